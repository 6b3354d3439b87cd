import { LAYOUT_CELL } from './layout.ts';
import { cellOf, isFilled, NO_CELL, UNDER } from './pdf-cells.ts';
import type { Grid } from './pdf-grid.ts';
import { type PageLine, type Placed, pageLines, placeOf, type TableCell } from './pdf-lines.ts';

/** Between the words of two columns, in characters. */
const GAP = 0.8;

/** A page's lines, with a line for each row of its tables. */
export function linesWithTables(placed: readonly Placed[], grids: readonly Grid[], height: number): readonly PageLine[] {
  let rest = placed;
  const rows: PageLine[] = [];
  for (const grid of grids) {
    const isInside = isWithin(grid);
    const table = rowsOf(grid, rest.filter(isInside), height);
    if (table.length === 0) continue;
    rest = rest.filter((piece) => !isInside(piece));
    rows.push(...table);
  }
  return [...pageLines(rest, height), ...rows].sort((a, b) => a.place - b.place);
}

function rowsOf(grid: Grid, placed: readonly Placed[], height: number): readonly PageLine[] {
  const { xs, ys, cells } = grid;
  const at = (row: number, column: number) => row * xs.length + column;
  const pieces = new Map<number, Placed[]>();
  for (const piece of placed) {
    const key = at(indexAt(ys, middle(piece).y), indexAt(xs, middle(piece).x));
    const known = pieces.get(key);
    if (known === undefined) pieces.set(key, [piece]);
    else known.push(piece);
  }
  const table = ys.slice(1).map(() => xs.slice(1).map(() => NO_CELL));
  for (const { row, rowEnd, column, columnEnd } of cells) {
    const own: Placed[] = [];
    for (let r = row; r < rowEnd; r++) for (let c = column; c < columnEnd; c++) own.push(...(pieces.get(at(r, c)) ?? []));
    const bounds = [column, ...partedAt(own, xs, column, columnEnd), columnEnd];
    for (const [index, from] of bounds.slice(0, -1).entries()) {
      const [left, right] = [xs[from] as number, xs[bounds[index + 1] as number] as number];
      const inside = bounds.length === 2 ? own : own.filter((piece) => middle(piece).x > left && middle(piece).x < right);
      for (let r = row; r < rowEnd; r++) (table[r] as TableCell[])[from] = r === row ? cellOf(inside, right - left) : UNDER;
    }
  }
  if (!isTable(table)) return [];
  const filled = table.map((row, index) => ({ row, y: ys[index] as number })).filter(({ row }) => row.some(isFilled));
  return filled.map(({ row, y }, index) => ({
    text: row.map(({ text }) => text).join('\t'),
    place: placeOf(y, height),
    row: { cells: row, xs, isFirst: index === 0 },
  }));
}

/** The columns within a cell whose words leave all their bounds free: a head on a coloured ground often has no lines of its own. */
function partedAt(placed: readonly Placed[], xs: readonly number[], column: number, columnEnd: number): readonly number[] {
  const inner = xs.map((_, index) => index).slice(column + 1, columnEnd);
  const isFree = (index: number) => {
    const bound = xs[index] as number;
    const next = xs[index + 1] as number;
    const before = placed.filter((piece) => middle(piece).x < bound);
    const behind = placed.filter((piece) => middle(piece).x > bound);
    const end = before.reduce((far, { x, width }) => Math.max(far, x + width), 0);
    return behind.some((piece) => middle(piece).x < next) && behind.every(({ x, size }) => x - end > size * GAP);
  };
  const hasFirst = placed.some((piece) => middle(piece).x < (xs[column + 1] as number));
  return hasFirst && inner.length > 0 && inner.every(isFree) ? inner : [];
}

/** Not one that only arranges the page, nor a frame around text. */
function isTable(rows: readonly (readonly TableCell[])[]): boolean {
  const columns = new Set(rows.flatMap((row) => row.flatMap((cell, column) => (isFilled(cell) ? [column] : []))));
  return columns.size > 1 && rows.every((row) => row.every(({ text }) => text.length <= LAYOUT_CELL));
}

function isWithin({ xs, ys }: Grid): (piece: Placed) => boolean {
  return (piece) => {
    const { x, y } = middle(piece);
    return x > (xs[0] as number) && x < (xs.at(-1) as number) && y > (ys[0] as number) && y < (ys.at(-1) as number);
  };
}

/** Of its first character. */
function middle({ x, y, width, size }: Placed): { readonly x: number; readonly y: number } {
  return { x: x + Math.min(width, size) / 2, y: y - size * 0.35 };
}

function indexAt(bounds: readonly number[], place: number): number {
  return Math.max(
    0,
    bounds.findLastIndex((bound) => bound <= place),
  );
}
