/** Of the right measure, the sentence that answers stands first. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { search } from './shipped.ts';

const CASES = parse(readFileSync(new URL('answering-sentences.yaml', import.meta.url), 'utf8')) as [string, number, string][];

it('puts the sentence that answers first', () => {
  const found = CASES.flatMap(([question, number, piece]) => {
    const hit = search.find(question).hits.find((one) => one.number === number);
    return hit === undefined ? [] : [{ question, isFirst: hit.sentences[0]?.shown.replaceAll('\n', '').includes(piece) ?? false }];
  });
  const missed = found.filter(({ isFirst }) => !isFirst).map(({ question }) => question);
  expect(missed.length / found.length).toBeLessThanOrEqual(0.1);
});
