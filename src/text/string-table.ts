/** Strings as typed arrays: tens of thousands of them take a few bytes each, can be kept in a file, and are found without making a new one. */

/** Strings one after the other. */
export interface Strings {
  /** UTF-16 units of all. */
  readonly units: Uint16Array;
  /** Where each begins; it ends where the next one begins. */
  readonly starts: Uint32Array;
}

/** The same, each once, with an open-addressed table of their hashes. */
export interface StringTable extends Strings {
  /** Place of a string plus 1; 0 where empty. The size is a power of two. */
  readonly slots: Uint32Array;
}

export function stringsOf(list: readonly string[]): Strings {
  const starts = new Uint32Array(list.length + 1);
  for (let i = 0; i < list.length; i++) starts[i + 1] = (starts[i] as number) + (list[i] as string).length;
  const units = new Uint16Array(starts[list.length] as number);
  for (let i = 0, at = 0; i < list.length; i++) {
    const text = list[i] as string;
    for (let j = 0; j < text.length; j++) units[at++] = text.charCodeAt(j);
  }
  return { units, starts };
}

/** @param list without repetitions */
export function stringTable(list: readonly string[]): StringTable {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(list.length * 1.4 + 16)));
  const mask = slots.length - 1;
  for (let i = 0; i < list.length; i++) {
    const text = list[i] as string;
    let slot = hashOf(text, 0, text.length) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = i + 1;
  }
  return { ...stringsOf(list), slots };
}

/** Place of the string that stands in a text from `from` to `to`, or -1. */
export function placeIn({ units, starts, slots }: StringTable, text: string, from = 0, to: number = text.length): number {
  const mask = slots.length - 1;
  for (let slot = hashOf(text, from, to) & mask; ; slot = (slot + 1) & mask) {
    const place = (slots[slot] as number) - 1;
    if (place < 0) return -1;
    const start = starts[place] as number;
    if ((starts[place + 1] as number) - start !== to - from) continue;
    let i = from;
    while (i < to && units[start + i - from] === text.charCodeAt(i)) i++;
    if (i === to) return place;
  }
}

export function stringAt({ units, starts }: Strings, place: number): string {
  return String.fromCharCode(...units.subarray(starts[place], starts[place + 1]));
}

export function countOf({ starts }: Strings): number {
  return starts.length - 1;
}

/** FNV-1a over UTF-16 units, mixed once more. */
function hashOf(text: string, from: number, to: number): number {
  let sum = 0x811c9dc5;
  for (let i = from; i < to; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return sum ^ (sum >>> 13);
}
