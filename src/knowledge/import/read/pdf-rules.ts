/** A straight line drawn on a page: at `at` across, from `from` to `to` along it; all in points from the page's top left. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rules {
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
}

/** What a page draws, in order, as pdf.js lists it. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export type Matrix = readonly number[];
type Operators = Readonly<Record<string, number>>;
type Point = readonly [x: number, y: number];
/** One stroke of the pen without lifting it. */
type Stroke = readonly Point[];

/** A chart or a map has more. */
const MOST_RULES = 20_000;
/** Borders are drawn as lines, or as filled boxes as thin as this. */
const THICKEST = 3;
const SLANT = 1;
const DEEPEST = 200;
/** pdf.js's codes within a path, by code: how many numbers follow each. */
const FOLLOWING = [2, 2, 6, 4, 0];
const [MOVE, CLOSE] = [0, 4];
const FILLS = ['fill', 'eoFill'];
const STROKES = ['stroke', 'closeStroke'];
const BOTH = ['fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];

/** The lines that run along or down the page; none where there are too many to be tables. */
export function rulesOf({ fnArray, argsArray }: Drawing, operators: Operators, page: Matrix): Rules {
  const codes = (names: readonly string[]) => new Set(names.map((name) => operators[name]));
  const filled = codes([...FILLS, ...BOTH]);
  const stroked = codes([...STROKES, ...BOTH]);
  const rules = { across: [] as Rule[], down: [] as Rule[] };
  const kept: Matrix[] = [];
  let now = page;
  for (const [index, operator] of fnArray.entries()) {
    const given = argsArray[index] as readonly unknown[];
    if (operator === operators.save || operator === operators.paintFormXObjectBegin) kept.push(now);
    if (operator === operators.restore || operator === operators.paintFormXObjectEnd) now = kept.pop() ?? page;
    if (operator === operators.transform) now = times(now, given as Matrix);
    if (operator === operators.paintFormXObjectBegin && given[0]) now = times(now, given[0] as Matrix);
    if (operator === operators.constructPath) {
      const [painted, [path]] = given as [number, [ArrayLike<number> | null]];
      const strokes = path === null ? [] : strokesOf(path, now);
      if (filled.has(painted)) for (const stroke of strokes) addBox(stroke, rules);
      if (stroked.has(painted)) for (const stroke of strokes) addLines(stroke, rules);
    }
    if (kept.length > DEEPEST || rules.across.length + rules.down.length > MOST_RULES) return { across: [], down: [] };
  }
  return rules;
}

/** `inner`, then `outer`. */
export function times([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function strokesOf(path: ArrayLike<number>, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix): readonly Stroke[] {
  const strokes: Point[][] = [];
  for (let at = 0; at < path.length; ) {
    const code = path[at] as number;
    const following = FOLLOWING[code];
    if (following === undefined) return strokes;
    const stroke = strokes.at(-1);
    // Of a curve only its end counts: it is no rule, and its chord is hardly ever straight along the page.
    const [x, y] = [path[at + following - 1] as number, path[at + following] as number];
    const point: Point = [a * x + c * y + e, b * x + d * y + f];
    if (code === MOVE) strokes.push([point]);
    else if (code === CLOSE && stroke?.[0] !== undefined) stroke.push(stroke[0]);
    else if (code !== CLOSE) stroke?.push(point);
    at += following + 1;
  }
  return strokes;
}

function addLines(stroke: Stroke, rules: { across: Rule[]; down: Rule[] }): void {
  for (const [index, [x, y]] of stroke.entries()) {
    const [nextX, nextY] = stroke[index + 1] ?? [x, y];
    if (Math.abs(y - nextY) <= SLANT && x !== nextX) rules.across.push(rule((y + nextY) / 2, x, nextX));
    else if (Math.abs(x - nextX) <= SLANT && y !== nextY) rules.down.push(rule((x + nextX) / 2, y, nextY));
  }
}

function addBox(stroke: Stroke, rules: { across: Rule[]; down: Rule[] }): void {
  const [xs, ys] = [stroke.map(([x]) => x), stroke.map(([, y]) => y)];
  const [left, right, top, bottom] = [least(xs), most(xs), least(ys), most(ys)];
  if (bottom - top <= THICKEST && right - left > bottom - top) rules.across.push(rule((top + bottom) / 2, left, right));
  else if (right - left <= THICKEST && bottom - top > right - left) rules.down.push(rule((left + right) / 2, top, bottom));
}

function rule(at: number, one: number, other: number): Rule {
  return { at, from: Math.min(one, other), to: Math.max(one, other) };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}
