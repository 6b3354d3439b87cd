import type { Range } from '../readable-text.ts';
import { choose, type Node, nodesOf } from './choose.ts';
import { type CleanText, printed } from './clean-text.ts';
import type { Item, Outline } from './outline.ts';
import type { Statement } from './statements.ts';
import type { ImportWords } from './words.ts';

/** A numbered item that carries a task, with what it says of responsibility. */
export interface FoundMeasure extends Range {
  readonly item: Item;
  readonly statements: readonly Statement[];
  /** Null where no full stop ends it. */
  readonly title: Range | null;
}

/** @param planStart the notice before it has no measures of its own, unless there is nothing else */
export function findMeasures(outline: Outline, text: CleanText, words: ImportWords, planStart: number): readonly FoundMeasure[] {
  const nodes = nodesOf(outline.items, text, words);
  const ofPlan = nodes.filter(({ item }) => item.start >= planStart);
  const choice = choose(ofPlan.length > 0 ? ofPlan : nodes, outline.bounds, text, words);
  return choice.map((node) => measureOf(node, text));
}

function measureOf(node: Node, text: CleanText): FoundMeasure {
  const statements = allStatements(node);
  const end = endOf(node, statements, text);
  const measure = { item: node.item, statements, start: node.item.start, end };
  return { ...measure, title: titleOf(node.item, statements, end, text) };
}

function allStatements(node: Node): readonly Statement[] {
  return [...node.own, ...node.children.flatMap(allStatements)];
}

/** What begins on a new line after the last statement is no longer the measure's. */
function endOf({ item, children }: Node, statements: readonly Statement[], text: CleanText): number {
  const last = statements.at(-1);
  if (last === undefined || children.some((child) => child.item.start > last.start)) return item.end;
  let end = last.end;
  while (end < item.end && /[。;.]/.test(text.loose[end] as string)) end++;
  return end >= item.end || text.begins[end] === 1 ? end : item.end;
}

/** From the number to the first full stop, or to the end of a line that is a heading of its own. */
function titleOf(item: Item, statements: readonly Statement[], end: number, text: CleanText): Range | null {
  const start = item.label.end;
  const limit = Math.min(statements[0]?.start ?? end, item.ownEnd, end);
  if (limit <= start) return null;
  const stop = text.loose.indexOf('。', start);
  const lineEnd = endOfHeading(start, limit, text);
  if (lineEnd !== null && (stop < 0 || lineEnd < stop)) return { start, end: lineEnd };
  if (stop >= 0 && stop < limit) return { start, end: stop };
  return { start, end: trimMark(limit, text) };
}

function trimMark(end: number, { loose }: CleanText): number {
  return /[。;:,]/.test(loose[end - 1] as string) ? end - 1 : end;
}

/** A first line that is short against the next one, and ends without a mark. */
function endOfHeading(start: number, limit: number, text: CleanText): number | null {
  let end = start + 1;
  while (end < limit && text.begins[end] !== 1) end++;
  if (end >= limit || end - start > 40 || /[,、;:]/.test(text.loose[end - 1] as string)) return null;
  let after = end + 1;
  while (after < text.loose.length && text.begins[after] !== 1) after++;
  return (end - start) * 1.6 < after - end ? end : null;
}

export function printedLabel(item: Item, text: CleanText): string {
  return printed(text, item.label);
}
