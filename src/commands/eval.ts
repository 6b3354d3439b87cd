/** `npm run knowledge -- eval [FILE…]`: labelled questions through the very turn of a channel, and the figures. */
import { existsSync, readFileSync } from 'node:fs';
import { formatFinding } from '../knowledge/finding.ts';
import type { Places } from '../ops/settings-groups.ts';
import type { State } from '../review/diff.ts';
import { type Ask, evaluate } from '../review/eval.ts';
import { readLabelled } from '../review/labelled.ts';
import { fallenIn, readRegressions } from '../review/regression.ts';
import { takeTurn } from '../turn/take-turn.ts';
import { type Loaded, loadAssistant } from './assistant.ts';

type Print = (line: string) => void;

/** @returns the exit code */
export async function runEval(places: Places, print: Print, files: readonly string[]): Promise<number> {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) {
    print(`找不到文件 ${missing}`);
    return 2;
  }
  const loaded = await loadAssistant(places);
  if ('findings' in loaded) {
    for (const finding of loaded.findings) print(formatFinding(finding));
    return 1;
  }
  if (files.length === 0) return holdToOwn(places, print, loaded);
  for (const file of files) {
    for (const line of evaluate(file, readLabelled(readFileSync(file, 'utf8')), asking(loaded))) print(line);
  }
  return 0;
}

/** The policy team's own questions; the dialogs' examples were held to their files when these were loaded. */
function holdToOwn({ knowledgeDir }: Places, print: Print, loaded: Loaded): number {
  const ask = asking(loaded);
  const own = readRegressions(knowledgeDir);
  for (const { file, rows } of own.files) for (const line of evaluate(file, rows, ask)) print(line);
  const findings = fallenIn(own, ask);
  for (const finding of findings) print(formatFinding(finding));
  const questions = own.files.reduce((sum, { rows }) => sum + rows.length, 0);
  const examples = loaded.assistant.book.dialogs.reduce((sum, dialog) => sum + dialog.examples.length, 0);
  const accepted = own.accepted.size === 0 ? '' : `，其中 ${own.accepted.size} 个写明了可以不同`;
  print(
    `${questions} 个回归问题${accepted}，问答里的 ${examples} 个例子：${findings.length === 0 ? '都答得对。' : `${findings.length} 个不对。`}`,
  );
  return findings.length === 0 ? 0 : 1;
}

/** Each question in a conversation of its own, today. */
export function asking({ assistant }: Pick<Loaded, 'assistant'>): Ask {
  const now = new Date();
  return (text) => takeTurn(assistant, null, { text }, now).report;
}

/** What two versions are compared by. */
export function stateOf(loaded: Loaded): State {
  return { knowledge: loaded.knowledge, ask: asking(loaded) };
}
