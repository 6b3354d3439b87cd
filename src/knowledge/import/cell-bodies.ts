import { loosen, type Range } from '../readable-text.ts';
import type { Role } from '../responsibility.ts';
import type { CleanText } from './clean-text.ts';
import { type NamedBody, readDuty } from './duty.ts';
import { cut, looksWhole } from './duty-pieces.ts';
import type { Statement } from './statements.ts';
import type { ImportWords } from './words.ts';

/** Who is named in a cell of a column that says the role, unless the cell does. */
export function cellStatement(cell: Range, role: Role, text: CleanText, words: ImportWords): Statement | null {
  const { loose } = text;
  const duties = listed(cell, text, words).flatMap((part) => readDuty(loose, part, words) ?? []);
  const bodies: readonly NamedBody[] = duties.flatMap((duty) =>
    duty.form === 'list' ? duty.bodies.map((body) => ({ ...body, role })) : duty.bodies,
  );
  const real = bodies.filter((body) => /[\p{L}\p{N}]/u.test(loosen(loose.slice(body.start, body.end))));
  return real.length === 0 ? null : { start: cell.start, end: cell.end, duty: { form: 'label', bodies: real }, bracketed: false };
}

/** The lines of a cell that names one body a line and has no other marks between them; else the cell. */
function listed(cell: Range, text: CleanText, words: ImportWords): readonly Range[] {
  const lines = linesIn(cell, text);
  const isBody = (line: Range) =>
    looksWhole(text.loose.slice(line.start, line.end), words) && cut(text.loose, line, words.separators).length === 1;
  return lines.every(isBody) ? lines : [cell];
}

/** Parted by white space, which is all that is left of a line's end in a cell. */
function linesIn({ start, end }: Range, { places }: CleanText): readonly Range[] {
  const lines: Range[] = [];
  let from = start;
  for (let at = start + 1; at <= end; at++) {
    if (at < end && (places[at] as number) === (places[at - 1] as number) + 1) continue;
    lines.push({ start: from, end: at });
    from = at;
  }
  return lines;
}
