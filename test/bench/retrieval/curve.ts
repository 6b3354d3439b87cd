/** What each threshold would cost and bring, over the labelled questions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLabelled } from '../../../src/review/labelled.ts';
import { isTuning } from '../../../src/review/split.ts';
import type { Search } from '../../../src/search/search.ts';
import { ASKS, DECISION } from '../../../src/search/weights.ts';

const THRESHOLDS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6];

export function curve(search: Search, file: string): string[] {
  const chances = readLabelled(readFileSync(file, 'utf8')).map(({ q, kind, gold }) => ({
    kind: gold.length > 0 ? 'in scope' : kind,
    chance: search.explain(q).chance,
  }));
  const below = (kind: string, threshold: number): string => {
    const rows = chances.filter((row) => row.kind === kind);
    return (rows.filter(({ chance }) => chance < threshold).length / rows.length).toFixed(3);
  };
  const lines = THRESHOLDS.map(
    (threshold) => `| ${threshold} | ${['in scope', 'oos', 'near-oos'].map((kind) => below(kind, threshold)).join(' | ')} |`,
  );
  const chosen = `chosen: below ${DECISION.refuse} refused, from ${DECISION.answer} answered, between them asked back`;
  return ['\n## Refused below a chance of', '| chance | in scope | oos | near-oos |', '| --- | --- | --- | --- |', ...lines, chosen];
}

const ASKED_IN = ['dev', 'fresh-1', 'fresh-2', 'fresh-3', 'outside-2'];
const ASKING = [0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.75, 0.8, 0.86, 0.9, 0.95];

/** From which chance on something unstated counts as asked for, alone and where the phrases say so; on what may be tuned on. */
export function askingCurve(search: Search, directory: string): string[] {
  const rows = ASKED_IN.flatMap((name) =>
    readLabelled(readFileSync(join(directory, `${name}.jsonl`), 'utf8')).filter(({ id }) => name !== 'dev' || isTuning(id)),
  ).map(({ q, gold, unanswerable }) => ({ isAsked: unanswerable, isTold: gold.length > 0 && !unanswerable, ...search.explain(q).asking }));
  const share = (of: typeof rows, alone: number, named: number): string =>
    (of.filter(({ chance, isNamed }) => chance >= (isNamed ? named : alone)).length / of.length).toFixed(3);
  const asked = rows.filter(({ isAsked }) => isAsked);
  const told = rows.filter(({ isTold }) => isTold);
  const line = (alone: number, named: number): string =>
    `| ${alone} | ${named} | ${share(asked, alone, named)} | ${share(told, alone, named)} |`;
  return [
    '\n## Asked for, though not stated, from a chance of',
    '| alone | where the phrases say so | heard | false alarms |',
    '| --- | --- | --- | --- |',
    ...ASKING.map((alone) => line(alone, ASKS.leastNamed)),
    ...ASKING.map((named) => line(ASKS.least, named)),
    `chosen: ${ASKS.least}, ${ASKS.leastNamed}`,
  ];
}
