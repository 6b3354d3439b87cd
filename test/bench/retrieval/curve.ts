/** What each threshold of refusal would cost and bring, over the labelled questions. */
import { readFileSync } from 'node:fs';
import { readLabelled } from '../../../src/review/labelled.ts';
import type { Search } from '../../../src/search/search.ts';
import { DECISION } from '../../../src/search/weights.ts';

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
