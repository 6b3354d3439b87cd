/** Whether words tell of a matter that the plans could speak of, beside what has been read in them already. */
import type { Match, SearchResult } from '../search/model.ts';

const TELLING: ReadonlySet<Match['kind']> = new Set(['concept', 'measure-word', 'avenue', 'body', 'outside']);

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** @param read stretches that are accounted for */
export function tellsMatter({ analysis }: SearchResult, read: readonly Stretch[]): boolean {
  return analysis.matches.some(
    (match) => TELLING.has(match.kind) && !read.some(({ start, end }) => start < match.end && match.start < end),
  );
}
