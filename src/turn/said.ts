/** Reads what is said to the assistant itself: commands, small talk, follow-ups, and the signs of what a question is after. */
import type { WordsByLocale } from '../answers/locale-words.ts';
import { SAID, type SaidGroup } from '../answers/said-words.ts';
import { foldPhrase } from '../text/fold.ts';
import { createPhraseMatcher } from '../text/phrases.ts';

export interface SaidHit {
  readonly group: SaidGroup;
  readonly key: string;
  /** UTF-16 indices into the text that was read. */
  readonly start: number;
  readonly end: number;
}

export interface Said {
  /** Every hit in a folded text, but those that an exception covers; in the order of the text, longer ones first. */
  find(folded: string): readonly SaidHit[];
}

export function createSaid(words: WordsByLocale): Said {
  const entries: { readonly group: SaidGroup; readonly key: string; readonly phrase: string }[] = [];
  for (const { said } of Object.values(words)) {
    for (const group of Object.keys(SAID) as SaidGroup[]) {
      for (const [key, phrases] of Object.entries<readonly string[]>(said[group])) {
        for (const phrase of phrases) entries.push({ group, key, phrase: foldPhrase(phrase) });
      }
    }
  }
  const matcher = createPhraseMatcher(entries.map(({ phrase }) => phrase));

  function read(folded: string): readonly SaidHit[] {
    const hits = matcher.find(folded).map(({ phrase, parts }) => {
      const { group, key } = entries[phrase] as (typeof entries)[number];
      return { group, key, start: parts[0]?.[0] ?? 0, end: parts.at(-1)?.[1] ?? 0 };
    });
    const exceptions = hits.filter(({ key }) => key === 'except');
    const counted = hits.filter((hit) => hit.key !== 'except' && !exceptions.some((one) => one.start <= hit.start && hit.end <= one.end));
    return counted.sort((a, b) => a.start - b.start || b.end - a.end);
  }
  // One message is read by several parts of a turn.
  let last: { readonly folded: string; readonly hits: readonly SaidHit[] } | null = null;
  return {
    find(folded) {
      if (last?.folded !== folded) last = { folded, hits: read(folded) };
      return last.hits;
    },
  };
}

export function says(hits: readonly SaidHit[], group: SaidGroup, key: string): boolean {
  return hits.some((hit) => hit.group === group && hit.key === key);
}

const LETTER = /[\p{L}\p{N}]/u;

/** Letters and digits of a text outside the stretches: what is said besides. */
export function besides(text: string, stretches: readonly { readonly start: number; readonly end: number }[]): string {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of stretches) covered.fill(1, start, end);
  let left = '';
  for (let i = 0; i < text.length; i++) if (covered[i] === 0 && LETTER.test(text[i] as string)) left += text[i];
  return left;
}

/** 好 is no consent within 你好. */
export function swallows(outer: SaidHit, inner: SaidHit): boolean {
  if (outer.group === 'around' || outer.group === 'asks' || outer.end - outer.start <= inner.end - inner.start) return false;
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The strongest hit of these groups if the whole message consists of such and of empty words. */
export function wholly(text: string, hits: readonly SaidHit[], groups: readonly SaidGroup[]): SaidHit | null {
  const telling = hits.filter((hit) => groups.includes(hit.group) && !hits.some((other) => swallows(other, hit)));
  if (telling.length === 0) return null;
  const empty = hits.filter(({ group, key }) => group === 'around' && key === 'empty');
  if (besides(text, [...telling, ...empty]) !== '') return null;
  return telling.reduce((best, hit) => (hit.end - hit.start > best.end - best.start ? hit : best));
}
