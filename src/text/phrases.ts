/**
 * Finds all phrases of a vocabulary in a text, in one walk over a trie.
 * A phrase is literal, or has gaps: `A…B` is A, then B within a few characters of the same sentence.
 * Blanks beside ideographs and quotation marks never stand in the way (`机器 换人`, `“机器换人”补贴`);
 * Latin words match at word boundaries, also with a plural s.
 */

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

const NONE: readonly number[] = [];
const GAP = /…+/;
const MOST_BETWEEN = 6;
/** Within Latin text six characters are one word: as many as six short words are. */
const MOST_BETWEEN_LATIN = 30;

interface Literal {
  readonly text: string;
  /** Phrases that are this literal and nothing else. */
  whole: readonly number[];
  /** Phrases with gaps that begin with it. */
  begins: readonly number[];
  readonly latinStart: boolean;
  readonly latinEnd: boolean;
}

export function createPhraseMatcher(phrases: readonly string[]): PhraseMatcher {
  const work = phraseMatcherOf(phrases);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** How many phrases are taken in between two pauses. */
const PAUSE_EVERY = 500;

/** The same with pauses (`yield`), for a service that answers meanwhile. */
export function* phraseMatcherOf(phrases: readonly string[]): Generator<void, PhraseMatcher, void> {
  const literals: Literal[] = [];
  const idOf = new Map<string, number>();
  const partsOf: (readonly number[])[] = [];
  const literalId = (text: string): number => {
    const known = idOf.get(text);
    if (known !== undefined) return known;
    idOf.set(text, literals.length);
    literals.push({
      text,
      whole: NONE,
      begins: NONE,
      latinStart: isLatin(text.charCodeAt(0)),
      latinEnd: isLatin(text.charCodeAt(text.length - 1)),
    });
    return literals.length - 1;
  };
  for (const [index, phrase] of phrases.entries()) {
    if (index % PAUSE_EVERY === 0) yield;
    const parts = IDEOGRAPHS_ONLY.test(phrase) ? [phrase] : literalParts(phrase);
    const ids = parts.map(literalId);
    partsOf.push(ids);
    const first = literals[ids[0] ?? -1];
    if (first === undefined) continue;
    // Exact lists, since there are tens of thousands: a list that grew by a push has room for 17.
    if (ids.length === 1) first.whole = [...first.whole, index];
    else first.begins = [...first.begins, index];
  }
  const trie = yield* trieOf(literals.map((literal) => literal.text));
  const isGapPart = new Uint8Array(literals.length);
  for (const ids of partsOf) if (ids.length > 1) for (const id of ids) isGapPart[id] = 1;

  function find(typed: string): PhraseHit[] {
    const { text, at } = condense(typed);
    const hits: PhraseHit[] = [];
    const places = new Map<number, [number, number][]>();
    const starts: [literal: number, start: number, end: number][] = [];
    const original = (start: number, end: number): readonly [number, number] => [at[start] ?? 0, (at[end - 1] ?? 0) + 1];
    for (let start = 0; start < text.length; start++) {
      trie.walk(text, start, (id, end) => {
        const literal = literals[id] as Literal;
        if (literal.latinStart && start > 0 && isLatin(text.charCodeAt(start - 1))) return;
        if (literal.latinEnd && !endsWord(text, end)) return;
        for (const phrase of literal.whole) hits.push({ phrase, parts: [original(start, end)] });
        if (isGapPart[id] === 1) {
          const known = places.get(id);
          if (known === undefined) places.set(id, [[start, end]]);
          else known.push([start, end]);
        }
        if (literal.begins.length > 0) starts.push([id, start, end]);
      });
    }
    for (const [id, start, end] of starts) {
      for (const phrase of (literals[id] as Literal).begins) {
        const parts = joinParts(text, partsOf[phrase] ?? [], places, start, end, literals);
        if (parts !== null) hits.push({ phrase, parts: parts.map(([from, to]) => original(from, to)) });
      }
    }
    return hits;
  }
  return { find };
}

function literalParts(phrase: string): string[] {
  const parts = phrase.split(GAP).map((part) => condense(part).text.trim());
  return parts.filter((part) => part !== '');
}

/** The nearest place of each further part within reach of the one before it. */
function joinParts(
  text: string,
  ids: readonly number[],
  places: ReadonlyMap<number, readonly [number, number][]>,
  start: number,
  end: number,
  literals: readonly Literal[],
): [number, number][] | null {
  const parts: [number, number][] = [[start, end]];
  let reached = end;
  for (const id of ids.slice(1)) {
    const latin = (literals[id] as Literal).latinStart && isLatin(text.charCodeAt(reached - 1));
    const most = latin ? MOST_BETWEEN_LATIN : MOST_BETWEEN;
    const next = firstFrom(places.get(id) ?? [], reached);
    if (next === undefined || next[0] - reached > most || /[。！？!?\n]/.test(text.slice(reached, next[0]))) return null;
    parts.push(next);
    reached = next[1];
  }
  return parts;
}

/** The first of places in their order that begins at `reached` or after. */
function firstFrom(places: readonly [number, number][], reached: number): [number, number] | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as [number, number])[0] < reached) low = middle + 1;
    else high = middle;
  }
  return places[low];
}

