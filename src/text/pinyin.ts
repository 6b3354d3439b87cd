/** Readings of characters without tones, from the table that the build made; no dictionary is held in memory but that. */
import { readFileSync } from 'node:fs';
import { ensureDictionary } from './dictionary.ts';

const FIRST = 0x4e00;
/** More combinations than this of one word's readings are not worth their place. */
const MOST_COMBINATIONS = 6;
const MOST_READINGS = 3;

/** Syllables, and for each character from U+4E00 the places of its readings, the commonest first; 0 is none. */
interface Readings {
  readonly syllables: readonly string[];
  readonly of: Uint16Array;
}

let table: Readings | null = null;
let syllables: ReadonlySet<string> | null = null;

function readings(): Readings {
  table ??= parse(readFileSync(ensureDictionary().readings, 'latin1').split('\n'));
  return table;
}

function parse(lines: readonly string[]): Readings {
  const places = new Map([['', 0]]);
  const of = new Uint16Array(lines.length * MOST_READINGS);
  for (const [index, line] of lines.entries()) {
    for (const [rank, syllable] of line.split(' ').entries()) {
      if (!places.has(syllable)) places.set(syllable, places.size);
      if (rank < MOST_READINGS) of[index * MOST_READINGS + rank] = places.get(syllable) as number;
    }
  }
  return { syllables: [...places.keys()], of };
}

/** All syllables of Mandarin, `v` for ü. */
export function allSyllables(): ReadonlySet<string> {
  syllables ??= new Set(readings().syllables.filter((one) => one.length > 1 || one === 'a' || one === 'e'));
  return syllables;
}

/** The commonest reading of a character, or '' where it has none. */
export function readingOf(character: string): string {
  return readingAt(character.charCodeAt(0), 0);
}

function readingAt(unit: number, rank: number): string {
  const { syllables: all, of } = readings();
  return all[of[(unit - FIRST) * MOST_READINGS + rank] ?? 0] ?? '';
}

/** The readings of a word, each as a list of syllables; empty where a character has none. */
export function readingsOf(word: string): string[][] {
  let all: string[][] = [[]];
  for (let i = 0; i < word.length; i++) {
    const next: string[][] = [];
    for (let rank = 0; rank < MOST_READINGS; rank++) {
      const option = readingAt(word.charCodeAt(i), rank);
      if (option === '') break;
      for (const before of all) if (next.length < MOST_COMBINATIONS) next.push([...before, option]);
    }
    if (next.length === 0) return [];
    all = next;
  }
  return all;
}

/** Whether letters can be read as two or more syllables (`rongzi`, `zulin`). */
export function isPinyin(letters: string): boolean {
  if (letters.length < 3 || letters.length > 40) return false;
  const known = allSyllables();
  // reach[i]: the fewest syllables that end at i, 0 where none do.
  const reach = new Uint8Array(letters.length + 1);
  for (let end = 1; end <= letters.length; end++) {
    for (let length = 1; length <= 6 && length <= end; length++) {
      const start = end - length;
      if ((start === 0 || (reach[start] as number) > 0) && known.has(letters.slice(start, end))) {
        const count = (reach[start] as number) + 1;
        if (reach[end] === 0 || count < (reach[end] as number)) reach[end] = count;
      }
    }
  }
  return (reach[letters.length] as number) >= 2;
}

/** What southern speakers and input methods do not keep apart: zh/z, ch/c, sh/s, n/l at the start, -ng/-n at the end. */
export function blur(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l(?=[aeiouv])/, 'n')
    .replace(/([aei])ng$/, '$1n');
}

const blurred = new Map<string, string>();

/** There are 400 syllables, and thousands of characters to read in a long message. */
export function blurOnce(syllable: string): string {
  let known = blurred.get(syllable);
  if (known === undefined) {
    known = blur(syllable);
    blurred.set(syllable, known);
  }
  return known;
}
