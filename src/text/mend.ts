/**
 * Mends what was mistyped, by rewriting the text before anything else looks at it: wrong homophones, a missing,
 * swapped or similar character, pinyin whole or mixed (`rongzi租赁`), initials (`zscq`).
 * It must never harm a text that was right, so every rewriting passes guards:
 * nothing inside a literal hit, and short words only where the characters form no word of the dictionary.
 */
import { blur, isPinyin, readingOf, readingsOf } from './pinyin.ts';
import { cut } from './segment.ts';

export interface MendableWord {
  readonly word: string;
  /**
   * `term`: a name of the field; mended in every way. `phrase`: how people say something; pinyin, and homophones where it
   * is long. `common`: a word that many phrases hold; pinyin and homophones. `token`: any other word; pinyin only.
   */
  readonly kind: 'term' | 'phrase' | 'common' | 'token';
}

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

const LONGEST = 10;
const PAUSE_EVERY = 200;
const RANK = { term: 0, phrase: 1, common: 2, token: 3 } as const;

interface Known {
  readonly word: string;
  readonly rank: number;
}

/** One ideograph, or one run of Latin letters. */
interface Unit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly sound: string;
  /** What the sound is compared by where speakers do not keep it apart. */
  readonly blurred: string;
  readonly latin: boolean;
  /** Stands alone in the dictionary's cut: where a wrong character mostly shows. */
  readonly single: boolean;
}

/**
 * @param vocabulary words of ideographs only, of two or more characters
 * @param idle       characters that are words of their own (的, 有, 去): two of them never make a mistyped word
 */