function isLatin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

function isIdeograph(code: number): boolean {
  return code >= 0x2e80 && code <= 0x9fff;
}

/** A Latin phrase may be followed by a plural s (or es) and then a boundary. */
function endsWord(text: string, end: number): boolean {
  if (!isLatin(text.charCodeAt(end))) return true;
  let next = end;
  if (text[next] === 'e' && text[next + 1] === 's') next++;
  return text[next] === 's' && !isLatin(text.charCodeAt(next + 1));
}

/** The text without quotation marks and without blanks beside ideographs; `at` gives each character's place in the original. */
export function condense(original: string): { readonly text: string; readonly at: readonly number[] } {
  if (IDEOGRAPHS_ONLY.test(original)) return { text: original, at: places(original.length) };
  let text = '';
  const at: number[] = [];
  for (let i = 0; i < original.length; i++) {
    let character = original[i] as string;
    if ('“”「」『』《》"'.includes(character)) continue;
    if (character === '’') character = "'";
    if (character === '-' && isLatin(original.charCodeAt(i - 1)) && isLatin(original.charCodeAt(i + 1))) character = ' ';
    if (character === '\t' || character === '\u3000') character = ' ';
    if (character === ' ') {
      const before = text.charCodeAt(text.length - 1);
      if (text === '' || before === 0x20 || isIdeograph(before)) continue;
    } else if (text.endsWith(' ') && isIdeograph(character.charCodeAt(0))) {
      text = text.slice(0, -1);
      at.pop();
    }
    text += character;
    at.push(i);
  }
  return { text, at };
}

const IDEOGRAPHS_ONLY = /^[\u4e00-\u9fff]*$/;
let counted: readonly number[] = [];

/** 0, 1, 2 … one list for all that need no more. */
function places(length: number): readonly number[] {
  if (counted.length < length) counted = Array.from({ length: length * 2 }, (_, i) => i);
  return counted;
}

interface Trie {
  /** Calls `found` with the index and the end of every word that starts at `start`, shortest first. */
  walk(text: string, start: number, found: (word: number, end: number) => void): void;
}

/** Edges of a trie in one open-addressed hash table of typed arrays. */
interface Edges {
  /** Place of the edge from a node by a character, or of the free slot where it would be. */
  slotOf(node: number, code: number): number;
  readonly from: Int32Array;
  readonly by: Uint16Array;
  readonly to: Int32Array;
}

function createEdges(most: number): Edges {
  const size = 2 ** Math.ceil(Math.log2(most * 1.4 + 16));
  const mask = size - 1;
  const from = new Int32Array(size).fill(-1);
  const by = new Uint16Array(size);
  const to = new Int32Array(size);
  const slotOf = (node: number, code: number): number => {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) & mask;
    while (from[slot] !== -1 && (from[slot] !== node || by[slot] !== code)) slot = (slot + 1) & mask;
    return slot;
  };
  return { slotOf, from, by, to };
}

/** The same edges in a table no larger than their number asks for. */
function packed({ from, by, to }: Edges, count: number): Edges {
  const small = createEdges(count);
  for (let slot = 0; slot < from.length; slot++) {
    if (from[slot] === -1) continue;
    const place = small.slotOf(from[slot] as number, by[slot] as number);
    small.from[place] = from[slot] as number;
    small.by[place] = by[slot] as number;
    small.to[place] = to[slot] as number;
  }
  return small;
}

function* trieOf(words: readonly string[]): Generator<void, Trie, void> {
  const characters = words.reduce((sum, word) => sum + word.length, 1);
  const roomy = createEdges(characters);
  const wordOf = new Int32Array(characters + 1).fill(-1);
  let nodes = 1;
  for (const [index, word] of words.entries()) {
    if (index % PAUSE_EVERY === 0) yield;
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      const slot = roomy.slotOf(node, code);
      if (roomy.from[slot] === -1) {
        roomy.from[slot] = node;
        roomy.by[slot] = code;
        roomy.to[slot] = nodes++;
      }
      node = roomy.to[slot] as number;
    }
    wordOf[node] = index;
  }
  yield;
  const { slotOf, from, to } = packed(roomy, nodes);
  const wordAt = wordOf.slice(0, nodes);
  return {
    walk(text, start, found) {
      let node = 0;
      for (let i = start; i < text.length; i++) {
        const slot = slotOf(node, text.charCodeAt(i));
        if (from[slot] === -1) return;
        node = to[slot] as number;
        const word = wordAt[node] as number;
        if (word >= 0) found(word, i + 1);
      }
    },
  };
}
