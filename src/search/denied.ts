/** What a message denies is no wish of it: 我们厂不出口，就是想借钱 asks for nothing about export. */
import { denialOf, refusedIn } from '../text/denial.ts';
import type { FullMatch } from './analyse.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is merely lacking may well be wanted: 没有担保 counts. Of 设备不想租 the second part is denied, and so the whole. */
export function isRejected(text: string, { parts, end }: FullMatch): boolean {
  return parts.some(([start]) => denialOf(text, start, end) === 'rejected');
}

/** The denied phrases, and denied words that stand in none. */
export function deniedIn(text: string, phrases: readonly FullMatch[]): Stretch[] {
  const words = refusedIn(text).filter(({ start, end }) => !phrases.some((phrase) => phrase.start < end && phrase.end > start));
  return [...phrases.filter((phrase) => isRejected(text, phrase)), ...words];
}
