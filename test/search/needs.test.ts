/** Long messages of several needs: each need's measure is found. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { search } from './shipped.ts';

const CASES = parse(readFileSync(new URL('several-needs.yaml', import.meta.url), 'utf8')) as [string, number[][]][];

function shareOfNeeds([message, needs]: [string, number[][]]): number {
  const found = search.find(message);
  const shown = (found.needs.length > 1 ? found.needs : found.hits.slice(0, 1)).map(({ number }) => number);
  return needs.filter((measures) => measures.some((number) => shown.includes(number))).length / needs.length;
}

it('finds nine needs of ten, with and without punctuation', () => {
  const shares = CASES.map(shareOfNeeds);
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.9);
});
