/** What could not be encrypted is not even taken in: numbers by which a person could be found. */
import { maskNumbers } from './log.ts';

/** Fields that hold words of people, at whatever depth a channel puts them; others hold ids and times. */
const WORDS: ReadonlySet<string> = new Set(
  'text value title summary speak content name displayText message question need amount stage'.split(' '),
);

/** @param document plain JSON, or what becomes that */
export function maskedWords<T extends object>(document: T): T {
  return maskedIn(document, false) as T;
}

function maskedIn(value: unknown, holdsWords: boolean): unknown {
  if (typeof value === 'string') return holdsWords ? maskNumbers(value) : value;
  if (Array.isArray(value)) return value.map((each) => maskedIn(each, holdsWords));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, maskedIn(inner, holdsWords || WORDS.has(field))]));
}
