import type { Range } from '../readable-text.ts';
import { type CleanText, closingBracket } from './clean-text.ts';
import { type Duty, readDuty } from './duty.ts';
import { labelAt } from './duty-pieces.ts';
import type { ImportWords } from './words.ts';

/** A place where the document says who is responsible, its brackets included. */
export interface Statement extends Range {
  readonly duty: Duty;
  readonly bracketed: boolean;
}

/** Longer brackets are text. */
const LONGEST = 900;
const SENTENCE_END = /[。!?;:"')]/;

/** All statements of a stretch that belongs to one item. */
export function statementsIn(text: CleanText, range: Range, words: ImportWords): readonly Statement[] {
  const found = bracketsAndLabels(text, range, words);
  const strong = found.filter(({ duty }) => duty.form !== 'list');
  if (strong.length > 0) return strong;
  if (found.length > 0) return found;
  const last = lastSentence(text, range, words);
  return last === null ? [] : [last];
}

function bracketsAndLabels(text: CleanText, range: Range, words: ImportWords): readonly Statement[] {
  const { loose } = text;
  const found: Statement[] = [];
  for (let at = range.start; at < range.end; at++) {
    const statement = loose[at] === '(' ? bracketAt(text, at, range, words) : labelledAt(text, at, range, words);
    if (statement !== null) {
      found.push(statement);
      at = statement.end - 1;
    } else if (loose[at] === '(') at = closingBracket(loose, at, Math.min(range.end, at + LONGEST)) ?? at;
  }
  return found;
}

function bracketAt(text: CleanText, open: number, range: Range, words: ImportWords): Statement | null {
  const { loose } = text;
  const close = closingBracket(loose, open, Math.min(range.end, open + LONGEST));
  const labelled = labelAt(loose, open + 1, close ?? range.end, words) !== null;
  if (close === null && (!labelled || range.end - open > LONGEST)) return null;
  const inner = { start: open + 1, end: close ?? range.end };
  const duty = readDuty(loose, inner, words);
  if (duty === null || !isBelievable(text, inner, duty, range, words, labelled)) return null;
  return { start: open, end: close === null ? range.end : close + 1, duty, bracketed: true };
}

/** 校内由教育局负责 says who does a part of it, within a sentence. */
function isBody(name: string, words: ImportWords): boolean {
  return name.length <= 40 && !name.includes('由', 1) && (words.endsAsBody.test(name) || words.isClass.test(name));
}

/** Whether a bracket that may be an ordinary remark names bodies and nothing else. */
function isBelievable(text: CleanText, inner: Range, duty: Duty, range: Range, words: ImportWords, labelled: boolean): boolean {
  if (labelled) return true;
  const { loose } = text;
  const names = duty.bodies.map(({ start, end }) => loose.slice(start, end));
  if (duty.form !== 'list') return names.filter((name) => isBody(name, words)).length * 2 > names.length;
  const before = loose[inner.start - 2];
  const after = inner.end + 1;
  const closes = after >= range.end || text.begins[after] === 1 || /[。;]/.test(loose[after] as string) || before === '。';
  const ends = before !== undefined && (SENTENCE_END.test(before) || after >= range.end);
  return (
    ends &&
    closes &&
    names.every((name) => name.length >= 3 && isBody(name, words)) &&
    !/^\d|以下简称|试行|含|包括|如/.test(loose.slice(inner.start, inner.end))
  );
}

/** 责任单位：… without brackets, at a line's or a sentence's beginning, up to where the list ends. */
function labelledAt(text: CleanText, at: number, range: Range, words: ImportWords): Statement | null {
  const { loose } = text;
  const begins = at === range.start || text.begins[at] !== 0 || SENTENCE_END.test(loose[at - 1] as string);
  if (!begins) return null;
  const label = plainLabel(text, at, range, words);
  if (label === null || label.role === 'other') return null;
  const end = endOfLabelled(text, label.end, range, words);
  const duty = readDuty(loose, { start: at, end }, words);
  if (duty === null || duty.form !== 'label') return null;
  const bodies = duty.bodies.filter((body) => isBody(loose.slice(body.start, body.end), words));
  return bodies.length * 2 < duty.bodies.length ? null : { start: at, end, duty, bracketed: false };
}

function plainLabel(text: CleanText, at: number, range: Range, words: ImportWords): ReturnType<typeof labelAt> {
  const label = labelAt(text.loose, at, range.end, words);
  // 为 is a label's end only inside brackets: 责任单位为… opens many an ordinary sentence.
  if (label === null || text.loose[label.end - 1] !== ':') return null;
  return /^[(（【[]/.test(text.loose[at] as string) ? null : label;
}

/** The list ends at a full stop, or at a line whose last name is whole, unless another label follows. */
function endOfLabelled(text: CleanText, start: number, range: Range, words: ImportWords): number {
  const { loose } = text;
  let depth = 0;
  for (let at = start; at < range.end; at++) {
    if (loose[at] === '(') depth++;
    if (loose[at] === ')' && depth > 0) depth--;
    if (depth > 0) continue;
    const stops = loose[at] === '。' || (at > start && text.begins[at] === 1 && endsList(loose, start, at, words));
    if (!stops) continue;
    const next = loose[at] === '。' ? at + 1 : at;
    const label = next < range.end ? labelAt(loose, next, range.end, words) : null;
    if (label === null || loose[label.end - 1] !== ':') return next;
    at = label.end - 1;
  }
  return range.end;
}

/** Whether what stands before a line break is a whole name. */
function endsList(loose: string, start: number, at: number, words: ImportWords): boolean {
  const before = loose.slice(Math.max(start, at - 24), at);
  return !/[、,;:(]$/.test(before) && (words.endsAsBody.test(before) || words.deadline.test(before) || words.tail.test(before));
}

/** 由市科技局牵头，市财政局配合。 as the item's last sentence. */
function lastSentence(text: CleanText, range: Range, words: ImportWords): Statement | null {
  const { loose } = text;
  const end = loose[range.end - 1] === '。' ? range.end - 1 : range.end;
  const start = loose.lastIndexOf('。', end - 1) + 1;
  if (start <= range.start || end - start > LONGEST) return null;
  const inner = { start, end };
  const duty = readDuty(loose, inner, words);
  if (duty === null || duty.form !== 'verb') return null;
  const names = duty.bodies.map((body) => loose.slice(body.start, body.end));
  return names.every((name) => name.length <= 30 && isBody(name, words) && !/\d年|^本/.test(name)) &&
    endsWithVerb(loose.slice(start, end), words)
    ? { ...inner, end: range.end, duty, bracketed: false }
    : null;
}

function endsWithVerb(sentence: string, words: ImportWords): boolean {
  return words.verb.test(sentence);
}
