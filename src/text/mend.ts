/**
 * Mends what was mistyped, by rewriting the text before anything else looks at it: wrong homophones, a missing,
 * swapped or similar character, pinyin whole or mixed (`rongzi租赁`), initials (`zscq`).
 * It must never harm a text that was right, so every rewriting passes guards:
 * nothing inside a literal hit, and short words only where the characters form no word of the dictionary.
 */
import { listAt } from './lists.ts';
import { coverage, isAllowed, isOneEdit, lacksOne } from './mend-guards.ts';
import { type MendableWord, type MenderTables, menderTablesOf, RANK, SEVERAL, type WordsBy } from './mend-tables.ts';
import { count, type Row, rowOf, type Unit, unitsOf } from './mend-units.ts';
import { isPinyin } from './pinyin.ts';
import { countOf, placeIn, type StringTable, stringAt } from './string-table.ts';

export interface Mending {
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
  readonly why: 'typo' | 'pinyin';
}

export interface Mender {
  /**
   * What should be rewritten, in order, without overlaps.
   * @param literal stretches of the text that are known words as they stand
   */
  mend(text: string, literal: readonly (readonly [start: number, end: number])[]): Mending[];
}

/** @param idle characters that are words of their own (的, 有, 去): two of them never make a mistyped word */
export function* menderOf(vocabulary: readonly MendableWord[], idle: ReadonlySet<string>): Generator<void, Mender, void> {
  return mender(yield* menderTablesOf(vocabulary), idle);
}

