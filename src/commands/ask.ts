/** `npm run ask -- "问题"`: one question, answered in the terminal; `--jsonl` for machines. */
import { parseArgs } from 'node:util';
import { formatFinding } from '../knowledge/finding.ts';
import { readPlaces } from '../ops/settings-groups.ts';
import type { Explanation } from '../search/explain.ts';
import { askOne } from './ask-one.ts';
import { loadAssistant } from './assistant.ts';
import { explained } from './explained.ts';
import { answerLines } from './json-lines.ts';

const USAGE = '用法：npm run ask -- "问题" [--json] [--explain] [--as-of 2016-05-01]   或   npm run --silent ask -- --jsonl < 问题.jsonl';

async function run(): Promise<number> {
  const options = {
    json: { type: 'boolean' },
    jsonl: { type: 'boolean' },
    explain: { type: 'boolean' },
    'as-of': { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isDay(asOf)) return usage(`--as-of 要写成 2016-05-01 的样子，不是 ${asOf}`);
  const loaded = await loadAssistant(readPlaces(process.env), asOf);
  if ('findings' in loaded) {
    for (const finding of loaded.findings) console.error(formatFinding(finding));
    return 1;
  }
  const { assistant } = loaded;
  if (values.jsonl === true) {
    await answerLines(process.stdin, process.stdout, (line) => askOne(assistant, line, new Date()));
    return 0;
  }
  const q = positionals.join(' ');
  if (q.trim() === '') return usage();
  const answered = askOne(assistant, { q }, new Date());
  const explanation = values.explain === true ? assistant.search.explain(q) : null;
  console.log(values.json === true ? JSON.stringify(withExplanation(answered, explanation), null, 2) : forPeople(answered, explanation));
  return 0;
}

function withExplanation(answered: Record<string, unknown>, explanation: Explanation | null): unknown {
  return explanation === null ? answered : { ...answered, explanation };
}

function forPeople(answered: Record<string, unknown>, explanation: Explanation | null): string {
  return explanation === null ? String(answered.text) : `${answered.text}\n\n${explained(explanation)}`;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function usage(problem = ''): number {
  console.error(problem === '' ? USAGE : `${problem}\n${USAGE}`);
  return 2;
}

process.exitCode = await run();
