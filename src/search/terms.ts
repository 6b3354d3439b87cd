/** What a text is indexed and looked up by: words, and pairs of neighbouring ideographs where words fail. */
import type { PhraseTables } from '../text/phrase-tables.ts';
import { phraseMatcher } from '../text/phrases.ts';
import { cut } from '../text/segment.ts';

/** Marks a pair of ideographs, so that it is another term than a word of two characters. */
export const PAIR_MARK = '\u0001';

const LATIN_OR_DIGIT = /^[a-z0-9][a-z0-9&+.'-]*$/;
const IDEOGRAPHS = /^[\u3400-\u9fff\uf900-\ufaff]+$/;

/** Stretches of a text that are words of their own, whatever the dictionary says. */
export type OwnWords = (text: string) => readonly (readonly [start: number, end: number])[];

export function ownWordsOver(tables: PhraseTables): OwnWords {
  const matcher = phraseMatcher(tables);
  return (text) => {
    const stretches = matcher.find(text).map(({ parts }) => parts[0] as readonly [number, number]);
    return stretches.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  };
}

export const NO_OWN_WORDS: OwnWords = () => [];

/** The words of a folded text: the dictionary's cuts, with the own words laid over them. */
export function wordsOf(text: string, ownWords: OwnWords): string[] {
  const words: string[] = [];
  let at = 0;
  for (const [start, end] of ownWords(text)) {
    if (start < at) continue;
    words.push(...cut(text.slice(at, start)), text.slice(start, end));
    at = end;
  }
  words.push(...cut(text.slice(at)));
  return words;
}

/**
 * All terms, in order, with repetitions.
 * An own word of more than two characters also gives the dictionary's words within it, so that half of it is found too.
 */
export function termsOf(words: readonly string[], stopWords: ReadonlySet<string>): string[] {
  const terms: string[] = [];
  let before = '';
  for (const word of words) {
    if (stopWords.has(word)) {
      before = '';
      continue;
    }
    if (IDEOGRAPHS.test(word)) {
      terms.push(word);
      if (word.length > 3) for (const part of cut(word)) if (part.length > 1 && part !== word) terms.push(part);
      const row = before + word;
      for (let i = 0; i + 1 < row.length; i++) terms.push(PAIR_MARK + row.slice(i, i + 2));
      before = word.slice(-1);
    } else {
      before = '';
      const latin = word.trim();
      if (LATIN_OR_DIGIT.test(latin)) terms.push(stem(latin));
    }
  }
  return terms;
}

/** English without its commonest endings: enough to bring `leases`, `leased` and `leasing` together. */
export function stem(word: string): string {
  if (word.length <= 4 || !/^[a-z]+$/.test(word)) return word.length === 4 && /[a-z]{3}s$/.test(word) ? word.slice(0, -1) : word;
  let stemmed = word.replace(/(?:ies|ied)$/, 'y');
  if (stemmed === word) stemmed = word.replace(/(?:ings?|ers?|ed|es|s|e)$/, '');
  if (stemmed.length < 3) return word;
  return stemmed.replace(/([^aeioulsz])\1$/, '$1').replace(/e$/, '');
}
