import { occurrences } from '../locate.ts';
import { indexAt, type Range, type Scope } from '../readable-text.ts';
import type { QuoteText } from '../schemas/parts.ts';

/** Shorter texts are quoted whole. */
const WHOLE = 32;
const FIRST = 12;
/** Nobody types more to say where a quote begins. */
const MOST = 60;

/** The quote that a person would type for a range: its first and last words, as many as point at one place only. */
export function pin(range: Range, scope: Scope): QuoteText {
  const { exact } = scope.text;
  const start = indexAt(scope.text, range.start);
  const end = indexAt(scope.text, range.end);
  const whole = exact.slice(start, end);
  if (whole.length <= WHOLE && occurrences(whole, scope).length === 1) return whole;
  const from = shortest(
    whole.length,
    (length) => exact.slice(start, start + length),
    (words) => occurrences(words, scope).length === 1,
  );
  const after = { ...scope, start: range.start };
  const firstEnd = range.start + 1;
  const to = shortest(
    whole.length,
    (length) => exact.slice(end - length, end),
    (words) => occurrences(words, after).filter((place) => place.end > firstEnd).length === 1,
  );
  return from.length + to.length >= whole.length ? whole : { from, to };
}

function shortest(longest: number, words: (length: number) => string, isEnough: (words: string) => boolean): string {
  for (let length = Math.min(FIRST, longest); length < Math.min(longest, MOST); length += 4) {
    const candidate = words(length);
    if (isEnough(candidate)) return candidate;
  }
  return words(Math.min(longest, MOST));
}
