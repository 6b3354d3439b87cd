import type { Range } from '../readable-text.ts';
import { headingOf } from './choose.ts';
import { type CleanText, lineAt } from './clean-text.ts';
import type { FoundPlan } from './find-plan.ts';
import type { Item } from './outline.ts';
import type { ImportWords } from './words.ts';

/** A heading with the text that stands under it and in no measure; ranges are units of the cleaned text. */
export interface FoundSection {
  readonly heading: Range;
  readonly text: readonly Range[];
  /** Places of its measures in the plan's list. */
  readonly measures: readonly number[];
}

export interface FoundPhase {
  readonly title: Range;
  readonly text: Range;
  readonly when: Range | null;
}

export interface Parts {
  readonly sections: readonly FoundSection[];
  readonly phases: readonly FoundPhase[];
}

const SHORTEST_OPENING = 6;
const WHEN = /\d{4}年(?:(?:上|下)半年|底前?|末|第?[一二三四]季度|\d{1,2}月(?:底前?|\d{1,2}日)?)?/;

/** Headings above measures, headings that stand at the top, and phases. */
export function partsOf(plan: FoundPlan, words: ImportWords): Parts {
  const sections: FoundSection[] = [];
  const phases: FoundPhase[] = [];
  const places = new Map(plan.measures.map((measure, index) => [measure.start, index] as const));
  const roots = plan.outline.items.filter((item) => item.start >= (plan.head.title?.start ?? 0));

  const visit = (item: Item, isTop: boolean): void => {
    if (places.has(item.start)) return;
    const measures = item.children.flatMap((child) => places.get(child.start) ?? []);
    const phased = item.children.length > 0 && item.children.every((child) => words.phase.test(headingOf(child, plan.text)));
    if (phased) phases.push(...item.children.map((child) => phaseOf(child, plan.text)));
    if (isTop || measures.length > 0 || hasMeasures(item, places)) sections.push(sectionOf(item, measures, phased, plan.text, places));
    if (!phased) for (const child of item.children) visit(child, false);
  };
  for (const item of roots) visit(item, true);
  const homeless = plan.measures.flatMap((_, index) => (sections.some((section) => section.measures.includes(index)) ? [] : [index]));
  const opening = homeless.length === 0 ? null : openingOf(plan, homeless);
  return { sections: opening === null ? sections : [opening, ...sections], phases };
}

/** Measures under no heading stand under what leads to them: the last sentence before the first numbered item. */
function openingOf({ text, head, outline, measures }: FoundPlan, homeless: readonly number[]): FoundSection | null {
  const start = Math.max(head.title?.end ?? 0, head.documentNumber?.end ?? 0);
  const end = Math.min(outline.items.find((item) => item.start >= start)?.start ?? 0, measures[0]?.start ?? 0);
  if (end - start < SHORTEST_OPENING) return null;
  const lastStop = text.loose.lastIndexOf('。', end - 2) + 1;
  const heading = { start: Math.max(lastStop, start), end };
  const before = { start, end: heading.start };
  return { heading, text: before.end - before.start > 1 ? [before] : [], measures: homeless };
}

function hasMeasures(item: Item, places: ReadonlyMap<number, number>): boolean {
  return item.children.some((child) => places.has(child.start) || hasMeasures(child, places));
}

function sectionOf(
  item: Item,
  measures: readonly number[],
  phased: boolean,
  text: CleanText,
  places: ReadonlyMap<number, number>,
): FoundSection {
  const heading = { start: item.start, end: item.label.end + headingOf(item, text).length };
  const own = trimmed({ start: heading.end, end: item.ownEnd }, text);
  // Items under it that are neither measures nor above any are its text.
  const loose = phased ? [] : item.children.filter((child) => !places.has(child.start) && !hasMeasures(child, places));
  return { heading, text: [...(own === null ? [] : [own]), ...loose.map(({ start, end }) => ({ start, end }))], measures };
}

function phaseOf(item: Item, text: CleanText): FoundPhase {
  const title = { start: item.label.end, end: item.label.end + headingOf(item, text).length };
  const body = trimmed({ start: title.end, end: item.end }, text) ?? title;
  const when = WHEN.exec(text.loose.slice(body.start, body.end));
  return {
    title,
    text: body,
    when: when === null ? null : { start: body.start + when.index, end: body.start + when.index + when[0].length },
  };
}

/** Without the mark that ends the heading; null where nothing is left. */
export function trimmed({ start, end }: Range, { loose }: CleanText): Range | null {
  let from = start;
  while (from < end && /[。:;,]/.test(loose[from] as string)) from++;
  return from < end ? { start: from, end } : null;
}

/** For reports: the line that a unit stands on, from 1. */
export function lineNumber(text: CleanText, at: number): number {
  return lineAt(text, at) + 1;
}
