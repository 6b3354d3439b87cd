/** A piece of text on a page; `y` counts downwards from the top. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PageLine {
  readonly text: string;
  /** From 0 at the page's top to 1 at its bottom. */
  readonly place: number;
  /** Where the line is a row of a table. */
  readonly row?: TableRow;
}

/** One that the cell above reaches into has `CONTINUED` as its text. */
export interface TableCell {
  readonly text: string;
  /** Whether its last line had room for more. */
  readonly hasRoom: boolean;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Where the table's columns begin, and where the last one ends. */
  readonly xs: readonly number[];
  /** Of its table on this page. */
  readonly isFirst: boolean;
}

/** What stands on one height is one line, from left to right. */
export function pageLines(placed: readonly Placed[], height: number): readonly PageLine[] {
  return linesOf(placed).map((line) => ({ text: joined(line), place: placeOf(line[0]?.y ?? 0, height) }));
}

export function placeOf(y: number, height: number): number {
  return y / Math.max(1, height);
}

export function linesOf(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const lines: Placed[][] = [];
  for (const piece of [...placed].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (line !== undefined && first !== undefined && Math.abs(first.y - piece.y) < Math.min(first.size, piece.size) * 0.5) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
}

export function joined(line: readonly Placed[]): string {
  let text = '';
  let end = Number.NaN;
  for (const piece of line) {
    const gap = piece.x - end;
    if (gap > piece.size * 0.3) text += ' ';
    text += piece.text;
    end = piece.x + piece.width;
  }
  return text.trim();
}

const EDGE = 0.12;
const NUMBER = /^[-–—－―·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共,，]+\s*\d{1,4}\s*页?)?[-–—－―·•\s]*$/u;

/** Without page numbers, and without what stands at the edge of most pages. A table's rows are always the document's own. */
export function withoutRunningLines(pages: readonly (readonly PageLine[])[]): readonly PageLine[] {
  const seen = new Map<string, number>();
  for (const page of pages) for (const line of new Set(page.filter(isAtEdge).map(shape))) seen.set(line, (seen.get(line) ?? 0) + 1);
  const often = Math.max(3, pages.length * 0.4);
  const isRunning = (line: PageLine) => isPageNumber(line) || (isAtEdge(line) && (seen.get(shape(line)) ?? 0) >= often);
  return pages.flatMap((page) => page.filter((line) => !isRunning(line)));
}

export function isPageNumber(line: PageLine): boolean {
  return isAtEdge(line) && NUMBER.test(line.text);
}

function isAtEdge({ place, row }: PageLine): boolean {
  return row === undefined && (place < EDGE || place > 1 - EDGE);
}

function shape({ text }: PageLine): string {
  return text.replace(/\s+/g, '').replace(/\d+/g, '0');
}
