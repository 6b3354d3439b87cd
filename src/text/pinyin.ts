/** Readings of characters without tones, from the table that the build made; no dictionary is held in memory but that. */
import { readFileSync } from 'node:fs';
import { ensureDictionary } from './dictionary.ts';

const FIRST = 0x4e00;
/** More combinations than this of one word's readings are not worth their place. */
const MOST_COMBINATIONS = 6;
const MOST_READINGS = 3;

let table: readonly string[] | null = null;
let syllables: ReadonlySet<string> | null = null;

function readings(): readonly string[] {
  table ??= readFileSync(ensureDictionary().readings, 'latin1').split('\n');
  return table;
}

/** All syllables of Mandarin, `v` for ü. */
export function allSyllables(): ReadonlySet<string> {
  syllables ??= new Set(
    readings()
      .flatMap((line) => line.split(' '))
      .filter((one) => one.length > 1 || one === 'a' || one === 'e'),
  );
  return syllables;
}

/** The commonest reading of a character, or '' where it has none. */
export function readingOf(character: string): string {
  const line = readings()[character.charCodeAt(0) - FIRST] ?? '';
  const blank = line.indexOf(' ');
  return blank < 0 ? line : line.slice(0, blank);
}

/** The readings of a word, each as a list of syllables; empty where a character has none. */
export function readingsOf(word: string): string[][] {
  let all: string[][] = [[]];
  for (const character of word) {
    const options = (readings()[character.charCodeAt(0) - FIRST] ?? '').split(' ').slice(0, MOST_READINGS);
    if (options[0] === '' || options.length === 0) return [];
    const next: string[][] = [];
    for (const option of options) for (const before of all) if (next.length < MOST_COMBINATIONS) next.push([...before, option]);
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
