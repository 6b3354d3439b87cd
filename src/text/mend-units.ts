/** A text as the mender reads it: characters with their sounds, and runs of letters. */
import { LONGEST } from './mend-tables.ts';
import { blurOnce, readingOf } from './pinyin.ts';
import { cut } from './segment.ts';

/** One ideograph, or one run of Latin letters. */
export interface Unit {
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

/** The units in a row, with what windows of them are cut from; `…At[i]` is where unit i begins. */
export interface Row {
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

export function unitsOf(text: string): Unit[] {
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
        if (sound === '') continue;
        const [start, end] = [at + i, at + i + 1];
        units.push({ start, end, text: character, sound, blurred: blurOnce(sound), latin: false, single: token.length === 1 });
      }
    }
    at += token.length;
  }
  return units;
}

export function rowOf(text: string, units: readonly Unit[]): Row {
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

/** How many of the window from `first` to `last` (inclusive). */
export function count(before: Int32Array, first: number, last: number): number {
  return (before[last + 1] as number) - (before[first] as number);
}

function touches(text: string, before: Unit, after: Unit): boolean {
  if (before.end === after.start) return true;
  return (before.latin || after.latin) && after.start === before.end + 1 && /[ ']/.test(text[before.end] as string);
}
