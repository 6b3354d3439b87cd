/**
 * Finds all phrases of a vocabulary in a text.
 * A phrase is literal, or has gaps: `A…B` is A, then B within a few characters of the same sentence.
 * Blanks beside ideographs and quotation marks never stand in the way (`机器 换人`, `“机器换人”补贴`);
 * Latin words match at word boundaries, also with a plural s.
 */
import { condense, isLatin } from './condense.ts';
import { isEmptyAt, listAt } from './lists.ts';
import { type PhraseTables, pairKey, phraseTablesOf, slotOf } from './phrase-tables.ts';

/** Where one phrase stands; positions are UTF-16 indices into the text given. */
export interface PhraseHit {
  /** Index of the phrase in the list that the matcher was made from. */
  readonly phrase: number;
  /** First and last (exclusive) index of each literal part: one pair unless the phrase has gaps. */
  readonly parts: readonly (readonly [number, number])[];
}

export interface PhraseMatcher {
  find(text: string): PhraseHit[];
}

type Stretch = readonly [start: number, end: number];

const MOST_BETWEEN = 6;
/** Within Latin text six characters are one word: as many as six short words are. */
const MOST_BETWEEN_LATIN = 30;

export function createPhraseMatcher(phrases: readonly string[]): PhraseMatcher {
  const work = phraseTablesOf(phrases);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return phraseMatcher(step.value);
}

/** The same with pauses (`yield`), for a service that answers meanwhile. */
export function* phraseMatcherOf(phrases: readonly string[]): Generator<void, PhraseMatcher, void> {
  return phraseMatcher(yield* phraseTablesOf(phrases));
}

export function phraseMatcher(tables: PhraseTables): PhraseMatcher {
  const { literals, whole, begins, parts: partsOf } = tables;
  const isGapPart = new Uint8Array(literals.starts.length);
  for (const literal of partsOf.values) isGapPart[literal] = 1;

  function find(typed: string): PhraseHit[] {
    const { text, at } = condense(typed);
    const original = (start: number, end: number): Stretch => [at[start] as number, (at[end - 1] as number) + 1];
    const hits: PhraseHit[] = [];
    const places = new Map<number, Stretch[]>();
    const starts: [literal: number, start: number, end: number][] = [];
    walk(tables, text, (literal, start, end) => {
      for (let i = whole.starts[literal] as number; i < (whole.starts[literal + 1] as number); i++)
        hits.push({ phrase: whole.values[i] as number, parts: [original(start, end)] });
      if (isGapPart[literal] === 0) return;
      const known = places.get(literal);
      if (known === undefined) places.set(literal, [[start, end]]);
      else known.push([start, end]);
      if (!isEmptyAt(begins, literal)) starts.push([literal, start, end]);
    });
    for (const [literal, start, end] of starts) {
      for (const phrase of listAt(begins, literal)) {
        const parts = joinParts(text, listAt(partsOf, phrase), places, [start, end]);
        if (parts !== null) hits.push({ phrase, parts: parts.map(([from, to]) => original(from, to)) });
      }
    }
    return hits;
  }
  return { find };
}

/** Tells every literal of the text with where it stands, from each place the shortest first. */
function walk(
  { literals: { units, starts }, pairs, firsts, ends }: PhraseTables,
  text: string,
  found: (literal: number, start: number, end: number) => void,
): void {
  for (let start = 0; start < text.length; start++) {
    const first = text.charCodeAt(start);
    if (isLatin(first) && start > 0 && isLatin(text.charCodeAt(start - 1))) continue;
    const alone = slotOf(pairs, pairKey(first, 0));
    if (pairs[alone] !== 0 && isWhole(text, start + 1)) found(firsts[alone] as number, start, start + 1);
    if (start + 1 === text.length) return;
    const slot = slotOf(pairs, pairKey(first, text.charCodeAt(start + 1)));
    if (pairs[slot] === 0) continue;
    let low = firsts[slot] as number;
    let high = ends[slot] as number;
    // All literals in the stretch begin with what stands before `end`; those that are no longer than that come first.
    for (let end = start + 2; ; end++) {
      if ((starts[low + 1] as number) - (starts[low] as number) === end - start) {
        if (isWhole(text, end)) found(low, start, end);
        low++;
      }
      if (low >= high || end >= text.length) break;
      const unit = text.charCodeAt(end);
      low = firstFrom(units, starts, end - start, unit, low, high);
      high = firstFrom(units, starts, end - start, unit + 1, low, high);
      if (low >= high) break;
    }
  }

  function isWhole(whole: string, end: number): boolean {
    return !isLatin(whole.charCodeAt(end - 1)) || endsWord(whole, end);
  }
}

/** The first literal of the stretch whose unit at `depth` is `least` or more. */
function firstFrom(units: Uint16Array, starts: Uint32Array, depth: number, least: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[(starts[middle] as number) + depth] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The nearest place of each further part within reach of the one before it. */
function joinParts(
  text: string,
  literals: Uint32Array,
  places: ReadonlyMap<number, readonly Stretch[]>,
  [start, end]: Stretch,
): Stretch[] | null {
  const parts: Stretch[] = [[start, end]];
  let reached = end;
  for (let i = 1; i < literals.length; i++) {
    const next = nextOf(places.get(literals[i] as number) ?? [], reached);
    if (next === undefined) return null;
    const latin = isLatin(text.charCodeAt(next[0])) && isLatin(text.charCodeAt(reached - 1));
    const most = latin ? MOST_BETWEEN_LATIN : MOST_BETWEEN;
    if (next[0] - reached > most || /[。！？!?\n]/.test(text.slice(reached, next[0]))) return null;
    parts.push(next);
    reached = next[1];
  }
  return parts;
}

/** The first of places in their order that begins at `reached` or after. */
function nextOf(places: readonly Stretch[], reached: number): Stretch | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as Stretch)[0] < reached) low = middle + 1;
    else high = middle;
  }
  return places[low];
}

/** A Latin phrase may be followed by a plural s (or es) and then a boundary. */
function endsWord(text: string, end: number): boolean {
  if (!isLatin(text.charCodeAt(end))) return true;
  let next = end;
  if (text[next] === 'e' && text[next + 1] === 's') next++;
  return text[next] === 's' && !isLatin(text.charCodeAt(next + 1));
}
