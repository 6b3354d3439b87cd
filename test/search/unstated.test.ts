/** What the plan does not give, asked for in many ways, and people who only tell of themselves. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLabelled } from '../../src/review/labelled.ts';
import { isTuning } from '../../src/review/split.ts';
import { search } from './shipped.ts';

/** Labelled questions that nothing was learned from. */
const questions = ['dev', 'fresh-1', 'fresh-2', 'fresh-3', 'outside-2'].flatMap((name) =>
  readLabelled(readFileSync(new URL(`../questions/${name}.jsonl`, import.meta.url), 'utf8')).filter(
    ({ id }) => name !== 'dev' || isTuning(id),
  ),
);

function shareFound(asked: readonly string[]): number {
  return asked.filter((question) => search.find(question).unstated.length > 0).length / asked.length;
}

describe('what the plan does not give', () => {
  it('is heard where it is asked for', () => {
    expect(shareFound(questions.filter(({ unanswerable }) => unanswerable).map(({ q }) => q))).toBeGreaterThanOrEqual(0.82);
  });

  it('is not heard where people tell of themselves or ask for something else', () => {
    const told = questions.filter(({ gold, unanswerable }) => gold.length > 0 && !unanswerable);
    expect(shareFound(told.map(({ q }) => q))).toBeLessThanOrEqual(0.03);
  });

  it.each([
    ['专利评估要花多少钱', 'rate'],
    ['担保公司收几个点，要交哪些表', 'materials'],
    ['what papers do I have to bring for a patent loan', 'materials'],
  ])('names the datum of %s', (question, kind) => {
    expect(search.find(question).unstated).toContain(kind);
  });
});
