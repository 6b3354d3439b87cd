import { basename } from 'node:path';
import { formatFinding } from '../knowledge/finding.ts';
import { readImportWords } from '../knowledge/import/read-words.ts';
import type { Places } from '../ops/settings-groups.ts';
import { readInWorker } from './import-worker.ts';

type Print = (line: string) => void;

const USAGE = '用法：npm run knowledge -- import 文件 [--json]';

/** `npm run knowledge -- import FILE`: finds a plan in a document. @returns the exit code */
export async function runImport(places: Places, print: Print, args: readonly string[]): Promise<number> {
  const [path, ...others] = args.filter((arg) => arg !== '--json');
  if (path === undefined || others.length > 0 || path.startsWith('--')) return fail(USAGE, 2);
  const { file, findings } = readImportWords(places.knowledgeDir);
  if (file === null) return fail(findings.map(formatFinding).join('\n'), 1);
  const reading = await readInWorker({ path, words: file });
  if ('refusal' in reading) return fail(`${basename(path)}：${reading.refusal}`, 1);
  print(JSON.stringify(reading.json, null, args.includes('--json') ? undefined : 2));
  return 0;
}

function fail(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}
