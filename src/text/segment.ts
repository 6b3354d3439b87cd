/** Cuts Chinese text into words with nodejieba over a fixed base dictionary, loaded at the first use. */
import { createRequire } from 'node:module';
import { ensureDictionary } from './dictionary.ts';

interface Jieba {
  load(files: { dict: string; hmmDict: string; userDict: string; idfDict: string; stopWordDict: string }): boolean;
  cut(text: string): string[];
}

const require = createRequire(import.meta.url);
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
let loaded: Jieba | null = null;

function jieba(): Jieba {
  if (loaded === null) {
    const files = ensureDictionary();
    loaded = require('nodejieba') as Jieba;
    loaded.load({ dict: files.words, hmmDict: files.hmm, userDict: files.user, idfDict: files.idf, stopWordDict: files.stopWords });
  }
  return loaded;
}

/** Latin words and figures, also joined (r&d, 2.5); the segmenter would cut them into letters. */
const LATIN = /[\p{Script=Latin}\d]+(?:[&+.-][\p{Script=Latin}\d]+)*/gu;
/** The same, and the marks at which the segmenter parts a text itself. */
const LATIN_OR_MARK = /[\p{Script=Latin}\d]+(?:[&+.-][\p{Script=Latin}\d]+)*|[ \t\n，。]/gu;

/** The words of a text in their order; joined they are the text again, but for lone surrogates, which become U+FFFD. */
export function cut(text: string): string[] {
  const whole = text.replace(LONE_SURROGATE, '\ufffd');
  const words: string[] = [];
  let at = 0;
  for (const between of whole.matchAll(whole.length > LONGEST_KEPT ? LATIN : LATIN_OR_MARK)) {
    if (between.index > at) push(words, cutOnce(whole.slice(at, between.index)));
    words.push(between[0]);
    at = between.index + between[0].length;
  }
  if (at < whole.length) push(words, cutOnce(whole.slice(at)));
  return words;
}

/** One turn cuts the same stretches several times: as a whole, by its clauses, beside names of bodies. */
const KEPT = 64;
/** A longer text holds many stretches, and is cut at once: each call into the segmenter costs more than a phrase. */
const LONGEST_KEPT = 300;
const kept = new Map<string, readonly string[]>();

function cutOnce(stretch: string): readonly string[] {
  const known = kept.get(stretch);
  if (known !== undefined) return known;
  const words = jieba().cut(stretch);
  if (stretch.length > LONGEST_KEPT) return words;
  if (kept.size >= KEPT) kept.clear();
  kept.set(stretch, words);
  return words;
}

/** One by one: a long text has more words than a call takes arguments. */
function push(words: string[], more: readonly string[]): void {
  for (const word of more) words.push(word);
}

/** Whether the dictionary holds a text of two or more characters as one word. */
export function isWord(text: string): boolean {
  return text.length >= 2 && cut(text).length === 1;
}
