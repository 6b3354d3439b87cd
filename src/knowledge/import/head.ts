import type { Range } from '../readable-text.ts';
import { type CleanText, type Line, printed } from './clean-text.ts';
import { ANNEX, DATE, isSignature } from './outline.ts';
import type { ImportWords } from './words.ts';

/** What the document says of itself; null where it does not say it. */
export interface Head {
  readonly title: Range | null;
  /** Title of the notice that issues the plan, where there is one. */
  readonly covering: Range | null;
  readonly documentNumber: Range | null;
  readonly issuer: Range | null;
  /** ISO date. */
  readonly date: string | null;
}

const NUMBER =
  /(?:[\u4e00-\u9fff]{2,14}(?:\([\u4e00-\u9fff]{1,4}\))?|[\u4e00-\u9fff]{1,6})(?:[(<]|\[)(?:19|20)\d{2}(?:[)>]|\])(?:第)?\d{1,5}号/;
const ALONE = new RegExp(`^(?:.{0,40}(?:文号|字号):?|\\()?(${NUMBER.source})(?:签发人.*|,?\\d{4}年\\d{1,2}月\\d{1,2}日\\)|\\))?$`);
const TITLE_LINES = 6;

export function headOf(text: CleanText, words: ImportWords): Head {
  const { lines } = text;
  const covering = firstTitle(lines, words, text);
  const plan = covering === null ? null : planTitle(covering, text, words);
  const title = plan ?? covering;
  const dateLine = lines.findIndex((line) => DATE.test(line.text));
  const signed = dateLine < 0 ? null : signature(lines, dateLine, words);
  return {
    title,
    covering: plan === null ? null : covering,
    documentNumber: documentNumber(text),
    issuer: issuerOf(signed, issuerInTitle(covering, text, words), text) ?? letterhead(text, words),
    date: dateLine >= 0 ? isoDate((lines[dateLine] as Line).text) : datedElsewhere(text),
  };
}

/** A line of its own near the beginning; a number inside a sentence is another document's. */
function documentNumber(text: CleanText): Range | null {
  for (const line of text.lines.slice(0, 60)) {
    if (/^(?:一、|第一条|\(一\))/.test(line.text)) break;
    const match = ALONE.exec(line.text);
    if (match === null) continue;
    const start = line.start + line.text.indexOf(match[1] as string);
    return { start, end: start + (match[1] as string).length };
  }
  return null;
}

/** The first line, or two or three that read as one, that ends as a title does. */
function firstTitle(lines: readonly Line[], words: ImportWords, text: CleanText): Range | null {
  for (let first = 0; first < Math.min(lines.length, 60); first++) {
    if (!mayBeginTitle(lines[first] as Line, words)) continue;
    const title = titleFrom(lines, first, words);
    if (title !== null) return title;
    if (anyNumbered((lines[first] as Line).text)) break;
  }
  const [opening] = lines;
  return opening !== undefined && opening.text.length <= 60 && !/[。;]/.test(opening.text) && !ALONE.test(opening.text) && text.loose !== ''
    ? opening
    : null;
}

function anyNumbered(line: string): boolean {
  return /^(?:一、|1[.、]|第一条|\(一\))/.test(line);
}

function mayBeginTitle({ text }: Line, words: ImportWords): boolean {
  return (
    !ALONE.test(text) &&
    !DATE.test(text) &&
    !ANNEX.test(text) &&
    !words.addressee.test(text) &&
    !/^[(<]?(?:索引号|发布|来源|主题|发文|成文|信息|有效|以下|标题|名称|文号|字号|时间|日期|分类|页)|文件$|^\d|[。;:]$/.test(text)
  );
}

/** Lines are joined while they do not end as a title, or while the mark of a book's title is open. */
function titleFrom(lines: readonly Line[], first: number, words: ImportWords): Range | null {
  const start = (lines[first] as Line).start;
  let joined = '';
  for (let index = first; index < Math.min(lines.length, first + TITLE_LINES); index++) {
    const line = lines[index] as Line;
    if (index > first && (!continues(line, words) || (line.afterBlank && joined.length > 0 && words.endsAsTitle.test(joined)))) return null;
    joined += line.text;
    if (joined.length > 140 || /[。;]/.test(joined)) return null;
    if (isWhole(joined, words) && !nextCompletes(joined, lines[index + 1], words)) return { start, end: line.end };
  }
  return null;
}

function continues({ text }: Line, words: ImportWords): boolean {
  return !ALONE.test(text) && !words.addressee.test(text) && !DATE.test(text) && !/[。;:]$/.test(text) && !anyNumbered(text);
}

function isWhole(title: string, words: ImportWords): boolean {
  const open = title.split('<').length - title.split('>').length;
  return open === 0 && title.length >= 6 && words.endsAsTitle.test(title);
}

/** A title's next line: (试行), or 的通知 after a plan's name. */
function nextCompletes(joined: string, next: Line | undefined, words: ImportWords): boolean {
  if (next === undefined || next.afterBlank) return false;
  if (/^\([^()]{1,12}\)$/.test(next.text) && words.endsAsTitle.test(joined + next.text) && !/\d{1,2}日\)$/.test(next.text)) return true;
  return (
    words.covering.test(joined) &&
    !/(?:通知|公告|通告|决定|意见|的函)$/.test(joined) &&
    next.text.length <= 40 &&
    /(?:通知|公告|通告|决定|的函)$/.test(next.text)
  );
}

