/** Offsets in one text, counted in UTF-16 units (JavaScript's own) and in code points (ours, in every span). */
export interface Offsets {
  /** Length of the text in code points. */
  readonly length: number;
  toCodePoint(utf16: number): number;
  toUtf16(codePoint: number): number;
}

const SURROGATE = /[\uD800-\uDFFF]/;

/** Nearly every text has no character beyond U+FFFF: there both counts are the same. */
export function offsetsOf(text: string): Offsets {
  if (!SURROGATE.test(text)) return { length: text.length, toCodePoint: same, toUtf16: same };
  const starts = codePointStarts(text);
  return {
    length: starts.length - 1,
    toCodePoint: (utf16) => lastAtOrBefore(starts, utf16),
    toUtf16: (codePoint) => starts[codePoint] ?? text.length,
  };
}

/** The characters from code point `start` up to `end` (exclusive). */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const offsets = offsetsOf(text);
  return text.slice(offsets.toUtf16(start), offsets.toUtf16(end));
}

export function codePointLength(text: string): number {
  return offsetsOf(text).length;
}

function same(offset: number): number {
  return offset;
}

/** UTF-16 offset of each code point, and of the end. */
function codePointStarts(text: string): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  starts.push(at);
  return starts;
}

function lastAtOrBefore(starts: readonly number[], utf16: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= utf16) low = middle;
    else high = middle - 1;
  }
  return low;
}
