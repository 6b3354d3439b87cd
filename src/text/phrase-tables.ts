/** What the phrase matcher walks over: plain typed arrays, quick to make and to keep in a file. */
import { condense } from './condense.ts';
import { type Lists, listsOf } from './lists.ts';
import { type Strings, stringsOf } from './string-table.ts';

export interface PhraseTables {
  /** The literal parts of all phrases, in the order of their UTF-16 units. */
  readonly literals: Strings;
  /** Literals by their first two units: an open-addressed table; a literal of one unit stands under a second of 0. */
  readonly pairs: Uint32Array;
  /** For each place of that table the first literal, and the end of the stretch. */
  readonly firsts: Uint32Array;
  readonly ends: Uint32Array;
  /** For each literal the phrases that are it and nothing else, and those with gaps that begin with it. */
  readonly whole: Lists;
  readonly begins: Lists;
  /** For each phrase with gaps its literals. */
  readonly parts: Lists;
}

const GAP = /…+/;
/** How many phrases are taken in between two pauses. */
const PAUSE_EVERY = 500;

/** With pauses (`yield`), for a service that answers meanwhile. */
export function* phraseTablesOf(phrases: readonly string[]): Generator<void, PhraseTables, void> {
  const partsOf: (readonly string[])[] = [];
  for (const [index, phrase] of phrases.entries()) {
    if (index % PAUSE_EVERY === 0) yield;
    partsOf.push(literalParts(phrase));
  }
  const literals = [...new Set(partsOf.flat())].sort(byUnits);
  yield;
  const placeOf = new Map(literals.map((literal, place) => [literal, place]));
  const whole: number[][] = literals.map(() => []);
  const begins: number[][] = literals.map(() => []);
  const gapped: number[][] = [];
  for (const [index, parts] of partsOf.entries()) {
    if (index % PAUSE_EVERY === 0) yield;
    const places = parts.map((part) => placeOf.get(part) as number);
    gapped.push(places.length > 1 ? places : []);
    (places.length > 1 ? begins : whole)[places[0] as number]?.push(index);
  }
  return { literals: stringsOf(literals), ...pairsOf(literals), whole: listsOf(whole), begins: listsOf(begins), parts: listsOf(gapped) };
}

function literalParts(phrase: string): string[] {
  const parts = phrase.split(GAP).map((part) => condense(part).text.trim());
  return parts.filter((part) => part !== '');
}

/** As JavaScript compares. */
function byUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function pairsOf(literals: readonly string[]): Pick<PhraseTables, 'pairs' | 'firsts' | 'ends'> {
  const keys = literals.map((literal) => pairKey(literal.charCodeAt(0), literal.length > 1 ? literal.charCodeAt(1) : 0));
  const size = 2 ** Math.ceil(Math.log2(new Set(keys).size * 1.5 + 16));
  const [pairs, firsts, ends] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] as number;
    const slot = slotOf(pairs, key);
    if (pairs[slot] === 0) firsts[slot] = place;
    pairs[slot] = key;
    ends[slot] = place + 1;
  }
  return { pairs, firsts, ends };
}

export function pairKey(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

/** Place of a pair, or of the empty slot where it would be. */
export function slotOf(pairs: Uint32Array, key: number): number {
  const mask = pairs.length - 1;
  let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
  while (pairs[slot] !== 0 && pairs[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}
