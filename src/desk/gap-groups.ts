/** Questions that found no full answer, near-duplicates together. */
import { keyOf } from '../store/gap-cases.ts';

export interface GapQuestion {
  readonly question: string;
  readonly reason: string;
  readonly at: number;
}

export interface GapGroup {
  /** What its first question is without punctuation and figures: names the group. */
  readonly key: string;
  /** The one that stands for all: asked most often. */
  readonly question: string;
  readonly others: readonly string[];
  readonly count: number;
  /** By reason, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  readonly lastAt: number;
}

/** Share of common character pairs (Dice) from which two questions count as one. */
const ALIKE = 0.6;
const MOST_OTHERS = 5;

interface Growing {
  readonly key: string;
  readonly pairs: ReadonlySet<string>;
  readonly questions: GapQuestion[];
}

/** @param gaps the newest first. @returns groups, the most asked first */
export function groupGaps(gaps: readonly GapQuestion[]): readonly GapGroup[] {
  const groups: Growing[] = [];
  const byPair = new Map<string, Growing[]>();
  const byKey = new Map<string, Growing>();
  for (const gap of gaps) {
    const key = keyOf(gap.question);
    if (key === '') continue;
    const pairs = pairsOf(key);
    const found = byKey.get(key) ?? likest(pairs, byPair);
    if (found !== null) {
      found.questions.push(gap);
      byKey.set(key, found);
      continue;
    }
    const group = { key, pairs, questions: [gap] };
    groups.push(group);
    byKey.set(key, group);
    for (const pair of pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), group]);
  }
  return groups.map(finished).sort((a, b) => b.count - a.count || b.lastAt - a.lastAt);
}

function pairsOf(key: string): ReadonlySet<string> {
  const characters = [...key];
  if (characters.length === 1) return new Set([key]);
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

function likest(pairs: ReadonlySet<string>, byPair: ReadonlyMap<string, readonly Growing[]>): Growing | null {
  const common = new Map<Growing, number>();
  for (const pair of pairs) for (const group of byPair.get(pair) ?? []) common.set(group, (common.get(group) ?? 0) + 1);
  let best: Growing | null = null;
  let most = ALIKE;
  for (const [group, count] of common) {
    const alike = (2 * count) / (group.pairs.size + pairs.size);
    if (alike >= most) [best, most] = [group, alike];
  }
  return best;
}

function finished({ key, questions }: Growing): GapGroup {
  const texts = counted(questions.map(({ question }) => question));
  const [first = ['', 0], ...others] = texts;
  return {
    key,
    question: first[0],
    others: others.slice(0, MOST_OTHERS).map(([text]) => text),
    count: questions.length,
    reasons: counted(questions.map(({ reason }) => reason)).map(([reason, count]) => ({ reason, count })),
    lastAt: Math.max(...questions.map(({ at }) => at)),
  };
}

function counted(texts: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
