import { expect, it } from 'vitest';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { bookOf, readOwn } from './books.ts';
import { figures, play, SITUATIONS } from './situations.ts';

const reading = readOwn();
const book = bookOf(reading.dialogs);

it('every dialog of the house passes its check, its examples among it', () => {
  expect(reading.findings.map(formatFinding)).toEqual([]);
});

it('the navigator can reach every measure of the plan', () => {
  const navigator = book.dialogs.find(({ id }) => id === 'navigator');
  const numbers = new Set(navigator?.rules.map((rule) => rule.avenue.number));
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
});

it('the navigator leads the labelled situations where they belong', () => {
  const all = figures(SITUATIONS.map((situation) => play(book, situation)));
  expect(all.recommended).toBeGreaterThanOrEqual(0.9);
  expect(all.firstOrSecond).toBeGreaterThanOrEqual(0.9);
  expect(all.wrong.length / SITUATIONS.length).toBeLessThanOrEqual(0.05);
  expect(all.pushed).toEqual([]);
  expect(all.leads).toBe(1);
  expect(all.median).toBeLessThanOrEqual(6);
});
