/** What the mender looks words up by: plain typed arrays, made from the vocabulary or read from a file. */
import { type Lists, listsOf } from './lists.ts';
import { blurOnce, readingsOf } from './pinyin.ts';
import { type StringTable, stringTable } from './string-table.ts';

export interface MendableWord {
  readonly word: string;
  /**
   * `term`: a name of the field; mended in every way. `phrase`: how people say something; pinyin, and homophones where it
   * is long. `common`: a word that many phrases hold; pinyin and homophones. `token`: any other word; pinyin only.
   */
  readonly kind: 'term' | 'phrase' | 'common' | 'token';
}

/** Words by one property; of those that share it, the one of the best rank. */
export interface WordsBy {
  readonly keys: StringTable;
  readonly word: Uint32Array;
}

export interface MenderTables {
  readonly words: StringTable;
  readonly ranks: Uint8Array;
  readonly bySound: WordsBy;
  readonly byBlurredSound: WordsBy;
  /** How the words begin: the blurred sound of their first two characters. */
  readonly beginnings: StringTable;
  /** First letters of terms; `SEVERAL` where no one word is meant. */
  readonly byInitials: WordsBy;
  /** Terms without one of their characters, and for each of these the terms. */
  readonly deletions: StringTable;
  readonly byDeletion: Lists;
}

export const RANK = { term: 0, phrase: 1, common: 2, token: 3 } as const;
export const LONGEST = 10;
export const SEVERAL = 0xffffffff;
const PAUSE_EVERY = 200;

/** @param vocabulary words of ideographs only, of two or more characters */
export function* menderTablesOf(vocabulary: readonly MendableWord[]): Generator<void, MenderTables, void> {
  const words = new Set<string>();
  const ranks: number[] = [];
  const bySound = new Map<string, number>();
  const byBlurredSound = new Map<string, number>();
  const beginnings = new Set<string>();
  const byInitials = new Map<string, number>();
  const byDeletion = new Map<string, number[]>();

  // The best rank first: what is kept already stays.
  const keep = (map: Map<string, number>, key: string, place: number) => {
    if (!map.has(key)) map.set(key, place);
  };
  const ranked = [...vocabulary].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
  for (const [index, { word, kind }] of ranked.entries()) {
    if (index % PAUSE_EVERY === 0) yield; // Whoever answers meanwhile gets a turn.
    if (word.length < 2 || word.length > LONGEST || !/^[\u4e00-\u9fa5]+$/.test(word) || words.has(word)) continue;
    const place = words.size;
    words.add(word);
    ranks.push(RANK[kind]);
    const readings = readingsOf(word);
    for (const reading of readings) {
      const blurred = reading.map(blurOnce);
      keep(bySound, reading.join(''), place);
      beginnings.add(`${blurred[0]} ${blurred[1]}`);
      if (word.length >= 3) keep(byBlurredSound, blurred.join(' '), place);
    }
    if (kind !== 'term') continue;
    const initials = word.length >= 3 ? readings[0]?.map((one) => one[0]).join('') : undefined;
    if (initials !== undefined) byInitials.set(initials, byInitials.has(initials) ? SEVERAL : place);
    for (let i = 0; word.length >= 4 && i < word.length; i++) {
      const key = word.slice(0, i) + word.slice(i + 1);
      const same = byDeletion.get(key);
      if (same === undefined) byDeletion.set(key, [place]);
      else same.push(place);
    }
  }
  yield;
  return {
    words: stringTable([...words]),
    ranks: Uint8Array.from(ranks),
    bySound: wordsBy(bySound),
    byBlurredSound: wordsBy(byBlurredSound),
    beginnings: stringTable([...beginnings]),
    byInitials: wordsBy(byInitials),
    deletions: stringTable([...byDeletion.keys()]),
    byDeletion: listsOf([...byDeletion.values()]),
  };
}

function wordsBy(map: ReadonlyMap<string, number>): WordsBy {
  return { keys: stringTable([...map.keys()]), word: Uint32Array.from(map.values()) };
}
