import { fold } from '../../text/fold.ts';
import { BLANK, loosen, type Range } from '../readable-text.ts';

/**
 * A document's text as the importer reads it: without white space and without what pages add to it
 * (their numbers), loosened, Traditional characters folded.
 */
export interface CleanText {
  /** The text's code points. */
  readonly points: readonly string[];
  /** One UTF-16 unit for each kept code point. */
  readonly loose: string;
  /** For each unit of `loose`: its code point. */
  readonly places: Uint32Array;
  /** For each unit of `loose`: 1 where its line begins, 2 where a cell of a table does. */
  readonly begins: Uint8Array;
  readonly lines: readonly Line[];
}

/** A line that is not blank, in units of `loose`. */
export interface Line extends Range {
  readonly text: string;
  /** Whether an empty line, or the text's beginning, stands before it. */
  readonly afterBlank: boolean;
}

const PAGE_MARKS = [
  /^[-–—－―一·•\s]*\d{1,4}[-–—－―一·•\s]*$/u,
  /^[-–—]\s*[A-Z]?\d{1,4}\s*[-–—]$/,
  /^第\s*\d{1,4}\s*页(\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$/,
  /^(#+\s*)?page\s*\d{1,5}\s*:?(\s*(of|\/)\s*\d+)?$/i,
  /^\d{1,4}\s*\/\s*\d{1,4}$/,
];
const BARE_NUMBER = /^\s*\d{1,4}\s*$/;
const CELL = '\t';
/** Of a running title, in characters. */
const LONGEST_RUNNING = 40;

export function cleanText(text: string): CleanText {
  const points = [...text];
  const places: number[] = [];
  const begins: number[] = [];
  const lines: Line[] = [];
  let length = 0;
  let blanks = 1;
  const isPageLine = pageLines(points);
  for (const { start, end } of physicalLines(points)) {
    if (isPageLine(points.slice(start, end).join(''))) continue;
    const from = length;
    // Joined line by line: one string that grows would be copied at every line.
    let text = '';
    let mark = 1;
    for (let at = start; at < end; at++) {
      const point = points[at] as string;
      if (point === CELL && mark === 0) mark = 2;
      if (BLANK.test(point)) continue;
      text += unit(point);
      places.push(at);
      begins.push(mark);
      mark = 0;
    }
    length += text.length;
    if (text === '') blanks++;
    else {
      lines.push({ start: from, end: length, text, afterBlank: blanks > 0 });
      blanks = 0;
    }
  }
  const loose = lines.map(({ text }) => text).join('');
  return { points, loose, places: Uint32Array.from(places), begins: Uint8Array.from(begins), lines };
}

/** Page numbers, and short lines that stand beside them again and again. */
function pageLines(points: readonly string[]): (raw: string) => boolean {
  const lines = [...physicalLines(points)].map(({ start, end }) => points.slice(start, end).join('').trim()).filter((line) => line !== '');
  const beside = new Map<string, number>();
  lines.forEach((line, index) => {
    if (!isPageMark(line)) return;
    for (const next of new Set([lines[index - 1], lines[index + 1]])) {
      if (next !== undefined && next.length <= LONGEST_RUNNING && !/[。；，：]$/.test(next)) beside.set(next, (beside.get(next) ?? 0) + 1);
    }
  });
  const running = new Set([...beside].filter(([, times]) => times > 1).map(([line]) => line));
  return (raw) => isPageMark(raw) || running.has(raw.trim());
}

function isPageMark(raw: string): boolean {
  const line = raw.trim();
  if (line === '' || line.length > 24) return false;
  return PAGE_MARKS.some((mark) => mark.test(line)) && !BARE_NUMBER.test(raw);
}

function* physicalLines(points: readonly string[]): Generator<Range> {
  let start = 0;
  for (let at = 0; at <= points.length; at++) {
    if (at < points.length && !/[\n\r\f\v\u2028\u2029]/.test(points[at] as string)) continue;
    // Windows ends a line with two characters: there is no empty line between them.
    if (points[at] !== '\n' || points[at - 1] !== '\r') yield { start, end: at };
    start = at + 1;
  }
}

const units = new Map<string, string>();

/** Always one unit, so that places stay in step. */
function unit(point: string): string {
  const known = units.get(point);
  if (known !== undefined) return known;
  const plain = loosen(point);
  const folded = fold(plain);
  const made = folded.length === 1 ? folded : plain.length === 1 ? plain : '\uFFFC';
  if (units.size < 50_000) units.set(point, made);
  return made;
}

/** The document's own characters from `start` up to `end` of `loose`, white space and page marks left out. */
export function printed({ points, places }: CleanText, { start, end }: Range): string {
  let text = '';
  for (let at = start; at < end; at++) text += points[places[at] as number] as string;
  return text;
}

/** The code points of the text that a range of `loose` stands for. */
export function pointsOf({ places }: CleanText, { start, end }: Range): Range {
  return { start: places[start] as number, end: (places[end - 1] as number) + 1 };
}

/** The line that holds a unit. */
export function lineAt({ lines }: CleanText, at: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] as Line).start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The bracket that closes the one at `open`, within `end`; null where none does. */
export function closingBracket(loose: string, open: number, end: number): number | null {
  let depth = 0;
  for (let at = open; at < end; at++) {
    if (loose[at] === '(') depth++;
    if (loose[at] === ')' && --depth === 0) return at;
  }
  return null;
}