/** The plan that the notice issues, where its name stands again as lines of its own. */
function planTitle(covering: Range, text: CleanText, words: ImportWords): Range | null {
  const title = text.loose.slice(covering.start, covering.end);
  if (!words.covering.test(title)) return null;
  const named = namedPlan(title);
  if (named === null) return null;
  for (const line of text.lines) {
    if (line.start < covering.end || !named.startsWith(line.text.slice(0, Math.min(line.text.length, named.length)))) continue;
    const end = line.start + named.length;
    if (text.loose.slice(line.start, end) === named && (end >= text.loose.length || text.begins[end] === 1))
      return { start: line.start, end };
    const after = bracketAfter(text, end);
    if (text.loose.slice(line.start, end) === named && after !== null) return { start: line.start, end: after };
  }
  return null;
}

function bracketAfter(text: CleanText, at: number): number | null {
  const match = /^\([^()]{1,20}\)/.exec(text.loose.slice(at, at + 24));
  const end = at + (match?.[0].length ?? 0);
  return match !== null && text.begins[end] === 1 ? end : null;
}

function namedPlan(title: string): string | null {
  const first = title.indexOf('<');
  if (first >= 0) return title.slice(first + 1, title.lastIndexOf('>'));
  return /(?:印发|转发|批转|发布|公布|下发)(.{4,}?)的(?:通知|公告|通告|决定|函)$/.exec(title)?.[1] ?? null;
}

function signature(lines: readonly Line[], dateLine: number, words: ImportWords): Range | null {
  let first = dateLine;
  while (first > 0 && isSignature(lines[first - 1] as Line, words)) first--;
  const [top, last] = [lines[first], lines[dateLine - 1]];
  return first === dateLine || top === undefined || last === undefined ? null : { start: top.start, end: last.end };
}

/** 东莞市人民政府办公室文件 */
function letterhead({ lines }: CleanText, words: ImportWords): Range | null {
  const line = lines.slice(0, 30).find(({ text }) => /^[\u4e00-\u9fff]{4,30}文件$/.test(text) && words.endsAsBody.test(text.slice(0, -2)));
  return line === undefined ? null : { start: line.start, end: line.end - 2 };
}

/** Signed 省政府办公厅 under a title of 广东省人民政府办公厅: the same in full. */
function issuerOf(signed: Range | null, titled: Range | null, { loose }: CleanText): Range | null {
  if (signed === null || titled === null) return signed ?? titled;
  const [short, full] = [signed, titled].map(({ start, end }) => loose.slice(start, end)) as [string, string];
  return full.length > short.length && full.endsWith(short.slice(-4)) ? titled : signed;
}

/** 东莞市人民政府办公室关于…, 江西省人民政府办公厅印发关于… */
function issuerInTitle(covering: Range | null, { loose }: CleanText, words: ImportWords): Range | null {
  if (covering === null) return null;
  const title = loose.slice(covering.start, covering.end);
  const before = title.slice(0, Math.max(0, title.indexOf('关于')));
  const issues = words.covering.exec(before);
  const name = issues === null ? before : before.slice(0, issues.index);
  return name.length >= 3 && words.endsAsBody.test(name) ? { start: covering.start, end: covering.start + name.length } : null;
}

const DIGITS = '〇一二三四五六七八九';

export function isoDate(text: string): string | null {
  const match = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(plainDate(text));
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** 二〇一五年三月十二日 in digits. */
function plainDate(text: string): string {
  if (/\d{4}年/.test(text)) return text;
  const [year = '', rest = ''] = text.split('年');
  const digits = [...year.replace(/[零○oO]/g, '〇')].map((digit) => DIGITS.indexOf(digit)).join('');
  return `${digits}年${rest.replace(/[一二三四五六七八九十]+/g, (number) => String(small(number)))}`;
}

function small(number: string): number {
  const [tens, ones] = number.includes('十') ? number.split('十') : ['', number];
  const ten = number.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens as string)) * 10 : 0;
  return ten + (ones === '' || ones === undefined ? 0 : DIGITS.indexOf(ones));
}

/** Beneath the title in brackets, in a table above the text, or in the printer's line. */
function datedElsewhere(text: CleanText): string | null {
  for (const { text: line } of text.lines) {
    const match =
      /^\((?:.{2,20}号,?)?(\d{4}年\d{1,2}月\d{1,2}日)(?:印发|发布|起施行)?\)$/.exec(line) ??
      /(?:成文日期|发文日期|印发日期|签发日期|成文时间|发文时间):?(\d{4}年\d{1,2}月\d{1,2}日)/.exec(line) ??
      /(\d{4}年\d{1,2}月\d{1,2}日)印发$/.exec(line);
    if (match?.[1] !== undefined) return isoDate(match[1]);
    const dashed = /(?:成文日期|发文日期|印发日期|签发日期|成文时间|发文时间):?(\d{4})[-./](\d{1,2})[-./](\d{1,2})/.exec(line);
    if (dashed !== null) return `${dashed[1]}-${(dashed[2] as string).padStart(2, '0')}-${(dashed[3] as string).padStart(2, '0')}`;
  }
  return null;
}

export function printedOrNull(text: CleanText, range: Range | null): string | null {
  return range === null ? null : printed(text, range);
}
