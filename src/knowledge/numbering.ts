import type { Scope } from './readable-text.ts';

/** The printed number of a heading, such as `9. ` or `（三）`. */
export interface Label {
  /** Which way of numbering, named by its first number. */
  readonly style: string;
  readonly number: number;
  /** Code points of the label, without white space after it. */
  readonly length: number;
}

const CHINESE = '[〇零一二三四五六七八九十百]+';
const STYLES: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['1.', /^(\d{1,3})\s*[.．、](?!\d)/],
  ['(1)', /^[(（]\s*(\d{1,3})\s*[)）]/],
  ['一、', new RegExp(`^(${CHINESE})、`)],
  ['(一)', new RegExp(`^[(（]\\s*(${CHINESE})\\s*[)）]`)],
  ['第一条', new RegExp(`^第\\s*(\\d{1,3}|${CHINESE})\\s*[条條]`)],
  ['一是', new RegExp(`^(${CHINESE})是`)],
];

export function labelOf(line: string): Label | null {
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(line);
    if (match?.[1] !== undefined) return { style, number: readNumber(match[1]), length: [...match[0]].length };
  }
  return null;
}

/** Of `12`, `十二`, `二十`, `一百零三`. */
function readNumber(digits: string): number {
  if (/^\d+$/.test(digits)) return Number(digits);
  let total = 0;
  let digit = 0;
  for (const character of digits) {
    const unit = character === '百' ? 100 : character === '十' ? 10 : 0;
    if (unit === 0) digit = '零一二三四五六七八九'.indexOf(character);
    else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + Math.max(0, digit);
}

/** A numbered line of a source. */
export interface Heading extends Label {
  /** Code point where the label begins. */
  readonly start: number;
  /** Code point where the line ends. */
  readonly end: number;
}

/** All numbered lines of a scope, in order. */
export function headingsIn({ text, start, end }: Scope): readonly Heading[] {
  const headings: Heading[] = [];
  for (let at = start; at < end; ) {
    const newLine = text.points.indexOf('\n', at);
    const lineEnd = newLine < 0 || newLine > end ? end : newLine;
    const line = text.points.slice(at, lineEnd).join('');
    const indent = [...line].length - [...line.trimStart()].length;
    const label = labelOf(line.trimStart());
    if (label !== null) headings.push({ ...label, start: at + indent, end: lineEnd });
    at = lineEnd + 1;
  }
  return headings;
}

/** Where the printed number begins that stands before a title, or the title's own start. */
export function labelStart(title: number, headings: readonly Heading[], { text }: Scope): number {
  const heading = headings.findLast((each) => each.start <= title);
  if (heading === undefined) return title;
  const between = text.points.slice(heading.start + heading.length, title).join('');
  return between.trim() === '' ? heading.start : title;
}
