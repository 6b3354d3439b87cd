import { fold } from '../../text/fold.ts';
import { BLANK, loosen, type Range } from '../readable-text.ts';
import { cellStatement } from './cell-bodies.ts';
import type { CleanText } from './clean-text.ts';
import { anyLabel } from './labels.ts';
import type { FoundMeasure } from './measures.ts';
import type { Statement } from './statements.ts';
import type { ImportWords, LabelRole } from './words.ts';

/** What a table's column holds, by its heading. */
type Column = LabelRole | 'number' | 'task' | 'unknown';

/** One row, in units of the loosened text; an empty cell is an empty range. */
interface Row extends Range {
  readonly cells: readonly Cell[];
}

interface Cell extends Range {
  /** The one above reaches into it. */
  readonly isContinued: boolean;
}

const CONTINUED = '\u2003';
const LABEL_COLUMN = 12;

/** Rows that carry tasks, of all tables whose headings name who is responsible. */
export function tableMeasures(text: CleanText, words: ImportWords): readonly FoundMeasure[] {
  const measures: FoundMeasure[] = [];
  let columns: readonly Column[] | null = null;
  let above: readonly Cell[] = [];
  let upper: readonly Column[] = [];
  for (const row of rowsOf(text)) {
    if (row === null) {
      columns = null;
      upper = [];
      continue;
    }
    const names = row.cells.map(({ start, end }) => columnOf(text.loose.slice(start, end), words));
    const heading = headingOf(row, names, upper);
    upper = heading ?? names;
    if (heading !== null) {
      columns = heading;
      above = [];
      continue;
    }
    // Nobody knows which cells such a row has too many of.
    if (columns === null || row.cells.length > columns.length) continue;
    const cells = row.cells.map((cell, index) => (cell.isContinued ? (above[index] ?? cell) : cell));
    above = cells;
    const measure = measureOf(row, cells, columns, text, words);
    if (measure !== null) measures.push(measure);
  }
  return measures;
}

/** Lines with tabs; null where another line parts two tables. */
function* rowsOf({ points, places }: CleanText): Generator<Row | null> {
  const unitAt = unitFinder(places);
  let start = 0;
  for (let at = 0; at <= points.length; at++) {
    if (at < points.length && points[at] !== '\n') continue;
    const line = { start, end: at };
    start = at + 1;
    const cells = cellsOf(points, line, unitAt);
    if (cells.length > 1) yield { start: unitAt(line.start), end: unitAt(line.end), cells };
    else if (points.slice(line.start, line.end).some((point) => !BLANK.test(point))) yield null;
  }
}

function cellsOf(points: readonly string[], line: Range, unitAt: (point: number) => number): readonly Cell[] {
  const cells: Cell[] = [];
  let from = line.start;
  for (let at = line.start; at <= line.end; at++) {
    if (at < line.end && points[at] !== '\t') continue;
    const isContinued = points.slice(from, at).join('') === CONTINUED;
    cells.push({ start: unitAt(from), end: unitAt(at), isContinued });
    from = at + 1;
  }
  return cells;
}

/** First unit at or after a code point. */
function unitFinder(places: Uint32Array): (point: number) => number {
  return (point) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < point) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/**
 * The row's columns, where at least one names a role.
 * @param names by the row's own words; @param upper of the row above, which reach down where this one is blank
 */
function headingOf({ cells }: Row, names: readonly Column[], upper: readonly Column[]): readonly Column[] | null {
  if (!names.some((name) => name === 'lead' || name === 'undivided' || name === 'cooperating')) return null;
  const columns = names.map((name, index) => {
    const cell = cells[index];
    return cell !== undefined && cell.end <= cell.start ? (upper[index] ?? name) : name;
  });
  const known = columns.filter((column) => column !== 'unknown').length;
  return known >= 2 && known * 2 >= columns.length ? columns : null;
}

/** Whether words, as they are printed, name a column. */
export function columnNames(words: ImportWords): (printed: string) => boolean {
  return (printed) => columnOf(fold(loosen(printed)), words) !== 'unknown';
}

function columnOf(heading: string, words: ImportWords): Column {
  if (heading.length > LABEL_COLUMN) return 'unknown';
  const plain = heading.replace(/\(.*\)$/, '');
  if (words.numberColumn.test(plain)) return 'number';
  const label = words.labels.find(([each]) => each === plain) ?? words.labels.find(([each]) => each.length > 2 && plain.endsWith(each));
  if (label !== undefined) return label[1];
  return words.taskColumn.test(plain) ? 'task' : 'unknown';
}

function measureOf(row: Row, cells: readonly Cell[], columns: readonly Column[], text: CleanText, words: ImportWords): FoundMeasure | null {
  const of = (wanted: Column) => cells.filter((cell, index) => columns[index] === wanted && cell.end > cell.start);
  const own = row.cells.filter((cell) => cell.end > cell.start);
  const statements = columns.flatMap((column, index) => statementOf(cells[index], column, text, words));
  const tasks = of('task').filter((cell) => own.some((each) => each.start === cell.start));
  if (tasks.length === 0 || row.end <= row.start) return null;
  const [task] = tasks as [Cell, ...Cell[]];
  const label = labelOf(of('number')[0], task, text);
  const start = own[0]?.start ?? row.start;
  return {
    start,
    end: own.at(-1)?.end ?? row.end,
    statements,
    title: titleOf(task, label, text),
    item: { style: '表', number: 0, label, start, end: row.end, ownEnd: row.end, children: [] },
  };
}

/** The number's own column, else the number that the task begins with, else none. */
function labelOf(number: Cell | undefined, task: Cell, { loose }: CleanText): Range {
  if (number !== undefined) return { start: number.start, end: number.end };
  const label = anyLabel(loose.slice(task.start, Math.min(task.end, task.start + 12)));
  return { start: task.start, end: task.start + (label?.length ?? 0) };
}

function titleOf(task: Cell, label: Range, { loose }: CleanText): Range {
  const own = anyLabel(loose.slice(task.start, Math.min(task.end, task.start + 12)));
  const start = label.end > task.start && label.start >= task.start ? label.end : task.start + (own?.length ?? 0);
  const stop = loose.indexOf('。', start);
  return { start, end: stop > start && stop < task.end ? stop : task.end };
}

function statementOf(cell: Cell | undefined, column: Column, text: CleanText, words: ImportWords): readonly Statement[] {
  if (cell === undefined || cell.end <= cell.start || (column !== 'lead' && column !== 'cooperating' && column !== 'undivided')) return [];
  const statement = cellStatement(cell, column, text, words);
  return statement === null ? [] : [statement];
}
