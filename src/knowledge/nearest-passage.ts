import { indexAt, quoteOf, type Scope } from './readable-text.ts';

/** More than this many characters are not compared: the finding shows fewer still. */
const COMPARED = 60;
const SHOWN = 24;

export interface NearPassage {
  /** The words looked for, around the first character that differs. */
  readonly words: string;
  /** What stands in the source instead, as it is read there. */
  readonly passage: string;
}

/** The passage of the scope most like `words` (loosened), null where more than half would have to change. */
export function nearestPassage(words: string, scope: Scope): NearPassage | null {
  const { text } = scope;
  const sought = words.slice(0, COMPARED);
  const first = indexAt(text, scope.start);
  const hay = text.loose.slice(first, indexAt(text, scope.end));
  const best = nearestSubstring(sought, hay);
  if (best.distance > sought.length / 2 || best.end === best.start) return null;
  const from = Math.max(0, commonStart(sought, hay.slice(best.start, best.end)) - SHOWN / 2);
  const start = best.start + from;
  const range = {
    start: text.places[first + start] as number,
    end: (text.places[first + Math.min(best.end, start + SHOWN) - 1] as number) + 1,
  };
  return { words: sought.slice(from, from + SHOWN), passage: quoteOf(text, range).shown };
}

interface Match {
  readonly start: number;
  readonly end: number;
  readonly distance: number;
}

/**
 * Approximate matching with a free start and end in `hay`; of equally near ones the one nearest in length.
 * Source: Sellers, “The theory and computation of evolutionary distances”, J. Algorithms 1980.
 */
function nearestSubstring(words: string, hay: string): Match {
  let column: Match[] = Array.from({ length: words.length + 1 }, (_, row) => ({ start: 0, end: 0, distance: row }));
  let best = column.at(-1) as Match;
  for (let at = 0; at < hay.length; at++) {
    const next: Match[] = [{ start: at + 1, end: at + 1, distance: 0 }];
    for (let row = 1; row <= words.length; row++) next.push(step(column, next, row, words[row - 1] === hay[at], at + 1));
    column = next;
    best = better(best, column.at(-1) as Match, words.length);
  }
  return best;
}

function step(column: readonly Match[], next: readonly Match[], row: number, same: boolean, end: number): Match {
  const replaced = column[row - 1] as Match;
  const added = column[row] as Match;
  const left = next[row - 1] as Match;
  const cost = same ? replaced.distance : replaced.distance + 1;
  if (cost <= added.distance + 1 && cost <= left.distance + 1) return { start: replaced.start, end, distance: cost };
  if (added.distance <= left.distance) return { start: added.start, end, distance: added.distance + 1 };
  return { start: left.start, end, distance: left.distance + 1 };
}

function better(best: Match, match: Match, length: number): Match {
  const gap = (m: Match) => Math.abs(m.end - m.start - length);
  if (match.distance !== best.distance) return match.distance < best.distance ? match : best;
  return gap(match) < gap(best) ? match : best;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
