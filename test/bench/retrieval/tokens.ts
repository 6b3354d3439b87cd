/** The tokens that every engine gets: folded, cut by jieba, marks and blanks left out. */
import { fold } from '../../../src/text/fold.ts';
import { cut } from '../../../src/text/segment.ts';

export interface Text {
  readonly text: string;
  readonly tokens: readonly string[];
}

export function textOf(text: string): Text {
  return { text, tokens: cut(fold(text)).filter((word) => /[\p{L}\p{N}]/u.test(word)) };
}

/** The same and every pair of neighbouring ideographs. */
export function withPairs({ text, tokens }: Text): string[] {
  const folded = fold(text);
  const all = [...tokens];
  for (let i = 0; i + 1 < folded.length; i++) {
    const pair = folded.slice(i, i + 2);
    if (/^[\u4e00-\u9fff]{2}$/.test(pair)) all.push(`#${pair}`);
  }
  return all;
}
