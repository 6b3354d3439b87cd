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

/** The words of a text in their order; joined they are the text again, but for lone surrogates, which become U+FFFD. */
export function cut(text: string): string[] {
  if (text === '') return [];
  return jieba().cut(text.replace(LONE_SURROGATE, '\ufffd'));
}

/** Whether the dictionary holds a text of two or more characters as one word. */
export function isWord(text: string): boolean {
  return text.length >= 2 && cut(text).length === 1;
}
