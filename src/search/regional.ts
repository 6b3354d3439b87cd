/** Regional and Cantonese wording, rewritten into the mainland's. */
import type { KnowledgeBase } from '../knowledge/model.ts';
import { fold } from '../text/fold.ts';
import { createPhraseMatcher } from '../text/phrases.ts';

export type RewriteRegional = (
  text: string,
  /** Stretches within which nothing is rewritten. */
  keep: readonly (readonly [start: number, end: number])[],
) => { readonly text: string; readonly rewritten: readonly { readonly from: string; readonly to: string }[] };

/** The longest first. */
export function createRegional(words: KnowledgeBase['regional']): RewriteRegional {
  const pairs = words.map(({ say, mean }) => ({ say: fold(say), mean: fold(mean) }));
  const matcher = createPhraseMatcher(pairs.map(({ say }) => say));
  const beginnings = new Set(pairs.map(({ say }) => say[0]));
  return (text, keep) => {
    if (!hasAny(text, beginnings)) return { text, rewritten: [] };
    const hits = matcher.find(text).flatMap(({ phrase, parts }) => {
      const part = parts[0] as readonly [number, number];
      const kept = keep.some(([start, end]) => start <= part[0] && part[1] <= end && end - start > part[1] - part[0]);
      return kept ? [] : [{ start: part[0], end: part[1], to: (pairs[phrase] as { mean: string }).mean }];
    });
    hits.sort((a, b) => a.start - b.start || b.end - a.end);
    const rewritten: { from: string; to: string }[] = [];
    let out = '';
    let at = 0;
    for (const { start, end, to } of hits) {
      const from = text.slice(start, end);
      if (start < at || from === to) continue;
      out += text.slice(at, start) + to;
      at = end;
      rewritten.push({ from, to });
    }
    return { text: out + text.slice(at), rewritten };
  };
}

function hasAny(text: string, characters: ReadonlySet<string | undefined>): boolean {
  for (let i = 0; i < text.length; i++) if (characters.has(text[i])) return true;
  return false;
}
