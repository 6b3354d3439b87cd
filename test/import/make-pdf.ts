import { blocksOf, UNDER } from './make-documents.ts';

export interface PdfStyle {
  /** Characters on a line of text. */
  readonly width?: number;
  /** How a table's borders are drawn: as lines, as thin boxes, or not at all. */
  readonly borders?: 'lines' | 'boxes' | 'none';
  /** Whether a table's first row is ruled around, but not between its cells. */
  readonly hasBareHead?: boolean;
  /** Whether a table's first row stands again on every page. */
  readonly repeatsHead?: boolean;
  /** Whether a row that does not fit goes to the next page whole. */
  readonly keepsRows?: boolean;
  /** Points at the page's bottom that stay empty. */
  readonly foot?: number;
  /** Whether the page lies on its side and says so. */
  readonly isTurned?: boolean;
}

type Row = readonly string[];

const [LEFT, RIGHT, TOP, LINE] = [70, 525, 770, 20];
/** Of a cell. */
const [SIZE, LEADING, PADDING] = [10, 14, 4];

/** A PDF whose font every reader brings along, with page numbers below. */
export function pdfOf(document: string, style: PdfStyle = {}): Uint8Array {
  const pages = new Pages(style);
  for (const block of blocksOf(document)) {
    if (typeof block === 'string') for (const line of wrapped(block, style.width ?? 32)) pages.line(line);
    else pages.table(block);
  }
  if (style.isTurned !== true) return makePdf(pages.contents());
  return makePdf(
    pages.contents().map((content) => `q 0 1 -1 0 842 0 cm\n${content}\nQ`),
    { page: '/MediaBox [0 0 842 595] /Rotate 90' },
  );
}

class Pages {
  private readonly pages: string[][] = [[]];
  private readonly style: PdfStyle;
  private readonly foot: number;
  private y = TOP;
  private head: Row | undefined;

  constructor(style: PdfStyle) {
    this.style = style;
    this.foot = style.foot ?? 90;
  }

  contents(): readonly string[] {
    return this.pages.map((page, index) => [...page, shown(`- ${index + 1} -`, 280, 40, 14)].join('\n'));
  }

  line(text: string): void {
    if (this.y <= this.foot) this.turn();
    this.draw(shown(text, LEFT, this.y, 14));
    this.y -= LINE;
  }

  table(rows: readonly Row[]): void {
    const bounds = boundsOf(rows);
    this.head = rows[0];
    this.y -= PADDING;
    for (const [index, row] of rows.entries()) {
      let left = cellLines(row, bounds);
      do {
        const fitting = Math.floor((this.y - this.foot - 2 * PADDING) / LEADING);
        const needed = this.style.keepsRows === true ? Math.max(...left.map((lines) => lines.length)) : 1;
        if (fitting < needed) this.turnTable(rows, index, bounds);
        left = this.row(left, bounds, row, rows[index + 1]);
      } while (left.some((lines) => lines.length > 0));
    }
    this.y -= LINE;
  }

  private turnTable(rows: readonly Row[], index: number, bounds: readonly number[]): void {
    this.turn();
    const [head] = rows;
    if (this.style.repeatsHead === true && index > 0 && head !== undefined) this.row(cellLines(head, bounds), bounds, head, head);
  }

  /** What does not fit upon the page is given back. */
  private row(cells: readonly (readonly string[])[], bounds: readonly number[], row: Row, next: Row | undefined): readonly string[][] {
    const most = Math.floor((this.y - this.foot - 2 * PADDING) / LEADING);
    const count = Math.max(1, Math.min(most, Math.max(...cells.map((lines) => lines.length))));
    const bottom = this.y - count * LEADING - 2 * PADDING;
    const isLast = next === undefined || bottom - LEADING - 2 * PADDING < this.foot;
    for (const [column, lines] of cells.entries()) {
      const [x, end] = [bounds[column] as number, bounds[column + 1] as number];
      for (const [at, line] of lines.slice(0, count).entries())
        if (line !== '') this.draw(shown(line, x + PADDING, this.y - PADDING - SIZE - at * LEADING, SIZE));
      const isFirst = this.y > TOP - 2 * PADDING;
      if (row[column] !== UNDER || isFirst) this.rule(x, this.y, end, this.y);
      if (isLast || next?.[column] !== UNDER) this.rule(x, bottom, end, bottom);
      const sides = this.style.hasBareHead === true && row === this.head ? [LEFT, RIGHT] : [x, end];
      for (const side of sides) this.rule(side, this.y, side, bottom);
    }
    this.y = bottom;
    return cells.map((lines) => lines.slice(count));
  }

  private rule(x: number, y: number, toX: number, toY: number): void {
    if (this.style.borders === 'none') return;
    const isBox = this.style.borders === 'boxes';
    this.draw(isBox ? `${x} ${toY} ${Math.max(toX - x, 0.5)} ${Math.max(y - toY, 0.5)} re f` : `${x} ${y} m ${toX} ${toY} l S`);
  }

  private draw(operators: string): void {
    this.pages.at(-1)?.push(operators);
  }

  private turn(): void {
    this.pages.push([]);
    this.y = TOP;
  }
}

/** Wider columns for longer texts. */
function boundsOf(rows: readonly Row[]): readonly number[] {
  const shares = (rows[0] ?? []).map((_, column) => Math.sqrt(Math.max(...rows.map((row) => (row[column] ?? '').length))));
  const all = shares.reduce((sum, share) => sum + share, 0);
  let x = LEFT;
  return [LEFT, ...shares.map((share) => (x += ((RIGHT - LEFT) * share) / all))];
}

function cellLines(row: Row, bounds: readonly number[]): readonly (readonly string[])[] {
  return row.map((cell, column) =>
    cell === UNDER ? [] : wrapped(cell, charactersIn((bounds[column + 1] as number) - (bounds[column] as number))),
  );
}

function charactersIn(width: number): number {
  return Math.max(1, Math.floor((width - 2 * PADDING) / SIZE));
}

function wrapped(line: string, width: number): string[] {
  const points = [...line];
  const lines: string[] = [];
  for (let at = 0; at < points.length; at += width) lines.push(points.slice(at, at + width).join(''));
  return lines;
}

/** The operators that show a line of text. */
export function shown(text: string, x: number, y: number, size: number): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`;
}

function hex(text: string): string {
  return [...text].map((point) => (point.codePointAt(0) as number).toString(16).padStart(4, '0')).join('');
}

/** @param contents content streams, one a page */
export function makePdf(contents: readonly string[], { filter = '', page = '/MediaBox [0 0 595 842]' } = {}): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${contents.length} /Kids [${contents.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  contents.forEach((content, index) => {
    objects.push(`<< /Type /Page /Parent 2 0 R ${page} /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`);
    objects.push(`<< /Length ${content.length} ${filter} >>\nstream\n${content}\nendstream`);
  });
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