export function* menderOf(vocabulary: readonly MendableWord[], idle: ReadonlySet<string>): Generator<void, Mender, void> {
  const words = new Set<string>();
  const bySound = new Map<string, Known>();
  const byBlurredSound = new Map<string, Known>();
  /** How the words begin: the blurred sound of their first two characters. */
  const beginnings = new Set<string>();
  const byInitials = new Map<string, Known | 'several'>();
  const byDeletion = new Map<string, string[]>();

  const keep = (map: Map<string, Known>, key: string, known: Known): void => {
    const before = map.get(key);
    if (before === undefined || known.rank < before.rank) map.set(key, known);
  };
  const ranked = [...vocabulary].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
  for (const [index, { word, kind }] of ranked.entries()) {
    if (index % PAUSE_EVERY === 0) yield; // Whoever answers meanwhile gets a turn.
    if (word.length < 2 || word.length > LONGEST || !/^[\u4e00-\u9fa5]+$/.test(word) || words.has(word)) continue;
    words.add(word);
    const known = { word, rank: RANK[kind] };
    const readings = readingsOf(word);
    for (const reading of readings) {
      keep(bySound, reading.join(''), known);
      beginnings.add(`${blurOnce(reading[0] as string)} ${blurOnce(reading[1] as string)}`);
      if (word.length >= 3) keep(byBlurredSound, reading.map(blurOnce).join(' '), known);
    }
    if (kind !== 'term') continue;
    if (word.length >= 3) {
      for (const reading of readings.slice(0, 1)) {
        const initials = reading.map((one) => one[0]).join('');
        byInitials.set(initials, byInitials.has(initials) ? 'several' : known);
      }
    }
    if (word.length >= 4) {
      for (let i = 0; i < word.length; i++) {
        const key = word.slice(0, i) + word.slice(i + 1);
        const same = byDeletion.get(key);
        if (same === undefined) byDeletion.set(key, [word]);
        else same.push(word);
      }
    }
  }

  function mend(text: string, literal: readonly (readonly [number, number])[]): Mending[] {
    const units = unitsOf(text);
    if (!units.some((unit) => unit.latin || unit.single)) return [];
    const mendsLatin = hasIdeographs(units) || units.every((unit) => isPinyin(unit.text) || byInitials.has(unit.text));
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
    const begins = beginnings.has(
      row.blurred.slice(row.blurredAt[first], (row.blurredAt[Math.min(first + 2, row.units.length)] as number) - 1),
    );
    for (let last = row.reach[first] as number; last >= first; last--) {
      const isLatin = count(row.latins, first, last) > 0;
      if (isLatin ? !mendsLatin : count(row.singles, first, last) === 0) continue;
      const given = row.text.slice(row.textAt[first], row.textAt[last + 1]);
      if (words.has(given)) return null;
      const sound = row.sounds.slice(row.soundAt[first], row.soundAt[last + 1]);
      const to = isLatin
        ? fromLatin(row, first, last, sound)
        : ((begins ? fromHomophones(row, first, last, sound) : null) ?? fromEdit(row, first, last, given));
      if (to === null) continue;
      const window = row.units.slice(first, last + 1);
      if (!isAllowed(window, to, covered)) continue;
      const start = (window[0] as Unit).start;
      const end = (window.at(-1) as Unit).end;
      return { mending: { start, end, from: text.slice(start, end), to, why: isLatin ? 'pinyin' : 'typo' }, next: last + 1 };
    }
    return null;
  }

  function fromLatin(row: Row, first: number, last: number, sound: string): string | null {
    const window = row.units.slice(first, last + 1);
    const latin = window.filter((unit) => unit.latin);
    if (latin.every((unit) => isPinyin(unit.text) || (window.length > 1 && readsAsOne(unit.text)))) {
      const known = bySound.get(sound);
      if (known !== undefined && known.word.length >= 2) return known.word;
      if (window.length === 1) return splitLatin(sound, bySound);
    }
    if (window.length !== 1 || sound.length < 3) return null;
    const known = byInitials.get(sound);
    return known === undefined || known === 'several' ? null : known.word;
  }

  function fromHomophones(row: Row, first: number, last: number, sound: string): string | null {
    const length = last + 1 - first;
    if (length < 2) return null;
    let known = bySound.get(sound);
    if (known?.word.length !== length) {
      known =
        length >= 3 ? byBlurredSound.get(row.blurred.slice(row.blurredAt[first], (row.blurredAt[last + 1] as number) - 1)) : undefined;
    }
    if (known?.word.length !== length || !isHomophoneAllowed(row.units.slice(first, last + 1), known)) return null;
    return known.word;
  }

  /** The shorter the word, the likelier a mere coincidence of sounds. */
  function isHomophoneAllowed(window: readonly Unit[], { word, rank }: Known): boolean {
    const changed = window.filter((unit, i) => unit.text !== word[i]);
    const same = window.length - changed.length;
    if (!changed.every((unit) => unit.single) && window.length < 4) return false;
    if (window.length === 2) return rank === RANK.common && same === 1 && window.every((unit) => unit.single && !idle.has(unit.text));
    if (window.length === 3) return rank === RANK.term && same >= 1 && !changed.some((unit) => idle.has(unit.text));
    if (rank > RANK.phrase || same === 0) return false;
    if (rank === RANK.term) return true;
    return same * 2 >= window.length && !changed.some((unit) => idle.has(unit.text));
  }

  function fromEdit(row: Row, first: number, last: number, given: string): string | null {
    if (given.length < 3) return null;
    for (let i = 0; i <= given.length; i++) {
      // i = length: nothing deleted from the text, one character missing from it.
      const key = i === given.length ? given : given.slice(0, i) + given.slice(i + 1);
      const near = byDeletion.get(key);
      if (near === undefined) continue;
      const window = row.units.slice(first, last + 1);
      for (const word of near) {
        if (word.length === given.length && i < given.length && isOneEdit(window, given, word, idle)) return word;
        if (word.length === given.length + 1 && i === given.length && lacksOne(window, given, word, idle)) return word;
      }
    }
    return null;
  }

  return { mend };
}

/** The units in a row, with what windows of them are cut from; `…At[i]` is where unit i begins. */
interface Row {
  readonly units: readonly Unit[];
  /** For each unit, the last that a window may take in. */
  readonly reach: Int32Array;
  readonly text: string;
  readonly textAt: Int32Array;
  readonly sounds: string;
  readonly soundAt: Int32Array;
  readonly blurred: string;
  readonly blurredAt: Int32Array;
  /** How many single characters, and how many runs of letters, stand before unit i. */
  readonly singles: Int32Array;
  readonly latins: Int32Array;
}

function rowOf(text: string, units: readonly Unit[]): Row {
  const size = units.length;
  const reach = new Int32Array(size);
  for (let i = size - 1, end = i; i >= 0; i--) {
    if (i + 1 < size && !touches(text, units[i] as Unit, units[i + 1] as Unit)) end = i;
    reach[i] = Math.min(end, i + LONGEST - 1);
  }
  return {
    units,
    reach,
    text: units.map((unit) => unit.text).join(''),
    textAt: running(units, (unit) => unit.text.length),
    sounds: units.map((unit) => unit.sound).join(''),
    soundAt: running(units, (unit) => unit.sound.length),
    blurred: units.map((unit) => `${unit.blurred} `).join(''),
    blurredAt: running(units, (unit) => unit.blurred.length + 1),
    singles: running(units, (unit) => (unit.single ? 1 : 0)),
    latins: running(units, (unit) => (unit.latin ? 1 : 0)),
  };
}

