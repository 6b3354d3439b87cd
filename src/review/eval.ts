/** Answers labelled questions and tells the figures; of the locked half, figures only. */
import { type Answered, answeredOf, type Measured, measure, missesOf, type Observed, TOGETHER } from './figures.ts';
import type { Labelled } from './labelled.ts';
import { isTuning } from './split.ts';

/** One question through a turn in a conversation of its own. */
export type Ask = (question: string) => Observed;

const FEW = 20;

/** @returns the lines to print */
export function evaluate(name: string, rows: readonly Labelled[], ask: Ask): string[] {
  const answered = rows.map((row) => answeredOf(row, ask(row.q)));
  const tuning = answered.filter(({ row }) => isTuning(row.id));
  const locked = answered.filter(({ row }) => !isTuning(row.id));
  return [
    `# ${name}: ${rows.length}`,
    ...part('all', answered),
    ...part('tuning half', tuning),
    ...part('locked half', locked),
    '## misses of the tuning half',
    ...tuning.flatMap(missLine),
  ];
}

function part(title: string, answered: readonly Answered[]): string[] {
  const kinds = [...new Set(answered.map(({ row }) => row.kind))];
  const groups: [string, readonly string[]][] = [
    ['over all', kinds],
    ...Object.entries(TOGETHER),
    ...kinds.map((kind): [string, string[]] => [kind, [kind]]),
  ];
  const lines = groups.map(([name, members]) =>
    lineOf(
      name,
      answered.filter(({ row }) => members.includes(row.kind)),
    ),
  );
  return [`## ${title}: ${answered.length}`, ...lines.filter((line) => line !== '')];
}

function lineOf(name: string, answered: readonly Answered[]): string {
  if (answered.length === 0) return '';
  return `${name} (${answered.length}): ${measure(answered).map(formatMeasured).join('  ')}`;
}

/** One row of fewer than twenty moves a figure by five points: the counts stand beside it. */
function formatMeasured({ name, hits, rows }: Measured): string {
  const share = (hits / rows).toFixed(3);
  return rows < FEW ? `${name} ${share} (${Number(hits.toFixed(1))}/${rows})` : `${name} ${share}`;
}

function missLine(answered: Answered): string[] {
  const { row, observed } = answered;
  const misses = missesOf(answered);
  if (misses.length === 0) return [];
  const measures = observed.measures.slice(0, 5).map(({ number, shown }) => (shown ? `${number}` : `(${number})`));
  const got = `${observed.outcome} ${measures.join(' ')} ${observed.unstated.join(' ')}`.trim();
  return [
    `${row.id} ${row.kind} [${misses.join(', ')}] ${row.q}\n    wanted ${row.gold.join(' ') || '–'} ${row.unstated.join(' ')}; got ${got}`,
  ];
}
