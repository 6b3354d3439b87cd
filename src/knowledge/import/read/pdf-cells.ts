import { CONTINUED } from './layout.ts';
import { joined, linesOf, type Placed, type TableCell } from './pdf-lines.ts';

export const NO_CELL: TableCell = { text: '', hasRoom: false };
export const UNDER: TableCell = { text: CONTINUED, hasRoom: false };

/** In characters: a cell's margins, and the character that would have stood there. */
const ROOM = 2.2;
const NOT_AT_BEGINNING = /^.[、，。；：！？）》”]/u;

export function isFilled({ text }: TableCell): boolean {
  return text !== '' && text !== CONTINUED;
}

/** What stands in a cell of a width. A line that had room for more ends where its author ended it, and a space says so. */
export function cellOf(placed: readonly Placed[], width: number): TableCell {
  let text = '';
  let room = 0;
  for (const line of linesOf(placed)) {
    const next = joined(line);
    text = room > ROOM + forbidden(next) ? `${text} ${next}` : wrapped(text, next);
    const [first, last] = [line[0] as Placed, line.at(-1) as Placed];
    room = (width - (last.x + last.width - first.x)) / first.size;
  }
  return { text, hasRoom: room > ROOM + 1 };
}

/** A mark that must not begin a line takes a character down with it. */
function forbidden(next: string): number {
  return NOT_AT_BEGINNING.test(next) ? 1 : 0;
}

/** A line and the one that it goes on in; only words of letters have a space between them. */
export function wrapped(text: string, next: string): string {
  return /[a-z,.;:)]$/i.test(text) && /^[a-z(]/i.test(next) ? `${text} ${next}` : text + next;
}
