import { Refusal } from './refusal.ts';

/** Longer texts are no policy documents. */
export const LONGEST_TEXT = 3_000_000;
/** In place of a cell that the one above reaches into: white space, so that it is nobody's text. */
export const CONTINUED = '\u2003';

interface Table {
  readonly rows: (readonly Cell[])[];
  row: Cell[];
  cell: Cell | null;
  /** By column: for how many further rows a cell reaches down. */
  readonly spans: number[];
  holdsTable: boolean;
}

interface Cell {
  readonly lines: string[];
}

/** A longer cell holds a page's text. */
export const LAYOUT_CELL = 1500;

/** Text built line by line; tables become lines with a tab between cells. */
export class Layout {
  private readonly lines: string[] = [];
  private readonly tables: Table[] = [];
  private line = '';
  private length = 0;

  text(text: string): void {
    this.length += text.length;
    if (this.length > LONGEST_TEXT) throw new Refusal(`文字太长（超过 ${LONGEST_TEXT / 10_000} 万字）；请只留下文件的正文再导入`);
    this.line += text;
  }

  /** Ends the line, if anything stands on it. */
  breakLine(): void {
    const line = this.line.replace(/[\t\r\n ]+/g, ' ').trim();
    this.line = '';
    if (line === '') return;
    const cell = this.tables.at(-1)?.cell;
    (cell?.lines ?? this.lines).push(line);
  }

  startTable(): void {
    this.breakLine();
    const outer = this.tables.at(-1);
    if (outer !== undefined) outer.holdsTable = true;
    if (this.tables.length > 40) throw new Refusal('表格套表格太多层；请把文件另存为 .txt 再导入');
    this.tables.push({ rows: [], row: [], cell: null, spans: [], holdsTable: false });
  }

  startRow(): void {
    this.endRow();
  }

  /** @param columns how many columns the cell is wide; @param rows how many rows it reaches down; @param isContinued whether the one above reaches into it */
  startCell({ columns = 1, rows = 1, isContinued = false }: { columns?: number; rows?: number; isContinued?: boolean } = {}): void {
    this.endCell();
    const table = this.tables.at(-1);
    if (table === undefined) return;
    this.fillSpans(table);
    const cell: Cell = { lines: isContinued ? [CONTINUED] : [] };
    for (let column = 0; column < Math.min(columns, 30); column++) {
      if (rows > 1) table.spans[table.row.length] = rows - 1;
      table.row.push(column === 0 ? cell : { lines: [] });
    }
    table.cell = cell;
  }

  endCell(): void {
    this.breakLine();
    const table = this.tables.at(-1);
    if (table !== undefined) table.cell = null;
  }

  endRow(): void {
    this.endCell();
    const table = this.tables.at(-1);
    if (table === undefined || table.row.length === 0) return;
    this.fillSpans(table);
    table.rows.push(table.row);
    table.row = [];
  }

  endTable(): void {
    this.endRow();
    const table = this.tables.pop();
    if (table === undefined) return;
    const into = this.tables.at(-1)?.cell?.lines ?? this.lines;
    for (const row of table.rows)
      into.push(...(isLayout(table) ? row.flatMap(({ lines }) => lines.filter((line) => line !== CONTINUED)) : [rowLine(row)]));
  }

  toString(): string {
    while (this.tables.length > 0) this.endTable();
    this.breakLine();
    return `${this.lines.join('\n')}\n`;
  }

  private fillSpans(table: Table): void {
    for (let column = table.row.length; (table.spans[column] ?? 0) > 0; column++) {
      table.spans[column] = (table.spans[column] as number) - 1;
      table.row.push({ lines: [CONTINUED] });
    }
  }
}

/** A table that only arranges the page: its cells hold paragraphs of text. */
function isLayout({ rows, holdsTable }: Table): boolean {
  if (holdsTable || rows.every((row) => row.length < 2)) return true;
  return rows.some((row) => row.some(({ lines }) => lines.join('').length > LAYOUT_CELL));
}

function rowLine(row: readonly Cell[]): string {
  return row
    .map(({ lines }) => (lines.length === 1 ? (lines[0] as string) : lines.filter((line) => line !== CONTINUED).join(' ')))
    .join('\t');
}
