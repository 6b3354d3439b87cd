/** `npm run knowledge -- eval [FILE…]`: labelled questions through the very turn of a channel, and the figures. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatFinding } from '../knowledge/finding.ts';
import type { Places } from '../ops/settings-groups.ts';
import { evaluate } from '../review/eval.ts';
import { readLabelled } from '../review/labelled.ts';
import { takeTurn } from '../turn/take-turn.ts';
import { loadAssistant } from './assistant.ts';

/** @returns the exit code */
export async function runEval(places: Places, print: (line: string) => void, files: readonly string[]): Promise<number> {
  const chosen = files.length > 0 ? files : regressionFiles(places);
  const missing = chosen.find((file) => !existsSync(file));
  if (missing !== undefined || chosen.length === 0) {
    print(missing === undefined ? `${join(places.knowledgeDir, 'questions')} 里没有 .jsonl 文件；请写上文件名。` : `找不到文件 ${missing}`);
    return 2;
  }
  const loaded = await loadAssistant(places);
  if ('findings' in loaded) {
    for (const finding of loaded.findings) print(formatFinding(finding));
    return 1;
  }
  const now = new Date();
  for (const file of chosen) {
    const rows = readLabelled(readFileSync(file, 'utf8'));
    for (const line of evaluate(file, rows, (text) => takeTurn(loaded.assistant, null, { text }, now).report)) print(line);
  }
  return 0;
}

/** The policy team's own questions. */
function regressionFiles({ knowledgeDir }: Places): string[] {
  const dir = join(knowledgeDir, 'questions');
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(dir, name));
}
