import type { Quote, SourceText } from './model.ts';

/** From code point `start` up to `end` (exclusive) of one text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A source text as a person reads it: without white space, so that line and page breaks stand in no one's way. */
export interface ReadableText {
  readonly source: SourceText;
  /** The source's code points. */
  readonly points: readonly string[];
  /** Its characters without white space. */
  readonly exact: string;
  /** The same with the widths of marks and the kinds of brackets, quotation marks and dashes made one. */
  readonly loose: string;
  /** For each UTF-16 unit of `exact` and of `loose`: the code point of the source that it stands for. */
  readonly places: Uint32Array;
}

/** Where a quote may come from. */
export interface Scope extends Range {
  readonly text: ReadableText;
  /** As findings name it, such as 第9条原文. */
  readonly name: string;
  /** What this scope is a part of. */
  readonly parent?: Scope;
}

export const BLANK = /[\s\u200b-\u200d\u2060]/u;
const FULL_WIDTH = /[\uff01-\uffee]/;
const LOOSE: ReadonlyMap<string, string> = new Map(
  ['([〔［【〖{｛', ')]〕］】〗}｝', '"“”„‟「」『』＂', "'‘’‚＇", '-‐‑‒–—―－', '<〈《', '>〉》', '~～〜', '·・•‧'].flatMap((same) =>
    [...same].map((mark): [string, string] => [mark, same[0] as string]),
  ),
);

export function readable(source: SourceText): ReadableText {
  const points = [...source.text];
  const places: number[] = [];
  let exact = '';
  let loose = '';
  points.forEach((point, index) => {
    if (BLANK.test(point)) return;
    exact += point;
    loose += looseMark(point);
    for (let unit = 0; unit < point.length; unit++) places.push(index);
  });
  return { source, points, exact, loose, places: Uint32Array.from(places) };
}

/** Written text as it is searched for; `loose` also looks past width and kind of marks. */
export function withoutBlanks(text: string): string {
  return [...text].filter((point) => !BLANK.test(point)).join('');
}

export function loosen(text: string): string {
  return [...withoutBlanks(text)].map(looseMark).join('');
}

/** Always as long as what it stands for. */
function looseMark(point: string): string {
  const plain = FULL_WIDTH.test(point) ? point.normalize('NFKC') : point;
  const mark = plain.length === point.length ? plain : point;
  return LOOSE.get(mark) ?? mark;
}

export function quoteOf(text: ReadableText, { start, end }: Range): Quote {
  const characters = text.points.slice(start, end).join('');
  return { source: text.source.path, start, end, text: characters, shown: characters.replace(/[\r\n]+/g, '') };
}

/** Line and column, from 1, of a code point. */
export function placeOf(text: ReadableText, point: number): { line: number; column: number } {
  let line = 1;
  let column = 1;
  for (let at = 0; at < point; at++) {
    const newLine = text.points[at] === '\n';
    line += newLine ? 1 : 0;
    column = newLine ? 1 : column + 1;
  }
  return { line, column };
}

/** First index in `places` that stands for code point `point` or a later one. */
export function indexAt(text: ReadableText, point: number): number {
  let low = 0;
  let high = text.places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((text.places[middle] as number) < point) low = middle + 1;
    else high = middle;
  }
  return low;
}
