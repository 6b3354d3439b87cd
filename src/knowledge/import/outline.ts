import type { Label } from '../numbering.ts';
import type { Range } from '../readable-text.ts';
import { type CleanText, type Line, lineAt } from './clean-text.ts';
import { anyLabel } from './labels.ts';
import type { ImportWords } from './words.ts';

/** A numbered item, with everything that stands under it. */
export interface Item extends Range {
  readonly style: string;
  readonly number: number;
  /** Units of the printed number. */
  readonly label: Range;
  /** Where the first item under it begins, else its end. */
  readonly ownEnd: number;
  readonly children: readonly Item[];
}

export interface Outline {
  /** Items that stand under no other. */
  readonly items: readonly Item[];
  /** Where no item may reach beyond: annexes, signatures. */
  readonly bounds: readonly number[];
}

interface Found {
  readonly style: string;
  readonly number: number;
  readonly start: number;
  readonly labelEnd: number;
}

interface Open extends Found {
  readonly children: Open[];
  last: number;
}

const ANNEX = /^附(?:件|表|录|图)(?:\d{1,2}|[一二三四五六七八九十])?(?:[:.]|$|-\d)/;
const FOOTER =
  /^\((?:此件|此页|联系人|联系方式|公开方式|信息公开)|^此件(?:主动|依申请|公开|不)|^(?:抄送|主送|公开方式|信息公开选项|公开属性):|^主动公开$|\d日印发$/;
const DATE =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[二〇零一○Oo]{2,4}[〇零一二三四五六七八九○oO]*年[一二三四五六七八九十]+月[一二三四五六七八九十]+日)$/;
const BARE = '30 ';
const MID_LINE = new Set(['1.', '(一)', '一、', '第一条', '(1)']);

/** @param planStart where the plan itself begins, behind the notice that issues it */
export function outlineOf(text: CleanText, words: ImportWords, planStart: number): Outline {
  const bounds = [...boundsOf(text, words), planStart].sort((a, b) => a - b);
  const roots: Open[] = [];
  let stack: Open[] = [];
  let next = 0;
  const lastOf = new Map<string, number>();
  for (const found of labelled(text)) {
    while (next < bounds.length && (bounds[next] as number) <= found.start) {
      stack = [];
      lastOf.clear();
      next++;
    }
    if (found.style === BARE) {
      if (!stack.some((open) => open.style === '1.' && open.last + 1 === found.number)) continue;
      stack = place({ ...found, style: '1.' }, stack, roots);
      lastOf.set('1.', found.number);
      continue;
    }
    if (!isPlausible(found, text, stack, lastOf)) continue;
    stack = place(found, stack, roots);
    lastOf.set(found.style, found.number);
  }
  return { items: finish(roots, text.loose.length, bounds), bounds };
}

/** Every place that looks like a number at a line's beginning, or after a full stop. */
function* labelled(text: CleanText): Generator<Found & { readonly midLine: boolean }> {
  for (const line of text.lines) {
    for (let at = line.start; at < line.end; at++) {
      const atStart = at === line.start;
      if (!atStart && !/[。)]/.test(text.loose[at - 1] as string)) continue;
      const label = anyLabel(text.loose.slice(at, Math.min(text.loose.length, at + 12))) ?? (atStart ? bareNumber(text, at) : null);
      if (label === null || (!atStart && !MID_LINE.has(label.style))) continue;
      yield { style: label.style, number: label.number, start: at, labelEnd: at + label.length, midLine: !atStart };
    }
  }
}

/** 30 不断优化…: a number that its author forgot the point of; believed only where it is the next one. */
function bareNumber(text: CleanText, at: number): Label | null {
  const match = /^(\d{1,3})[\u4e00-\u9fff<"]/.exec(text.loose.slice(at, at + 5));
  if (match?.[1] === undefined) return null;
  const after = at + match[1].length;
  const hasBlank = (text.places[after] as number) > (text.places[after - 1] as number) + 1;
  return hasBlank ? { style: BARE, number: Number(match[1]), length: match[1].length } : null;
}

function isPlausible(
  found: Found & { readonly midLine: boolean },
  text: CleanText,
  stack: readonly Open[],
  lastOf: ReadonlyMap<string, number>,
): boolean {
  const open = stack.findLast((each) => each.style === found.style);
  const follows = (open !== undefined && found.number === open.last + 1) || found.number === (lastOf.get(found.style) ?? Number.NaN) + 1;
  const before = text.loose[found.start - 1] ?? '。';
  if (found.midLine) return follows && open !== undefined && found.number > 1;
  if (found.style === '第一条' && /^第[^条]+条(?:第|规定|的|所|、|和)/.test(text.loose.slice(found.start, found.start + 12))) return false;
  if (found.style === '一是' && !/[。;:]/.test(before)) return false;
  if (follows) return true;
  if (found.style === '一是' && found.number !== 1) return false;
  const paragraph = /[。;:!?)"']/.test(before) || previousIsShort(found.start, text);
  return (
    paragraph && (found.number === 1 || (open === undefined && !lastOf.has(found.style)) || found.number > (lastOf.get(found.style) ?? 0))
  );
}

/** A heading, or a line that its author broke. */
function previousIsShort(start: number, text: CleanText): boolean {
  const index = lineAt(text, start);
  const line = text.lines[index];
  const previous = text.lines[index - 1];
  return line === undefined || previous === undefined || line.afterBlank || previous.text.length < 30;
}

/** Under the nearest open item of another style; beside the one of its own. */
function place(found: Found, stack: readonly Open[], roots: Open[]): Open[] {
  const opened: Open = { ...found, children: [], last: found.number };
  const same = stack.findIndex((each) => each.style === found.style);
  const above = same < 0 ? stack : stack.slice(0, same);
  const sibling = stack[same];
  (above.at(-1)?.children ?? roots).push(opened);
  if (sibling !== undefined) sibling.last = found.number;
  return [...above, opened];
}

function finish(open: readonly Open[], end: number, bounds: readonly number[]): readonly Item[] {
  return open.map((each, index) => {
    const bound = bounds.find((at) => at > each.start) ?? end;
    const stop = Math.min(open[index + 1]?.start ?? end, end, bound);
    const children = finish(each.children, stop, bounds);
    return {
      style: each.style,
      number: each.number,
      label: { start: each.start, end: each.labelEnd },
      start: each.start,
      end: stop,
      ownEnd: children[0]?.start ?? stop,
      children,
    };
  });
}

/** Lines that end whatever stands before them. */
function boundsOf({ lines }: CleanText, words: ImportWords): readonly number[] {
  return lines.flatMap((line, index) => {
    if (ANNEX.test(line.text) || FOOTER.test(line.text)) return [line.start];
    if (!DATE.test(line.text)) return [];
    return [signatureStart(lines, index, words)];
  });
}

/** The first of the lines above a date that name who signs. */
function signatureStart(lines: readonly Line[], dateLine: number, words: ImportWords): number {
  let first = dateLine;
  while (first > 0 && dateLine - first < 12 && isSignature(lines[first - 1] as Line, words)) first--;
  return (lines[first] as Line).start;
}

export function isSignature({ text }: Line, words: ImportWords): boolean {
  return text.length <= 44 && words.endsAsBody.test(text) && !/[。,;:!?、"()]|^\d|负责$/.test(text);
}

export { ANNEX, DATE };
