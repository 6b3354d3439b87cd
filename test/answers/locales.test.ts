import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLocaleFolders } from '../../src/answers/locale-folders.ts';
import { readLocales } from '../../src/answers/read-locales.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { LOCALES } from '../../src/knowledge/model.ts';
import { PERSONAL_KINDS } from '../../src/ops/personal-kinds.ts';

/** The shipped locales with some files replaced; null: without the file. */
function read(changes: Readonly<Record<string, string | null>>) {
  const { yaml, templates } = readLocaleFolders('locales');
  const files = { yaml: new Map(yaml.files), templates: new Map(templates.files) };
  for (const [path, text] of Object.entries(changes)) {
    const kind = path.endsWith('.hbs') ? files.templates : files.yaml;
    if (text === null) kind.delete(path);
    else kind.set(path, new TextEncoder().encode(text));
  }
  return readLocales({ yaml: { ...yaml, files: files.yaml }, templates: { ...templates, files: files.templates } });
}

function findings(changes: Readonly<Record<string, string | null>>): readonly string[] {
  const result = read(changes);
  return 'findings' in result ? result.findings.map(formatFinding) : [];
}

function textOf(path: string): string {
  const { yaml, templates } = readLocaleFolders('locales');
  return new TextDecoder().decode((yaml.files.get(path) ?? templates.files.get(path)) as Uint8Array);
}

describe('the words of our own', () => {
  it('are complete in every language', () => {
    expect(findings({})).toEqual([]);
  });

  it('are converted for Traditional, word by word where an override says so', () => {
    const result = read({});
    if ('findings' in result) throw new Error('the shipped locales do not hold');
    expect(result.words['zh-Hant'].sentences['offer.departments']).toBe('負責部門');
    expect(result.words['zh-Hant'].sentences['say.language']).toContain('計劃原文保持原樣');
    expect(result.words['zh-Hant'].templates.measures).toContain('〔原文〕{{this}}');
  });

  it.each([
    ['a missing file', { 'en/strings.yaml': null }, 'locales/en/strings.yaml:1:1: 没有这个文件'],
    ['a missing template', { 'zh-Hans/none.hbs': null }, 'locales/zh-Hans/none.hbs:1:1: 没有这个文件'],
  ])('are told of with their place: %s', (_, changes, finding) => {
    expect(findings(changes)).toEqual([finding]);
  });

  it('may use the variables of a sentence and no others', () => {
    const text = textOf('en/strings.yaml')
      .replace('{{number}} is not', '{{nummer}} is not')
      .replace('no measure {{number}};', 'no measure {{nummer}};');
    expect(findings({ 'en/strings.yaml': text })).toEqual([
      expect.stringMatching(/^locales\/en\/strings\.yaml:\d+:\d+: 没有 \{\{nummer\}\} 这个空；这句话可以用 \{\{number\}\}、\{\{last\}\}$/),
    ]);
  });

  it('are refused where a sentence is missing or unknown', () => {
    const text = textOf('zh-Hans/strings.yaml').replace('  thanks: ', '  thank: ');
    expect(findings({ 'zh-Hans/strings.yaml': text })).toEqual([expect.stringMatching(/^locales\/zh-Hans\/strings\.yaml:\d+:3: .*thank/)]);
  });

  it('are refused where a template cannot be read, with its line', () => {
    expect(findings({ 'zh-Hans/say.hbs': '{{> _notes}}\n{{#if text}}\n{{text}}\n' })).toEqual([
      expect.stringMatching(/^locales\/zh-Hans\/say\.hbs:\d+:\d+: 模板写法有误：/),
    ]);
  });
});

describe('what is kept of a person', () => {
  const result = read({});
  if ('findings' in result) throw new Error('the shipped locales do not hold');

  it.each(LOCALES)('is named in the privacy notice and in the conversation alike, kind by kind (%s)', (locale) => {
    const notice = readFileSync(`locales/${locale}/privacy.hbs`, 'utf8');
    const listed = [...notice.matchAll(/<li data-kind="(\w+)"><strong>([^<]+)<\/strong>/g)].map(([, kind, name]) => [
      kind,
      name?.toLowerCase(),
    ]);
    const words = result.words[locale].sentences;
    expect(listed).toEqual(PERSONAL_KINDS.map((kind) => [kind, words[`kept.${kind}`].toLowerCase()]));
    expect([words['say.my-data'], words['say.export']].every((text) => text.includes('{{kinds}}'))).toBe(true);
  });
});