export function mender(tables: MenderTables, idle: ReadonlySet<string>): Mender {
  const { words, ranks, bySound, byBlurredSound, beginnings, byInitials, deletions, byDeletion } = tables;
  const deletionBegins = beginningsOf(deletions);

  function mend(text: string, literal: readonly (readonly [number, number])[]): Mending[] {
    const units = unitsOf(text);
    if (!units.some((unit) => unit.latin || unit.single)) return [];
    const mendsLatin = hasIdeographs(units) || units.every((unit) => isPinyin(unit.text) || placeIn(byInitials.keys, unit.text) >= 0);
    const row = rowOf(text, units);
    const covered = coverage(text.length, literal);
    const mendings: Mending[] = [];
    for (let first = 0; first < units.length; ) {
      const found = longestAt(text, row, first, covered, mendsLatin);
      if (found === null) first++;
      else {
        mendings.push(found.mending);
        first = found.next;
      }
    }
    return mendings;
  }

  function longestAt(
    text: string,
    row: Row,
    first: number,
    covered: Int32Array,
    mendsLatin: boolean,
  ): { mending: Mending; next: number } | null {
    const second = row.blurredAt[Math.min(first + 2, row.units.length)] as number;
    const begins = placeIn(beginnings, row.blurred, row.blurredAt[first], second - 1) >= 0;
    for (let last = row.reach[first] as number; last >= first; last--) {
      const isLatin = count(row.latins, first, last) > 0;
      if (isLatin ? !mendsLatin : count(row.singles, first, last) === 0) continue;
      if (placeIn(words, row.text, row.textAt[first], row.textAt[last + 1]) >= 0) return null;
      const to = isLatin ? fromLatin(row, first, last) : ((begins ? fromHomophones(row, first, last) : null) ?? fromEdit(row, first, last));
      if (to === null) continue;
      const window = row.units.slice(first, last + 1);
      if (!isAllowed(window, to, covered)) continue;
      const start = (window[0] as Unit).start;
      const end = (window.at(-1) as Unit).end;
      return { mending: { start, end, from: text.slice(start, end), to, why: isLatin ? 'pinyin' : 'typo' }, next: last + 1 };
    }
    return null;
  }

  /** Place of the word that one property names, or -1. */
  function wordIn({ keys, word }: WordsBy, text: string, from = 0, to: number = text.length): number {
    const place = placeIn(keys, text, from, to);
    return place < 0 ? -1 : (word[place] as number);
  }

  function lengthOf(word: number): number {
    return word < 0 ? 0 : (words.starts[word + 1] as number) - (words.starts[word] as number);
  }

  function fromLatin(row: Row, first: number, last: number): string | null {
    const window = row.units.slice(first, last + 1);
    const sound = row.sounds.slice(row.soundAt[first], row.soundAt[last + 1]);
    const latin = window.filter((unit) => unit.latin);
    if (latin.every((unit) => isPinyin(unit.text) || (window.length > 1 && readsAsOne(unit.text)))) {
      const known = wordIn(bySound, sound);
      if (known >= 0) return stringAt(words, known);
      if (window.length === 1) return splitLatin(sound);
    }
    if (window.length !== 1 || sound.length < 3) return null;
    const known = wordIn(byInitials, sound);
    return known < 0 || known === SEVERAL ? null : stringAt(words, known);
  }

  /** Letters as a row of known words: `zhongchoupingtai`. */
  function splitLatin(letters: string): string | null {
    if (letters.length > 40) return null;
    const best: (string | null)[] = [''];
    for (let end = 1; end <= letters.length; end++) {
      best[end] = null;
      for (let start = 0; start <= end - 4; start++) {
        const before = best[start] ?? null;
        const known = before === null ? -1 : wordIn(bySound, letters, start, end);
        if (known < 0) continue;
        best[end] = before + stringAt(words, known);
        break;
      }
    }
    return best[letters.length] || null;
  }

  function fromHomophones(row: Row, first: number, last: number): string | null {
    const length = last + 1 - first;
    if (length < 2) return null;
    let known = wordIn(bySound, row.sounds, row.soundAt[first], row.soundAt[last + 1]);
    if (lengthOf(known) !== length && length >= 3)
      known = wordIn(byBlurredSound, row.blurred, row.blurredAt[first], (row.blurredAt[last + 1] as number) - 1);
    if (lengthOf(known) !== length) return null;
    const word = stringAt(words, known);
    return isHomophoneAllowed(row.units.slice(first, last + 1), word, ranks[known] as number) ? word : null;
  }

  /** The shorter the word, the likelier a mere coincidence of sounds. */
  function isHomophoneAllowed(window: readonly Unit[], word: string, rank: number): boolean {
    const changed = window.filter((unit, i) => unit.text !== word[i]);
    const same = window.length - changed.length;
    if (!changed.every((unit) => unit.single) && window.length < 4) return false;
    if (window.length === 2) return rank === RANK.common && same === 1 && window.every((unit) => unit.single && !idle.has(unit.text));
    if (window.length === 3) return rank === RANK.term && same >= 1 && !changed.some((unit) => idle.has(unit.text));
    if (rank > RANK.phrase || same === 0) return false;
    if (rank === RANK.term) return true;
    return same * 2 >= window.length && !changed.some((unit) => idle.has(unit.text));
  }

  function fromEdit(row: Row, first: number, last: number): string | null {
    const [start, end] = [row.textAt[first] as number, row.textAt[last + 1] as number];
    const length = end - start;
    if (length < 3) return null;
    const [one, two, three] = [row.text.charCodeAt(start), row.text.charCodeAt(start + 1), row.text.charCodeAt(start + 2)];
    for (let i = 0; i <= length; i++) {
      // Hardly any text begins like one of the terms: most are through here.
      if (deletionBegins[pairOf(i === 0 ? two : one, i < 2 ? three : two)] === 0) continue;
      const given = row.text.slice(start, end);
      // i = length: nothing deleted from the text, one character missing from it.
      const place = placeIn(deletions, given.slice(0, i) + given.slice(i + 1));
      if (place < 0) continue;
      const window = row.units.slice(first, last + 1);
      for (const near of listAt(byDeletion, place)) {
        const word = stringAt(words, near);
        if (word.length === length && i < length && isOneEdit(window, given, word, idle)) return word;
        if (word.length === length + 1 && i === length && lacksOne(window, given, word, idle)) return word;
      }
    }
    return null;
  }

  return { mend };
}

/** A bit for each pair of characters that one of the strings begins with; pairs may share one. */
function beginningsOf(strings: StringTable): Uint8Array {
  const bits = new Uint8Array(1 << 16);
  for (let place = 0; place < countOf(strings); place++) {
    const start = strings.starts[place] as number;
    bits[pairOf(strings.units[start] as number, strings.units[start + 1] as number)] = 1;
  }
  return bits;
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 31) ^ second) & 0xffff;
}

function readsAsOne(letters: string): boolean {
  return letters.length <= 6 && /[aeiouv]/.test(letters);
}

function hasIdeographs(units: readonly Unit[]): boolean {
  return units.some((unit) => !unit.latin);
}
