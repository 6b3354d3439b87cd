/** `locales/wechat.yaml`: the account's menu, and what its QR codes stand for. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenes } from '../channels/wechat/callback.ts';
import { MENU_BYTES, MENU_COUNT, type MenuEntry } from '../channels/wechat/menu.ts';
import type { Finding } from '../knowledge/finding.ts';
import { list, object, type Schema, text } from '../knowledge/schemas/parts.ts';
import { readYaml, type YamlFile } from '../knowledge/yaml-file.ts';

interface WeChatFile {
  readonly menu: readonly MenuEntry[];
  readonly scenes?: Readonly<Record<string, string>>;
}

export interface WeChatWords {
  readonly menu: readonly MenuEntry[];
  readonly scenes: Scenes;
}

const NAME = 'wechat.yaml';
const click = object({ name: text, says: text });
const view = object({ name: text, opens: text });
// biome-ignore lint/suspicious/noThenProperty: JSON Schema's word
const leaf: Schema = { if: { required: ['opens'] }, then: view, else: click };
// biome-ignore lint/suspicious/noThenProperty: JSON Schema's word
const entry: Schema = { if: { required: ['items'] }, then: object({ name: text, items: list(leaf, 1) }), else: leaf };
const scenes: Schema = { type: 'object', additionalProperties: text };
const SCHEMA = object({ menu: list(entry, 1) }, { scenes });

/** Whoever has no such file has no menu. */
export function readWeChatFile(localesDir: string): WeChatWords | { readonly findings: readonly Finding[] } {
  const path = join(localesDir, NAME);
  if (!existsSync(path)) return { menu: [], scenes: new Map() };
  const { file, findings } = readYaml<WeChatFile>(`locales/${NAME}`, readFileSync(path), SCHEMA);
  if (file === null) return { findings };
  const { menu, scenes = {} } = file.value;
  const problems = [...entriesProblems(file, menu, ['menu'], 0), ...scenesProblems(file, Object.keys(scenes))];
  return problems.length > 0 ? { findings: problems } : { menu, scenes: new Map(Object.entries(scenes)) };
}

/** What WeChat takes for a scene. */
function scenesProblems(file: YamlFile<WeChatFile>, names: readonly string[]): readonly Finding[] {
  const odd = names.filter((name) => !/^[A-Za-z0-9_-]{1,64}$/.test(name));
  return odd.map((name) => file.finding(['scenes', name], `场景值「${name}」只能用英文字母、数字和连字符，最多 64 个`, 'name'));
}

type Path = readonly (string | number)[];

function entriesProblems(file: YamlFile<WeChatFile>, entries: readonly MenuEntry[], path: Path, level: 0 | 1): readonly Finding[] {
  const most = MENU_COUNT[level];
  const count = entries.length > most ? [file.finding([...path], `微信的菜单这一层最多 ${most} 个，这里有 ${entries.length} 个`)] : [];
  return [...count, ...entries.flatMap((each, index) => entryProblems(file, each, [...path, index], level))];
}

function entryProblems(file: YamlFile<WeChatFile>, entry: MenuEntry, path: Path, level: 0 | 1): readonly Finding[] {
  const tooLong = (field: string, value: string, most: number) => {
    const bytes = Buffer.byteLength(value);
    return bytes > most
      ? [file.finding([...path, field], `「${value}」太长：微信最多收 ${most} 个字节，这里是 ${bytes} 个（一个汉字 3 个）`)]
      : [];
  };
  const name = tooLong('name', entry.name, MENU_BYTES.name[level]);
  if ('items' in entry) return [...name, ...entriesProblems(file, entry.items, [...path, 'items'], 1)];
  if ('says' in entry) return [...name, ...tooLong('says', entry.says, MENU_BYTES.says)];
  const isAddress = /^(\/|https?:\/\/)/.test(entry.opens);
  const odd = isAddress
    ? []
    : [file.finding([...path, 'opens'], `「${entry.opens}」不是网址：写 https:// 开头的，或者 / 开头的本服务网页`)];
  return [...name, ...odd, ...tooLong('opens', entry.opens, MENU_BYTES.opens)];
}