/** The sum of what stands before each unit, and of all. */
function running(units: readonly Unit[], of: (unit: Unit) => number): Int32Array {
  const sums = new Int32Array(units.length + 1);
  for (let i = 0; i < units.length; i++) sums[i + 1] = (sums[i] as number) + of(units[i] as Unit);
  return sums;
}

function count(before: Int32Array, first: number, last: number): number {
  return (before[last + 1] as number) - (before[first] as number);
}

/** A wrong or two swapped characters, at a place where the dictionary sees no word. */
function isOneEdit(window: readonly Unit[], given: string, word: string, idle: ReadonlySet<string>): boolean {
  const wrong = [...given].flatMap((character, i) => (character === word[i] ? [] : [i]));
  const [first, second] = wrong;
  if (first === undefined || wrong.length > 2) return false;
  if (!wrong.every((i) => window[i]?.single && !idle.has(given[i] as string))) return false;
  if (second !== undefined) return second === first + 1 && given[first] === word[second] && given[second] === word[first];
  // At either end another character may well be meant: 换设备补贴 is no mistyped 租设备补贴.
  return given.length >= (first === 0 || first === given.length - 1 ? 6 : 5);
}

/** One character is missing within the word, and what is left beside it stands alone. */
function lacksOne(window: readonly Unit[], given: string, word: string, idle: ReadonlySet<string>): boolean {
  let at = 0;
  while (at < given.length && given[at] === word[at]) at++;
  const beside = [window[at - 1], window[at]];
  return at > 0 && at < given.length && beside.some((unit) => unit?.single === true && !idle.has(unit.text));
}

function isAllowed(window: readonly Unit[], to: string, covered: Int32Array): boolean {
  const sameLength = window.length === to.length && window.every((unit) => !unit.latin);
  const changes = window.map((unit, i) => !sameLength || unit.text !== to[i]);
  if (window.some((unit, i) => changes[i] === true && (covered[unit.start] as number) >= to.length)) return false;
  // All but one character is a known word as it stands: the one beside it belongs to something else.
  return !sameLength || !window.some((unit, i) => changes[i] === false && (covered[unit.start] as number) >= to.length - 1);
}

/** Letters as a row of known words: `zhongchoupingtai`. */
function splitLatin(letters: string, bySound: ReadonlyMap<string, Known>): string | null {
  if (letters.length > 40) return null;
  const best: (string | null)[] = [''];
  for (let end = 1; end <= letters.length; end++) {
    best[end] = null;
    for (let start = 0; start <= end - 4; start++) {
      const before = best[start];
      const known = before === null || before === undefined ? undefined : bySound.get(letters.slice(start, end));
      if (known !== undefined) {
        best[end] = before + known.word;
        break;
      }
    }
  }
  return best[letters.length] || null;
}

function readsAsOne(letters: string): boolean {
  return letters.length <= 6 && /[aeiouv]/.test(letters);
}

const blurredSounds = new Map<string, string>();

/** There are 400 syllables, and thousands of characters to read in a long message. */
function blurOnce(sound: string): string {
  let blurred = blurredSounds.get(sound);
  if (blurred === undefined) {
    blurred = blur(sound);
    blurredSounds.set(sound, blurred);
  }
  return blurred;
}

function hasIdeographs(units: readonly Unit[]): boolean {
  return units.some((unit) => !unit.latin);
}

function touches(text: string, before: Unit, after: Unit): boolean {
  const between = text.slice(before.end, after.start);
  return between === '' || ((before.latin || after.latin) && /^[ ']$/.test(between));
}

/** For every place of the text, the length of the longest literal hit over it. */
function coverage(length: number, literal: readonly (readonly [number, number])[]): Int32Array {
  const covered = new Int32Array(length);
  for (const [start, end] of literal) {
    for (let i = start; i < end; i++) covered[i] = Math.max(covered[i] as number, end - start);
  }
  return covered;
}

function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  for (const token of cut(text)) {
    if (/^[a-z]+$/.test(token)) {
      const before = units.at(-1);
      if (before?.latin === true && before.end === at) {
        units[units.length - 1] = { ...before, end: at + token.length, text: before.text + token, sound: before.sound + token };
      } else units.push({ start: at, end: at + token.length, text: token, sound: token, blurred: token, latin: true, single: false });
    } else {
      for (let i = 0; i < token.length; i++) {
        const character = token[i] as string;
        const sound = readingOf(character);
        if (sound !== '')
          units.push({
            start: at + i,
            end: at + i + 1,
            text: character,
            sound,
            blurred: blurOnce(sound),
            latin: false,
            single: token.length === 1,
          });
      }
    }
    at += token.length;
  }
  return units;
}
