/** Long texts, cut to what WeChat shows: at the end of a sentence where there is one, never within a character or a link. */

export interface Cut {
  readonly shown: string;
  /** Empty if all is shown. */
  readonly rest: string;
}

/** An end further back than this share of the room would waste it. */
const LEAST_SHARE = 0.4;
const SENTENCE_ENDS = /[。！？；!?…]["”’」』）)]*|\n|[.;](?=\s)/g;

const LINK_BEGINS = '<a href="';
const LINK_ENDS = '</a>';

/** @param tail stands under what is shown, and counts, where there is a rest */
export function cutText(text: string, limitBytes: number, tail: string): Cut {
  if (Buffer.byteLength(text) <= limitBytes) return { shown: text, rest: '' };
  const room = limitBytes - Buffer.byteLength(tail) - 1;
  const fitting = fittingPrefix(text, room);
  const end = beforeLink(text, lastSentenceEnd(fitting) ?? lastWholeCharacter(text, fitting));
  return { shown: `${text.slice(0, end).trimEnd()}\n${tail}`, rest: text.slice(end).trimStart() };
}

/** The longest beginning of at most so many bytes, in whole code points. */
function fittingPrefix(text: string, roomBytes: number): string {
  const bytes = Buffer.from(text.slice(0, roomBytes + 1));
  if (bytes.length <= roomBytes) return bytes.toString();
  let end = Math.max(0, roomBytes);
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end);
}

function lastSentenceEnd(text: string): number | null {
  let last: number | null = null;
  for (const match of text.matchAll(SENTENCE_ENDS)) last = match.index + match[0].length;
  return last !== null && last >= text.length * LEAST_SHARE ? last : null;
}

/** @returns where the link begins that `end` stands in, or `end`; a halved one would show as its source */
function beforeLink(text: string, end: number): number {
  const from = text.lastIndexOf(LINK_BEGINS, end - 1);
  const to = text.indexOf(LINK_ENDS, from);
  return from > 0 && to !== -1 && to + LINK_ENDS.length > end ? from : end;
}

const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** Longer than any character that people send, families of emoji included. */
const LONGEST_CHARACTER = 64;

/** @returns where the last character that `fitting` holds whole ends, as an index into `text` */
function lastWholeCharacter(text: string, fitting: string): number {
  const from = Math.max(0, fitting.length - LONGEST_CHARACTER);
  let end = from;
  for (const { index, segment } of CHARACTERS.segment(text.slice(from, fitting.length + LONGEST_CHARACTER))) {
    if (from + index + segment.length > fitting.length) break;
    end = from + index + segment.length;
  }
  return end > 0 ? end : Math.max(1, fitting.length);
}
