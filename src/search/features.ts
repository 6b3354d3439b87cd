/** What the classifier reads of a text: its terms, the ideographs alone, and pairs of words that stand near each other. */
import { PAIR_MARK } from './terms.ts';

const CHARACTER_MARK = '\u0002';
const NEIGHBOURS_MARK = '\u0003';
/** Words this far apart still make a pair: 货款 收不回. */
const NEIGHBOURS = 2;

/** The hash of each feature, once; pairs in either order are one. */
export function featuresOf(text: string, terms: readonly string[], stops: ReadonlySet<string>): Uint32Array {
  const features = new Set(terms.map(hash));
  for (const character of text) if (isIdeograph(character) && !stops.has(character)) features.add(hash(CHARACTER_MARK + character));
  const words = terms.filter((term) => !term.startsWith(PAIR_MARK));
  for (let i = 0; i < words.length; i++) {
    for (let j = i + 1; j <= i + NEIGHBOURS && j < words.length; j++) {
      const [first, second] = [words[i] as string, words[j] as string];
      features.add(hash(first < second ? first + NEIGHBOURS_MARK + second : second + NEIGHBOURS_MARK + first));
    }
  }
  return Uint32Array.from(features);
}

function isIdeograph(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff';
}

/** FNV-1a over UTF-16 units, mixed once more, never 0: among 200,000 features a handful share one, which does no harm. */
export function hash(feature: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < feature.length; i++) sum = Math.imul(sum ^ feature.charCodeAt(i), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return (sum ^ (sum >>> 13)) >>> 0 || 1;
}
