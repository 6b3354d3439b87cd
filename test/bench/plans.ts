/**
 * Ten plans with 413 measures beside the shipped one alone: what checking them, loading an edit of them and a turn take, and
 * how the first plan's questions fare, ranks counted among its own measures.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Loaded, loadAssistant } from '../../src/commands/assistant.ts';
import { createChecker } from '../../src/commands/checker.ts';
import { asking } from '../../src/commands/eval.ts';
import { cachesIn } from '../../src/commands/places.ts';
import { type Places, programRoot, readPlaces } from '../../src/ops/settings-groups.ts';
import { answeredOf, measure } from '../../src/review/figures.ts';
import { type Labelled, readLabelled } from '../../src/review/labelled.ts';
import { FIRST, layOutTenPlans } from './plans/ten-plans.ts';

const ROUNDS = 4;

export async function benchPlans(print: (line: string) => void): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'guancetong-plans-'));
  layOutTenPlans(dir);
  const one = readPlaces({});
  const ten: Places = { ...one, dataDir: dir, knowledgeDir: join(dir, 'knowledge'), seedsDir: join(dir, 'seeds') };
  print(timeOfCheck('check, files not read before', ten));
  edit(join(ten.knowledgeDir, FIRST, 'measures', '09.yaml'), '融资租赁就是设备先租着用', '说起来，融资租赁就是设备先租着用');
  print(timeOfCheck('check after an edit', ten));
  for (const line of await timesOfReload(ten)) print(line);
  const [alone, beside] = [await loaded(one, join(dir, 'one')), await loaded(ten, join(dir, 'ten'))];
  const rows = questions();
  print(`turn, one plan     ${timesOfTurns(alone, rows)}`);
  print(`turn, ten plans    ${timesOfTurns(beside, rows)}  (allowed at p99: 10 ms)`);
  print(`own R@1, one plan  ${ownFigures(alone, rows)}`);
  print(`own R@1, ten plans ${ownFigures(beside, rows)}  (allowed: 1 point less)`);
  rmSync(dir, { recursive: true });
}

function timeOfCheck(name: string, { knowledgeDir, seedsDir }: Places): string {
  const env = { ...process.env, KNOWLEDGE_DIR: knowledgeDir, SEEDS_DIR: seedsDir };
  const took = stopwatch();
  const said = execFileSync(process.execPath, [join(programRoot(), 'dist', 'commands', 'knowledge.js'), 'check'], {
    env,
    encoding: 'utf8',
  });
  return `${name}: ${took()}  (allowed: 2 s)  ${said.trim()}`;
}

/** By the process that a service has its files checked by. */
async function timesOfReload(places: Places): Promise<string[]> {
  const checker = createChecker(places);
  const edits: readonly (readonly [name: string, make: () => void])[] = [
    ['reload, the first since long', () => {}],
    [
      'reload, another explanation',
      () => edit(join(places.knowledgeDir, FIRST, 'measures', '10.yaml'), 'plain:\n  zh-Hans: ', 'plain:\n  zh-Hans: 这一条说的是：'),
    ],
    ['reload, new words of owners', () => edit(join(places.knowledgeDir, 'words', 'factories.yaml'), /zh: +\[/, 'zh: [先租机器后买下, ')],
    [
      'reload, new words of another plan',
      () => edit(join(places.knowledgeDir, 'farms', 'measures', '03.yaml'), 'words:\n', 'words:\n  - 办个预制菜龙头厂\n'),
    ],
  ];
  const lines: string[] = [];
  for (const [name, make] of edits) {
    make();
    const took = stopwatch();
    const checked = await checker.check();
    const told = 'findings' in checked ? checked.findings : checked.fallen;
    lines.push(`${name}: ${took()}  (allowed: 2 s)${told.length === 0 ? '' : `  ${told.length} findings: ${told[0]?.message}`}`);
  }
  checker.close();
  return lines;
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`nothing to edit in ${path}`);
  writeFileSync(path, edited);
}

async function loaded(places: Places, caches: string): Promise<Loaded> {
  const assistant = await loadAssistant(places, null, cachesIn(caches));
  if ('findings' in assistant) throw new Error('the knowledge does not hold');
  return assistant;
}

function questions(): readonly Labelled[] {
  const dir = join(programRoot(), 'test', 'questions');
  const files = readdirSync(dir).filter((file) => /^(?:dev|fresh-\d+)\.jsonl$/.test(file));
  return files.flatMap((file) => readLabelled(readFileSync(join(dir, file), 'utf8')));
}

/** The first round warms up. */
function timesOfTurns({ answer }: Loaded, rows: readonly Labelled[]): string {
  const times: number[] = [];
  const now = new Date();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { q } of rows) {
      const startedAt = performance.now();
      answer(null, { text: q }, now, 'bench');
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  times.sort((a, b) => a - b);
  return [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${(times[Math.floor(times.length * share)] ?? 0).toFixed(2)} ms`).join('  ');
}

function ownFigures({ assistant }: Loaded, rows: readonly Labelled[]): string {
  const ask = asking({ assistant });
  const answered = rows.map((row) => {
    const observed = ask(row.q);
    return answeredOf(row, { ...observed, measures: observed.measures.filter(({ plan }) => plan === FIRST) });
  });
  const figures = measure(answered).filter(({ name }) => name === 'R@1' || name === 'R@3' || name === 'refused');
  return figures.map(({ name, hits, rows: of }) => `${name} ${(hits / of).toFixed(4)}`).join('  ');
}

/** What has gone by since, and how much of it the processor worked for us: on a busy machine these differ. */
function stopwatch(): () => string {
  const [startedAt, worked] = [performance.now(), processorS()];
  return () => `${((performance.now() - startedAt) / 1000).toFixed(2)} s, ${(processorS() - worked).toFixed(2)} s of processor time`;
}

const TICKS_PER_S = 100;

/** Of the processes that this one started, ended or not; 0 where the system does not tell. */
function processorS(): number {
  try {
    const running = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean);
    const ticks = running.map((pid) => sum(fieldsOf(pid).slice(11, 13)));
    return (sum(ticks) + sum(fieldsOf('self').slice(13, 15))) / TICKS_PER_S;
  } catch {
    return 0;
  }
}

/** Those of `/proc/…/stat` that stand behind the name, which may hold spaces. */
function fieldsOf(pid: string): readonly number[] {
  return (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ').map(Number);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await benchPlans(console.log);
