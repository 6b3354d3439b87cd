/** What a change of the files would do: laid out beside them, compiled, held to the regression questions and compared. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trial, Wish } from '../desk/workshop.ts';
import { type EditedFile, withOwnersWord } from '../knowledge/edit/owners-word.ts';
import type { Finding } from '../knowledge/finding.ts';
import type { Places } from '../ops/settings-groups.ts';
import { GAP_QUESTIONS, withQuestion } from '../review/add-question.ts';
import { differences, gist } from '../review/diff.ts';
import { fallenIn, readRegressions } from '../review/regression.ts';
import { type Loaded, loadAssistant } from './assistant.ts';
import { stateOf } from './eval.ts';
import { type Files, readFiles } from './files.ts';
import { laidOut } from './lay-out.ts';
import { cachesIn, OWN_CACHES } from './places.ts';

export interface Tried extends Trial {
  /** Files as they are to be, within the knowledge folder. */
  readonly edits: readonly EditedFile[];
}

/** Of this process. Whoever writes what was just shown need not wait for it a second time: the same bytes, the same outcome. */
let last: { readonly key: string; readonly tried: Tried } | null = null;

export async function tryChange(places: Places, wish: Wish, asked: readonly string[]): Promise<Tried> {
  const present = readAll(places);
  const key = JSON.stringify([present.base, wish, asked]);
  if (last?.key !== key) last = { key, tried: await tryOver(present, places, wish, asked) };
  return last.tried;
}

interface Present {
  readonly files: Files;
  /** Names all of them. */
  readonly base: string;
}

async function tryOver({ files, base }: Present, places: Places, wish: Wish, asked: readonly string[]): Promise<Tried> {
  const edits = editsOf(wish, textsIn(files));
  const none = { base, edits: [], additions: [], differences: [], answers: [], outcome: null };
  if ('findings' in edits) return { ...none, ...edits };
  const before = await loadAssistant(places);
  const additions = edits.files.map(({ path }) => ({ path: `knowledge/${path}`, text: additionTo(path, wish, edits.files) }));
  if ('findings' in before) return { ...none, additions, findings: before.findings };
  const changed = new Map([...files, ...edits.files.map(({ path, text }) => [`knowledge/${path}`, Buffer.from(text)] as const)]);
  return await laidOut(changed, places, async (laid, dir) => {
    // What the changed files hold, and what is learned from them, is kept where the service will look for it.
    const after = await loadAssistant(laid, null, { ...cachesIn(dir), files: OWN_CACHES.files, learned: OWN_CACHES.learned });
    if ('findings' in after) return { ...none, additions, findings: after.findings };
    return { base, edits: edits.files, additions, ...compared(before, after, laid, wish, asked) };
  });
}

function compared(before: Loaded, after: Loaded, laid: Places, { question }: Wish, asked: readonly string[]) {
  const [was, is] = [stateOf(before), stateOf(after)];
  const regressions = readRegressions(laid.knowledgeDir);
  const rows = regressions.files.flatMap((file) => file.rows);
  return {
    findings: fallenIn(regressions, is.ask),
    differences: differences(was, is, rows),
    answers: asked.map((one) => ({ question: one, before: gist(was.ask(one)), after: gist(is.ask(one)) })),
    outcome: question === '' ? null : is.ask(question).outcome,
  };
}

/** The files of a version and the regression questions, read at one moment. */
function readAll(places: Places): Present {
  const { files, version } = readFiles(places);
  const dir = join(places.knowledgeDir, 'questions');
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.jsonl')) : [];
  const questions = names.sort().map((name) => [`knowledge/questions/${name}`, readFileSync(join(dir, name))] as const);
  const hash = createHash('sha256').update(version);
  for (const [path, bytes] of questions) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return { files: new Map([...files, ...questions]), base: hash.digest('hex') };
}

/** Names all files as they stand. */
export function baseOf(places: Places): string {
  return readAll(places).base;
}

function textsIn(files: Files): ReadonlyMap<string, string> {
  const own = [...files].filter(([path]) => path.startsWith('knowledge/'));
  return new Map(own.map(([path, bytes]) => [path.slice('knowledge/'.length), Buffer.from(bytes).toString('utf8')]));
}

function editsOf(
  wish: Wish,
  texts: ReadonlyMap<string, string>,
): { readonly files: readonly EditedFile[] } | { readonly findings: readonly Finding[] } {
  const word = wish.word === '' ? [] : [withOwnersWord(texts, wish.target, wish.word)];
  const question = wish.question === '' ? [] : [questionEdit(wish, texts)];
  const files = [...word, ...question].filter((edit) => edit !== null);
  if (files.length === word.length + question.length) return { files };
  return { findings: [{ file: 'knowledge', line: 1, column: 1, message: '没有地方可以加这个说法：没有这一条，或者那里没有说法的列表' }] };
}

function questionEdit({ target, question }: Wish, texts: ReadonlyMap<string, string>): EditedFile {
  const rows = [...texts].filter(([path]) => /^questions\/.*\.jsonl$/.test(path));
  const taken = new Set(rows.flatMap(([, text]) => [...text.matchAll(/"id"\s*:\s*"([^"]*)"/g)].map(([, id]) => id ?? '')));
  const added = { q: question, measure: 'topic' in target ? null : target };
  return { path: GAP_QUESTIONS, text: withQuestion(texts.get(GAP_QUESTIONS) ?? '', added, taken) };
}

/** As people would type it. */
function additionTo(path: string, { word }: Wish, edits: readonly EditedFile[]): string {
  const text = edits.find((edit) => edit.path === path)?.text ?? '';
  return path === GAP_QUESTIONS ? (text.trimEnd().split('\n').at(-1) ?? '') : word;
}
