/** Which script a message is written in: the language of the reply follows it. */
import { fold } from './fold.ts';

export type Script = 'zh-Hans' | 'zh-Hant' | 'en' | 'none';

const IDEOGRAPH = /\p{Script=Han}/gu;
const LATIN_WORD = /[a-z]+(?:['’-][a-z]+)*/gi;

/**
 * Traditional where more characters exist only in Traditional than only in Simplified;
 * English where Latin words outnumber the ideographs.
 */
export function detectScript(text: string): Script {
  const ideographs = text.match(IDEOGRAPH) ?? [];
  const words = text.match(LATIN_WORD) ?? [];
  if (ideographs.length === 0) return words.length > 0 ? 'en' : 'none';
  if (words.length > ideographs.length) return 'en';
  const written = ideographs.join('');
  if (fold(written) === written) return 'zh-Hans';
  let traditional = 0;
  for (const character of ideographs) if (fold(character) !== character) traditional++;
  return traditional * 20 >= ideographs.length ? 'zh-Hant' : 'zh-Hans';
}
