import { basename } from 'node:path';
import { formatFinding } from '../knowledge/finding.ts';
import type { ImportJson } from '../knowledge/import/as-json.ts';
import { describe, differences, wordsOf } from '../knowledge/import/difference.ts';
import type { Draft } from '../knowledge/import/draft.ts';
import { readImportWords } from '../knowledge/import/read-words.ts';
import { homeOf, type PlanHome, readFiled, readLast, sha256Of, update, writeDraft, writeSeed } from '../knowledge/import/workspace.ts';
import { placeOf, readable } from '../knowledge/readable-text.ts';
import type { Places } from '../ops/settings-groups.ts';
import { checkDraft, namesNotYetKnown } from './import-check.ts';
import { type ReadResult, readInWorker } from './import-worker.ts';

type Print = (line: string) => void;

const USAGE = '用法：npm run knowledge -- import 文件 [--json | --update]';
const FLAGS = ['--json', '--update'];
const SHOWN = 12;

/** `npm run knowledge -- import FILE`: finds a plan in a document. @returns the exit code */
export async function runImport(places: Places, print: Print, args: readonly string[]): Promise<number> {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const [path, ...others] = args.filter((arg) => !arg.startsWith('--'));
  if (path === undefined || others.length > 0 || flags.length > 1 || flags.some((flag) => !FLAGS.includes(flag))) return fail(USAGE, 2);
  const { file, findings } = readImportWords(places.knowledgeDir);
  if (file === null) return fail(findings.map(formatFinding).join('\n'), 1);
  const asJson = flags.includes('--json');
  const reading = await readInWorker({ path, words: file, drafts: !asJson });
  if ('refusal' in reading) return fail(`${basename(path)}：${reading.refusal}`, 1);
  if (asJson || reading.draft === null) print(JSON.stringify(reading.json));
  else importInto(places, print, path, { ...reading, draft: reading.draft }, flags.includes('--update'));
  return 0;
}

function fail(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

function importInto(
  places: Places,
  print: Print,
  path: string,
  { text, json, draft }: ReadResult & { readonly draft: Draft },
  takesOver: boolean,
): void {
  const sha256 = sha256Of(text);
  const home = homeOf(draft, sha256, places);
  printFound(print, json, draft);
  const file = `seeds/${home.id}.txt`;
  printUnplaced(print, draft, text, file);
  if (home.exists) compareWith(home, places, print, { path, text, draft, sha256, takesOver });
  else {
    writeSeed(home.id, text, path, places);
    writeDraft(home, draft, file, sha256);
    print(`已写入：${file}（原件和它的哈希在 seeds/originals/），草稿在 knowledge/drafts/${home.id}/。`);
  }
  if (home.isDraft) printToDo(print, places, home, draft);
}

function printFound(print: Print, { plan, measures }: ImportJson, draft: Draft): void {
  const or = (value: string | null) => value ?? '原文里没有找到';
  const bodies = new Set(measures.flatMap((measure) => [...measure.lead, ...measure.cooperating, ...measure.undivided]));
  print(`标题：${or(plan.title)}`);
  print(`文号：${or(plan.documentNumber)}；发文机关：${or(plan.issuer)}；日期：${or(plan.date)}`);
  print(
    `找到 ${measures.length} 条措施，${bodies.size} 个部门，${draft.plan.sections.length} 个章节，${draft.plan.phases.length} 个阶段。`,
  );
}

function printUnplaced(print: Print, { unplaced }: Draft, text: string, file: string): void {
  if (unplaced.length === 0) return;
  const source = readable({ path: file, sha256: '', text });
  print(`下面 ${unplaced.length} 处原文没有放进任何一处，请看一看：`);
  for (const { start, end } of unplaced) {
    const { line, column } = placeOf(source, start);
    const span = source.points.slice(start, end).join('').replace(/\s+/g, ' ');
    print(`  ${file}:${line}:${column}: 「${span.length > 50 ? `${span.slice(0, 50)}……` : span}」`);
  }
}

interface Again {
  readonly path: string;
  readonly text: string;
  readonly draft: Draft;
  readonly sha256: string;
  readonly takesOver: boolean;
}

/** The plan was imported, or written, before. */
function compareWith(home: PlanHome, places: Places, print: Print, { path, text, draft, sha256, takesOver }: Again): void {
  const filed = readFiled(home, places);
  const last = readLast(home);
  const all = differences(
    wordsOf(filed.measures, filed.source),
    wordsOf(draft.measures, text),
    last === null ? null : wordsOf(last.measures, filed.source),
  );
  const shown = `${home.isDraft ? 'knowledge/drafts' : 'knowledge'}/${home.id}`;
  if (all.length === 0) {
    print(`和 ${shown} 比较：没有不同。`);
    return;
  }
  print(`和 ${shown} 比较，有 ${all.length} 处不同：`);
  for (const difference of all) print(`  ${describe(difference)}`);
  if (!takesOver) print('没有改动任何文件；要采用新读到的（人写的仍然保留），请加上 --update。');
  else {
    update(home, draft, all, writeSeed(home.id, text, path, places), sha256);
    print('已采用新读到的；人写的都保留了。');
  }
}

function printToDo(print: Print, places: Places, home: PlanHome, draft: Draft): void {
  const unknown = namesNotYetKnown(places, draft);
  if (unknown.length > 0) print(`bodies.yaml 里还没有的部门（${unknown.length} 个）：${unknown.join('、')}`);
  const findings = checkDraft(places, home);
  if (findings.length === 0) print(`草稿已经没有问题：把 knowledge/drafts/${home.id}/ 移到 knowledge/ 下就会生效。`);
  else {
    print(`草稿里还有 ${findings.length} 处要人来写或改；改好后再运行同一条命令，这里会重新检查：`);
    for (const finding of findings.slice(0, SHOWN)) print(`  ${formatFinding(finding)}`);
    if (findings.length > SHOWN) print(`  ……还有 ${findings.length - SHOWN} 处。`);
  }
}
