/** A finding's words in English. What the table lacks stays as it is: better Chinese than nothing. */
import { ENGLISH, PARTS } from './english.ts';

interface Pattern {
  readonly chinese: RegExp;
  readonly english: string;
}

let patterns: readonly Pattern[] | null = null;

/** @param message a finding's own words, without its place */
export function inEnglish(message: string): string {
  patterns ??= ENGLISH.map(([chinese, english]) => ({ chinese: patternOf(chinese), english }));
  for (const { chinese, english } of patterns) {
    const [, ...parts] = chinese.exec(message) ?? [];
    if (chinese.test(message))
      return english.replace(/\{(\d)\}/g, (_, place: string) => partInEnglish(parts[Number(place) - 1] ?? '')).trim();
  }
  return message;
}

/** `knowledge/…/09.yaml:14:7: message`, or any other line that is printed. */
export function lineInEnglish(line: string): string {
  const [place = ''] = /^\S+:\d+:\d+: /.exec(line) ?? [];
  return place + inEnglish(line.slice(place.length));
}

function patternOf(chinese: string): RegExp {
  const literal = chinese.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('([\\s\\S]*?)')}$`);
}

function partInEnglish(part: string): string {
  return PARTS.reduce((said, [chinese, english]) => said.replace(chinese, english), part);
}
