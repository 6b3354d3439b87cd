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

/** The words of a text in their order; joined they are the text again, but for lone surrogates, which become U+FFFD. */
export function cut(text: string): string[] {
  const whole = text.replace(LONE_SURROGATE, '\ufffd');
  const words: string[] = [];
  let at = 0;
  for (const latin of whole.matchAll(LATIN)) {
    if (latin.index > at) push(words, jieba().cut(whole.slice(at, latin.index)));
    words.push(latin[0]);
    at = latin.index + latin[0].length;
  }
  if (at < whole.length) push(words, jieba().cut(whole.slice(at)));
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
