/** What keeps the mender from harming a text that was right. */
import type { Unit } from './mend-units.ts';

/** A wrong or two swapped characters, at a place where the dictionary sees no word. */
export function isOneEdit(window: readonly Unit[], given: string, word: string, idle: ReadonlySet<string>): boolean {
  const wrong = [...given].flatMap((character, i) => (character === word[i] ? [] : [i]));
  const [first, second] = wrong;
  if (first === undefined || wrong.length > 2) return false;
  if (!wrong.every((i) => window[i]?.single && !idle.has(given[i] as string))) return false;
  if (second !== undefined) return second === first + 1 && given[first] === word[second] && given[second] === word[first];
  // At either end another character may well be meant: 换设备补贴 is no mistyped 租设备补贴.
  return given.length >= (first === 0 || first === given.length - 1 ? 6 : 5);
}

/** One character is missing within the word, and what is left beside it stands alone. */
export function lacksOne(window: readonly Unit[], given: string, word: string, idle: ReadonlySet<string>): boolean {
  let at = 0;
  while (at < given.length && given[at] === word[at]) at++;
  const beside = [window[at - 1], window[at]];
  return at > 0 && at < given.length && beside.some((unit) => unit?.single === true && !idle.has(unit.text));
}

export function isAllowed(window: readonly Unit[], to: string, covered: Int32Array): boolean {
  const sameLength = window.length === to.length && window.every((unit) => !unit.latin);
  const changes = window.map((unit, i) => !sameLength || unit.text !== to[i]);
  if (window.some((unit, i) => changes[i] === true && (covered[unit.start] as number) >= to.length)) return false;
  // All but one character is a known word as it stands: the one beside it belongs to something else.
  return !sameLength || !window.some((unit, i) => changes[i] === false && (covered[unit.start] as number) >= to.length - 1);
}

/** For every place of the text, the length of the longest literal hit over it. */
export function coverage(length: number, literal: readonly (readonly [number, number])[]): Int32Array {
  const covered = new Int32Array(length);
  for (const [start, end] of literal) {
    for (let i = start; i < end; i++) covered[i] = Math.max(covered[i] as number, end - start);
  }
  return covered;
}
