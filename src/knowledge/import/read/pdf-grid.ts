import type { Rule, Rules } from './pdf-rules.ts';

/** A table as it is ruled: the columns' and rows' bounds, and the cells, which may reach over several of both. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
}

/** Ends are exclusive. */
export interface GridCell {
  readonly row: number;
  readonly rowEnd: number;
  readonly column: number;
  readonly columnEnd: number;
}

/** Borders that are one to the eye stand at most so far apart, in points. */
const NEAR = 3;
const SHORTEST = 8;
const MOST_COLUMNS = 40;
const MOST_ROWS = 300;

/** The ruled tables of a page, from top to bottom. */
export function gridsOf({ across, down }: Rules): readonly Grid[] {
  const rows = merged(across).filter(isLong);
  return regionsOf(merged(down).filter(isLong)).flatMap((columns) => gridOf(rows, columns) ?? []);
}

function isLong({ from, to }: Rule): boolean {
  return to - from >= SHORTEST;
}

/** Pieces of one line, end to end, as one. */
function merged(rules: readonly Rule[]): readonly Rule[] {
  const lines: Rule[] = [];
  for (const near of clustersOf([...rules].sort((a, b) => a.at - b.at))) {
    const at = near.reduce((sum, each) => sum + each.at, 0) / near.length;
    for (const { from, to } of [...near].sort((a, b) => a.from - b.from)) {
      const last = lines.at(-1);
      if (last !== undefined && last.at === at && from <= last.to + NEAR) lines[lines.length - 1] = { ...last, to: Math.max(last.to, to) };
      else lines.push({ at, from, to });
    }
  }
  return lines;
}

/** Rules near the first of each cluster, of rules in order. */
function clustersOf(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const clusters: Rule[][] = [];
  for (const rule of rules) {
    const [first] = clusters.at(-1) ?? [];
    if (first !== undefined && rule.at - first.at <= NEAR) clusters.at(-1)?.push(rule);
    else clusters.push([rule]);
  }
  return clusters;
}

/** Lines downwards that stand beside or upon one another are one table's. */
function regionsOf(down: readonly Rule[]): readonly (readonly Rule[])[] {
  const regions: { bottom: number; rules: Rule[] }[] = [];
  for (const rule of [...down].sort((a, b) => a.from - b.from)) {
    const last = regions.at(-1);
    if (last !== undefined && rule.from <= last.bottom + NEAR) {
      last.rules.push(rule);
      last.bottom = Math.max(last.bottom, rule.to);
    } else regions.push({ bottom: rule.to, rules: [rule] });
  }
  return regions.map(({ rules }) => rules);
}

function gridOf(across: readonly Rule[], down: readonly Rule[]): Grid | null {
  const top = Math.min(...down.map(({ from }) => from));
  const bottom = Math.max(...down.map(({ to }) => to));
  const inside = across.filter(({ at }) => at >= top - NEAR && at <= bottom + NEAR);
  // A table's sides may be open: there its lines across end.
  const sides = inside.flatMap(({ from, to }) => [from, to]);
  const xs = apart([...down.map(({ at }) => at), Math.min(...sides), Math.max(...sides)].filter(Number.isFinite));
  const isBound = (place: number) => xs.some((x) => Math.abs(x - place) <= 2 * NEAR);
  // A line under words does not reach from border to border.
  const borders = inside.filter(({ from, to }) => isBound(from) && isBound(to));
  const ys = apart([...borders.map(({ at }) => at), top, bottom]);
  if (xs.length < 3 || ys.length < 2 || xs.length > MOST_COLUMNS || ys.length > MOST_ROWS) return null;
  return { xs, ys, cells: cellsOf(xs, ys, borders, down) };
}

/** In order, without those that are near the one before. */
function apart(places: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) if (kept.length === 0 || place - (kept.at(-1) as number) > NEAR) kept.push(place);
  return kept;
}

function cellsOf(xs: readonly number[], ys: readonly number[], across: readonly Rule[], down: readonly Rule[]): readonly GridCell[] {
  const isTaken = new Set<number>();
  const key = (row: number, column: number) => row * MOST_COLUMNS + column;
  const isParted = (lines: readonly Rule[], at: number, from: number, to: number) =>
    lines.some((line) => Math.abs(line.at - at) <= NEAR && Math.min(line.to, to) - Math.max(line.from, from) > (to - from) / 2);
  const x = (column: number) => xs[column] as number;
  const y = (row: number) => ys[row] as number;
  const cells: GridCell[] = [];
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < xs.length - 1; column++) {
      if (isTaken.has(key(row, column))) continue;
      let columnEnd = column + 1;
      while (columnEnd < xs.length - 1 && !isTaken.has(key(row, columnEnd)) && !isParted(down, x(columnEnd), y(row), y(row + 1)))
        columnEnd++;
      let rowEnd = row + 1;
      while (rowEnd < ys.length - 1 && !isParted(across, y(rowEnd), x(column), x(columnEnd))) rowEnd++;
      for (let r = row; r < rowEnd; r++) for (let c = column; c < columnEnd; c++) isTaken.add(key(r, c));
      cells.push({ row, rowEnd, column, columnEnd });
    }
  }
  return cells;
}
