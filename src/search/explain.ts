/** Why a search came out as it did: for `ask --explain` and the console. */
import type { Asking } from './asks.ts';
import type { Signs } from './decide.ts';
import type { SearchResult } from './model.ts';
import type { Reason } from './score.ts';

export interface Explanation {
  readonly result: SearchResult;
  /** Best first, with what speaks for each, strongest first. */
  readonly measures: readonly ExplainedMeasure[];
  /** Silent matters that were spoken of. */
  readonly outside: readonly { readonly topic: string; readonly strength: number }[];
  /** Probability that the plans answer the question at all, and the signs that it comes from. */
  readonly chance: number;
  readonly signs: Signs;
  /** Whether something is asked for that the sources may not give. */
  readonly asking: Asking;
  /** What the first has and the second lacks, by kind of evidence; null where there is no second. */
  readonly lead: Readonly<Record<string, number>> | null;
}

export interface ExplainedMeasure {
  readonly plan: string;
  readonly number: number;
  readonly score: number;
  readonly evidence: number;
  readonly reasons: readonly Reason[];
  /** Words of the question that its own texts hold, the most telling first. */
  readonly held: readonly string[];
}

/** How much of the first's lead over the second each kind of evidence makes. */
export function leadOf(first: ExplainedMeasure | undefined, second: ExplainedMeasure | undefined): Record<string, number> | null {
  if (first === undefined || second === undefined) return null;
  const lead: Record<string, number> = {};
  for (const [measure, sign] of [
    [first, 1],
    [second, -1],
  ] as const) {
    for (const reason of measure.reasons) lead[reason.from] = (lead[reason.from] ?? 0) + sign * reason.score;
  }
  return lead;
}
