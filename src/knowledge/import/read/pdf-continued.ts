import { CONTINUED } from './layout.ts';
import { isFilled, NO_CELL, wrapped } from './pdf-cells.ts';
import type { PageLine, TableCell } from './pdf-lines.ts';

/** How far a column may move from page to page, in points. */
const DRIFT = 6;
const SENTENCE_END = /[。！？!?]$/;
const GOES_ON = /[、，,]$/;

/** A table that may go on with the next line. */
interface Table {
  readonly xs: readonly number[];
  readonly rows: TableCell[][];
  /** How many rows of the head stand again on this page so far; null where something else has followed. */
  repeated: number | null;
}

/** Tables that go on over pages made one: without the head again, and a row that the page's end cut in two made whole. */
export function withTablesJoined(lines: readonly PageLine[]): readonly string[] {
  const joined: (string | Table)[] = [];
  let table: Table | null = null;
  /** For each column of this page's table, which one it is. */
  let columns: readonly number[] = [];
  for (const { text, row } of lines) {
    if (row === undefined) {
      table = null;
      joined.push(text);
      continue;
    }
    if (row.isFirst || table === null) {
      const same: readonly number[] | null = table === null ? null : sameColumns(table.xs, row.xs);
      if (table === null || same === null) {
        table = { xs: row.xs, rows: [], repeated: null };
        joined.push(table);
      } else table.repeated = 0;
      columns = same ?? row.cells.map((_, index) => index);
    }
    goOn(table, placed(row.cells, columns, table.xs.length - 1));
  }
  return joined.flatMap((line) => (typeof line === 'string' ? line : line.rows.map(rowText)));
}

function rowText(row: readonly TableCell[]): string {
  return row.map(({ text }) => text).join('\t');
}

/** Which columns the next page's are; null where it is another table. */
function sameColumns(xs: readonly number[], next: readonly number[]): readonly number[] | null {
  const found = next.map((x) => xs.findIndex((each) => Math.abs(each - x) <= DRIFT));
  const isSame = !found.includes(-1) && found[0] === 0 && found.at(-1) === xs.length - 1;
  return isSame ? found.slice(0, -1) : null;
}

function placed(cells: readonly TableCell[], columns: readonly number[], count: number): TableCell[] {
  const row = Array.from({ length: count }, () => NO_CELL);
  for (const [index, cell] of cells.entries()) row[columns[index] as number] = cell;
  return row;
}

function goOn(table: Table, row: TableCell[]): void {
  const { rows, repeated } = table;
  const again = repeated === null ? undefined : rows[repeated];
  if (repeated !== null && again !== undefined && rowText(again) === rowText(row)) {
    table.repeated = repeated + 1;
    return;
  }
  table.repeated = null;
  const last = rows.at(-1);
  const blank = row.findIndex(isFilled);
  if (repeated === null || last === undefined || blank < 1) rows.push(row);
  else if (isNewRow(last, row, blank)) rows.push(row.map((cell, column) => (column < blank ? { ...cell, text: CONTINUED } : cell)));
  else for (const [column, cell] of row.entries()) if (isFilled(cell)) addTo(rows, column, cell);
}

/**
 * Whether a row that begins blank on a new page is one under the same number, not the rest of the row before.
 * The rest of a row goes on where lines were full; its longest cell was in the midst of a sentence.
 */
function isNewRow(last: readonly TableCell[], row: readonly TableCell[], blank: number): boolean {
  const own = last.flatMap((above, index) => {
    const below = row[index] ?? NO_CELL;
    return index >= blank && isFilled(above) ? [{ above, below, length: above.text.length + below.text.length }] : [];
  });
  if (own.length === 0 || own.some(({ above, below }) => !isFilled(below) || GOES_ON.test(above.text))) return false;
  const longest = own.reduce((a, b) => (b.length > a.length ? b : a));
  return own.some(({ above }) => above.hasRoom) || SENTENCE_END.test(longest.above.text);
}

/** The cell that reaches into the last row holds its text. */
function addTo(rows: readonly TableCell[][], column: number, { text, hasRoom }: TableCell): void {
  const row = rows.findLast((each) => each[column]?.text !== CONTINUED) ?? rows.at(-1);
  if (row !== undefined) row[column] = { text: wrapped(row[column]?.text ?? '', text), hasRoom };
}
