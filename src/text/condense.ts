/** Texts as phrases are looked for in them. */

export interface Condensed {
  readonly text: string;
  /** Each character's place in the original. */
  readonly at: ArrayLike<number>;
}

/** Whatever is left out or exchanged below. */
const TO_CONDENSE = /["“”「」『』《》’\-\t\u3000 ]/;

/** The text without quotation marks and without blanks beside ideographs. */
export function condense(original: string): Condensed {
  if (!TO_CONDENSE.test(original)) return { text: original, at: places(original.length) };
  const units = new Uint16Array(original.length);
  const at = new Uint32Array(original.length);
  let used = 0;
  for (let i = 0; i < original.length; i++) {
    let unit = original.charCodeAt(i);
    if (isQuotation(unit)) continue;
    if (unit === 0x2019) unit = 0x27;
    else if (unit === 0x09 || unit === 0x3000) unit = 0x20;
    else if (unit === 0x2d && isLatin(original.charCodeAt(i - 1)) && isLatin(original.charCodeAt(i + 1))) unit = 0x20;
    const before = used === 0 ? 0x20 : (units[used - 1] as number);
    if (unit === 0x20) {
      if (before === 0x20 || isIdeograph(before)) continue;
    } else if (used > 0 && before === 0x20 && isIdeograph(unit)) used--;
    units[used] = unit;
    at[used++] = i;
  }
  return { text: textOf(units.subarray(0, used)), at };
}

export function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

function isIdeograph(unit: number): boolean {
  return unit >= 0x2e80 && unit <= 0x9fff;
}

function isQuotation(unit: number): boolean {
  return unit === 0x22 || unit === 0x201c || unit === 0x201d || (unit >= 0x300c && unit <= 0x300f) || unit === 0x300a || unit === 0x300b;
}

/** In pieces: a long text has more units than a call takes arguments. */
function textOf(units: Uint16Array): string {
  let text = '';
  for (let i = 0; i < units.length; i += 4096) text += String.fromCharCode(...units.subarray(i, i + 4096));
  return text;
}

let counted = new Uint32Array(0);

/** 0, 1, 2 … one list for all that need no more. */
function places(length: number): Uint32Array {
  if (counted.length < length) counted = Uint32Array.from({ length: length * 2 }, (_, i) => i);
  return counted;
}
