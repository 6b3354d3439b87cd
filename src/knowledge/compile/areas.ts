import { locate, type Misquote, startsWith } from '../locate.ts';
import { type Heading, headingsIn } from '../numbering.ts';
import type { Range, Scope } from '../readable-text.ts';
import type { QuoteText } from '../schemas/parts.ts';

/** A measure as its file names it; the title is null where the file could not be read. */
export interface NumberedTitle {
  readonly number: number;
  readonly title: QuoteText | null;
}

/** Where a measure stands in the source: from its heading to the next one. */
export interface MeasureArea {
  readonly title: Range;
  readonly scope: Scope;
}

export interface Areas {
  readonly areas: ReadonlyMap<number, MeasureArea>;
  /** By number: what is wrong with the title. */
  readonly misquotes: ReadonlyMap<number, Misquote>;
  /** Numbers that the source has a heading for, or that a gap shows, and no file. */
  readonly missing: readonly number[];
}

interface FoundTitle {
  readonly range: Range;
  readonly heading: Heading | null;
}

/** @param marks code points where another part of the plan begins */
export function measureAreas(titles: readonly NumberedTitle[], plan: Scope, marks: readonly number[]): Areas {
  const headings = headingsIn(plan);
  const found = new Map<number, FoundTitle | null>();
  for (const { number, title } of titles) found.set(number, title === null ? null : findTitle(title, number, headings, plan));
  const style = mainStyle(found);
  const numbered = headings.filter((heading) => heading.style === style);
  const misquotes = new Map<number, Misquote>();
  for (const { number, title } of titles) {
    const wrong = title === null ? null : misquote(title, number, found.get(number) ?? null, numbered, plan);
    if (wrong !== null) misquotes.set(number, wrong);
  }
  const bounds = [...marks, ...startsOf(found), ...startsOfOthers(numbered, found, misquotes), plan.end];
  const areas = new Map<number, MeasureArea>();
  for (const [number, at] of found) if (at !== null && !misquotes.has(number)) areas.set(number, areaOf(number, at, bounds, plan));
  return { areas, misquotes, missing: missingNumbers(titles, numbered) };
}

/** Behind its own printed number, else where it stands as a line of its own. */
function findTitle(title: QuoteText, number: number, headings: readonly Heading[], plan: Scope): FoundTitle | null {
  for (const heading of headings.filter((each) => each.number === number)) {
    const range = startsWith(title, { ...plan, start: heading.start + heading.length });
    if (range !== null) return { range, heading };
  }
  const range = locate(title, plan);
  if ('message' in range) return null;
  const heading = headings.findLast((each) => each.start <= range.start) ?? null;
  const labelled = heading !== null && startsWith(title, { ...plan, start: heading.start + heading.length })?.start === range.start;
  if (labelled) return { range, heading };
  const before = plan.text.points.slice(plan.start, range.start).join('').trimEnd();
  return before === '' || /\n\s*$/.test(plan.text.points.slice(plan.start, range.start).join('')) ? { range, heading: null } : null;
}

/** The numbering that most measures are printed with; null where the printed numbers are not the measures'. */
function mainStyle(found: ReadonlyMap<number, FoundTitle | null>): string | null {
  const counts = new Map<string, number>();
  for (const [number, at] of found) {
    if (at?.heading?.number === number) counts.set(at.heading.style, (counts.get(at.heading.style) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most !== undefined && most[1] * 2 >= found.size ? most[0] : null;
}

function misquote(title: QuoteText, number: number, at: FoundTitle | null, numbered: readonly Heading[], plan: Scope): Misquote | null {
  if (at?.heading != null && numbered.includes(at.heading) && at.heading.number !== number) {
    return { part: null, message: `这个标题在原文里是第${at.heading.number}条的，不是第${number}条的` };
  }
  if (at !== null) return null;
  const heading = numbered.find((each) => each.number === number);
  const scope: Scope =
    heading === undefined
      ? plan
      : { ...plan, start: heading.start + heading.length, end: heading.end, name: `第${number}条标题`, parent: plan };
  const wrong = locate(title, scope);
  return 'message' in wrong ? wrong : { part: null, message: `标题要从第${number}条的编号后面第一个字引起` };
}

function startsOf(found: ReadonlyMap<number, FoundTitle | null>): readonly number[] {
  return [...found.values()].flatMap((at) => (at === null ? [] : [at.heading?.start ?? at.range.start]));
}

/** Headings of measures whose title was not found, or that have no file. */
function startsOfOthers(
  numbered: readonly Heading[],
  found: ReadonlyMap<number, FoundTitle | null>,
  misquotes: ReadonlyMap<number, Misquote>,
): readonly number[] {
  return numbered.filter(({ number }) => misquotes.has(number) || (found.get(number) ?? null) === null).map((heading) => heading.start);
}

function areaOf(number: number, at: FoundTitle, bounds: readonly number[], plan: Scope): MeasureArea {
  const end = Math.min(...bounds.filter((bound) => bound > at.range.start));
  return { title: at.range, scope: { text: plan.text, start: at.range.start, end, name: `第${number}条原文`, parent: plan } };
}

function missingNumbers(titles: readonly NumberedTitle[], numbered: readonly Heading[]): readonly number[] {
  const filed = new Set(titles.map((title) => title.number));
  const wanted = new Set(numbered.map((heading) => heading.number));
  for (let number = 1; number < Math.max(0, ...filed); number++) wanted.add(number);
  return [...wanted].filter((number) => !filed.has(number)).sort((a, b) => a - b);
}
