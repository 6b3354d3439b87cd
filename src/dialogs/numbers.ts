/** Numbers as people type them: 12, １２, 十二, ①, 三十来, 1.2万. */
import { fold } from '../text/fold.ts';

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
/** What people say around the numbers of options. */
const FILLER = /我?选择?|我是|第|[个项号条种和跟与及]|还有|以及|然后|答案?|吧|option|number|no\.|and|[.,、，;；:：()（）#&+/\s]/g;

/**
 * Numbers of options, in the order typed; null where the text is no list of numbers or names one beyond `count`.
 * `13` among eight options is 1 and 3, unless only one is chosen.
 */
export function readOptionNumbers(typed: string, count: number, isOne = false): readonly number[] | null {
  const left = fold(typed).replace(FILLER, ' ').trim();
  if (!/^[\d两〇零一二三四五六七八九十 ]+$/.test(left)) return null;
  const numbers = left.split(/ +/).flatMap((token) => (isOne ? (parseNumber(token) ?? 0) : optionNumbers(token, count)));
  return numbers.every((number) => number >= 1 && number <= count) ? [...new Set(numbers)] : null;
}

function optionNumbers(token: string, count: number): readonly number[] {
  const whole = parseNumber(token);
  if (whole !== null && whole <= count) return [whole];
  const each = [...token].map((character) => parseNumber(character) ?? 0);
  // 99 is a slip, and no nine told twice.
  return new Set(each).size === each.length ? each : [0];
}

/** A whole number in digits or Chinese numerals; null where the text is anything else. */
export function parseNumber(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.round(Number(text));
  const mixed = /^(\d+(?:\.\d+)?)([十百千万])$/.exec(text);
  if (mixed !== null) return Math.round(Number(mixed[1]) * (UNITS[mixed[2] ?? ''] ?? 1));
  return parseNumerals(text);
}

function parseNumerals(text: string): number | null {
  if (!/^[〇零一二两三四五六七八九十百千万]+$/.test(text)) return null;
  let total = 0;
  let digit = 0;
  for (const character of text.replaceAll('两', '二').replaceAll('〇', '零')) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else if (unit === 10_000) [total, digit] = [(total + digit) * unit, 0];
    else [total, digit] = [total + Math.max(1, digit) * unit, 0];
  }
  return total + digit;
}

const NUMBER = /(?:\d[\d,]*(?:\.\d+)?[十百千万]?|[一二两三四五六七八九十百千万零]+)/g;

/** The first number of a text; with `units`, only one that is followed by one of them (三十来人, 28 people). */
export function findNumber(typed: string, units: readonly string[] | null): number | null {
  const text = fold(typed);
  for (const match of text.matchAll(NUMBER)) {
    const number = parseNumber(match[0].replaceAll(',', ''));
    const after = text.slice(match.index + match[0].length).replace(/^[来多几余\s]*(?:个|名)?\s*/, '');
    if (number !== null && (units === null || units.some((unit) => after.startsWith(unit)))) return number;
  }
  return null;
}
