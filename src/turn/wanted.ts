/** What somebody is after, by the search: remembered for the guided dialogs, and where these do not understand a sentence. */
import type { Hit, SearchResult } from '../search/model.ts';
import type { Intent } from './intent.ts';

/** Least score of a measure that counts as what somebody is after, and not only as the nearest. */
const LEAST_SCORE = 0.6;

/** The measures that the words spoke of, best first: of each need, where there are several. */
export function hitsWanted(intent: Intent): readonly Hit[] {
  return intent.is === 'question' ? hitsOf(intent.found) : [];
}

export function hitsOf({ decision, hits, needs }: SearchResult): readonly Hit[] {
  if (decision !== 'answer') return [];
  return (needs.length > 0 ? needs : hits.slice(0, 1)).filter(({ score }) => score >= LEAST_SCORE);
}
