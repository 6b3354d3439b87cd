import type { Grid } from './pdf-grid.ts';
import { isPageNumber, joined, linesOf, type Placed, placeOf } from './pdf-lines.ts';

/** Whether words name a column of a table of tasks. */
export type IsColumnName = (words: string) => boolean;

type Line = readonly Placed[];

/** Words without a gap, and how far they reach. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const NUMBER = /^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).．、]?$/;
/** Between the words of two columns, in characters. */
const GAP = 0.8;
const FEWEST_COLUMNS = 3;
const LONGEST_NAME = 12;
/** Names may be broken in as many lines. */
const HEAD_LINES = [1, 2, 3];
/** Lines within a row stand as close as any; a wider step is a new row. */
const STEP = 1.25;
/** What stands so many lines below is no longer the table's. */
const FAR = 4;

/**
 * A table without ruling lines, by the names at its head: no line of words crosses from column to column, and each row begins
 * with its number. Null where that is not plain, for then nobody knows which department a row has.
 * @param before the columns of such a table on the page before, which may go on without its head
 */
export function unruledGrid(
  placed: readonly Placed[],
  height: number,
  isColumnName: IsColumnName,
  before: readonly number[] | null,
): Grid | null {
  const lines = linesOf(placed).filter((line) => !isPageNumber({ text: joined(line), place: placeOf(top(line), height) }));
  for (const at of lines.keys()) {
    const head = headAt(lines, at, isColumnName);
    if (head === null) continue;
    const { xs, body } = columnsBelow(head, lines.slice(at + head.length));
    return gridOf(xs, head, body);
  }
  if (before === null) return null;
  const from = lines.findIndex((line) => isInColumns(line, before) && hasNumber(line, before));
  const rest = lines.slice(Math.max(0, from));
  const end = rest.findIndex((line) => !isInColumns(line, before));
  return from < 0 ? null : gridOf(before, [], end < 0 ? rest : rest.slice(0, end));
}

/** Names that stand upon one another in several lines are one. */
function namesIn(lines: readonly Line[]): readonly Run[] {
  const names: Run[] = [];
  for (const run of lines.flatMap(runsOf)) {
    const at = names.findIndex(({ from, to }) => run.from < to && run.to > from);
    const name = names[at];
    if (name === undefined) names.push(run);
    else names[at] = { from: Math.min(name.from, run.from), to: Math.max(name.to, run.to), text: name.text + run.text };
  }
  return names.sort((a, b) => a.from - b.from);
}

/** The lines from `at` on that name most columns; null where they name hardly any. */
function headAt(lines: readonly Line[], at: number, isColumnName: IsColumnName): readonly Line[] | null {
  let head: readonly Line[] | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const count of HEAD_LINES) {
    const names = namesIn(lines.slice(at, at + count));
    const unknown = names.filter(({ text }) => !isColumnName(text)).length;
    const isNames = names.length >= FEWEST_COLUMNS && names.every(({ text }) => text.length <= LONGEST_NAME);
    if (!isNames || unknown * 4 > names.length || unknown >= fewest) continue;
    head = lines.slice(at, at + count);
    fewest = unknown;
  }
  return head;
}

function runsOf(line: Line): readonly Run[] {
  const runs: Run[] = [];
  for (const { x, width, size, text } of line) {
    const last = runs.at(-1);
    if (last !== undefined && x - last.to < size * GAP) runs[runs.length - 1] = { from: last.from, to: x + width, text: last.text + text };
    else runs.push({ from: x, to: x + width, text });
  }
  return runs;
}

/** Between the middles of two names, the widest space that all lines leave free, down to the first line that leaves none. */
function columnsBelow(head: readonly Line[], lines: readonly Line[]): { readonly xs: readonly number[]; readonly body: readonly Line[] } {
  const names = namesIn(head);
  const middle = ({ from, to }: Run) => (from + to) / 2;
  const size = head[0]?.[0]?.size ?? 10;
  let free = names.slice(1).map((name, index) => without([[middle(names[index] as Run), middle(name)]], names));
  const body: Line[] = [];
  for (const line of lines) {
    const left = free.map((spaces) => without(spaces, runsOf(line)));
    if (left.some((spaces) => width(widest(spaces)) < size * GAP)) break;
    free = left;
    body.push(line);
  }
  const all = [...head, ...body].flat();
  const first = Math.min(...all.map(({ x }) => x)) - 1;
  const last = Math.max(...all.map((piece) => piece.x + piece.width)) + 1;
  return { xs: [first, ...free.map((spaces) => widest(spaces).reduce((a, b) => a + b) / 2), last], body };
}

type Space = readonly [from: number, to: number];

function without(spaces: readonly Space[], runs: readonly Run[]): readonly Space[] {
  return runs.reduce<readonly Space[]>(
    (left, { from, to }) =>
      left.flatMap(([a, b]): readonly Space[] => {
        if (to <= a || from >= b) return [[a, b]];
        return [...(from > a ? [[a, from] as const] : []), ...(to < b ? [[to, b] as const] : [])];
      }),
    spaces,
  );
}

function widest(spaces: readonly Space[]): Space {
  return spaces.reduce<Space>((best, space) => (width(space) > width(best) ? space : best), [0, 0]);
}

function width([from, to]: Space): number {
  return to - from;
}

function isInColumns(line: Line, xs: readonly number[]): boolean {
  const [first, last] = [xs[0] as number, xs.at(-1) as number];
  return runsOf(line).every(({ from, to }) => from >= first - 1 && to <= last + 1 && xs.every((x) => x <= from + 1 || x >= to - 1));
}

function hasNumber(line: Line, xs: readonly number[]): boolean {
  return NUMBER.test(firstCell(line, xs));
}

function firstCell(line: Line, xs: readonly number[]): string {
  return runsOf(line)
    .filter(({ from }) => from < (xs[1] as number))
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** Rows from number to number, where lines within a row stand closer than rows do. */
function gridOf(xs: readonly number[], head: readonly Line[], lines: readonly Line[]): Grid | null {
  const end = lines.findIndex((line) => firstCell(line, xs) !== '' && !hasNumber(line, xs));
  const body = end < 0 ? lines : lines.slice(0, end);
  const [first] = body;
  if (first === undefined || !hasNumber(first, xs)) return null;
  const step = Math.min(...body.slice(1).map((_, index) => stepTo(body, index + 1)));
  const far = body.findIndex((line, index) => index > 0 && stepTo(body, index) > step * FAR && !hasNumber(line, xs));
  if (far > 0) return gridOf(xs, head, body.slice(0, far));
  if (body.some((line, index) => index > 0 && stepTo(body, index) > step * STEP && !hasNumber(line, xs))) return null;
  const starts = [...head.slice(0, 1), ...body.filter((line) => hasNumber(line, xs))];
  const size = first[0]?.size ?? 10;
  const ys = [...starts.map((line) => top(line) - size), top(body.at(-1) as Line) + size / 2];
  const cells = starts.flatMap((_, row) => xs.slice(1).map((_x, column) => ({ row, rowEnd: row + 1, column, columnEnd: column + 1 })));
  return { xs, ys, cells };
}

function stepTo(lines: readonly Line[], index: number): number {
  return top(lines[index] as Line) - top(lines[index - 1] as Line);
}

function top(line: Line): number {
  return line[0]?.y ?? 0;
}
