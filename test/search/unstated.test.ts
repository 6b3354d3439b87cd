/** What the plan does not give, asked for in many ways, and people who only tell of themselves. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { search } from './shipped.ts';

const { told, ...asked } = parse(readFileSync(new URL('unstated-asked.yaml', import.meta.url), 'utf8')) as Record<string, string[]>;

function shareFound(questions: readonly string[]): number {
  return questions.filter((question) => search.find(question).unstated.length > 0).length / questions.length;
}

describe('what the plan does not give', () => {
  it.each(Object.entries(asked))('is heard in questions for %s', (_kind, questions) => {
    expect(shareFound(questions)).toBeGreaterThanOrEqual(0.85);
  });

  it('is not heard where people tell of themselves or ask for departments', () => {
    expect(shareFound(told ?? [])).toBeLessThanOrEqual(0.03);
  });
});
