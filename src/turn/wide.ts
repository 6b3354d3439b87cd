/** Words so wide that nobody can tell which measure is meant: a message of nothing else is asked back. */
import type { KnowledgeBase, WideWord } from '../knowledge/model.ts';
import type { SearchResult } from '../search/model.ts';
import { createPhraseMatcher } from '../text/phrases.ts';
import { besides, type SaidHit } from './said.ts';

/** @returns the measures to ask between; null where the message says more, or something else */
export type Wide = (found: SearchResult, hits: readonly SaidHit[]) => WideWord['measures'] | null;

const CARRIES_NOTHING: ReadonlySet<string> = new Set([
  'around/empty',
  'asks/duties',
  'plan/measures',
  'plan/overview',
  'small-talk/greeting',
  'small-talk/ack',
]);

export function createWide({ wide }: KnowledgeBase): Wide {
  const entries = wide.flatMap((word) => word.phrases.map((phrase) => ({ phrase, measures: word.measures })));
  const matcher = createPhraseMatcher(entries.map(({ phrase }) => phrase));
  return ({ analysis, unstated }, hits) => {
    if (unstated.length > 0) return null;
    const found = matcher.find(analysis.folded).map(({ phrase, parts }) => {
      const [start, end] = parts[0] ?? [0, 0];
      return { start, end, measures: entries[phrase]?.measures ?? [] };
    });
    const around = hits.filter(({ group, key }) => CARRIES_NOTHING.has(`${group}/${key}`));
    if (found.length === 0 || besides(analysis.folded, [...found, ...around]) !== '') return null;
    const longest = found.reduce((best, one) => (one.end - one.start > best.end - best.start ? one : best));
    // Two wide words together are narrow: 专利质押.
    return found.every((one) => longest.start <= one.start && one.end <= longest.end) ? longest.measures : null;
  };
}
