import { expect, it } from 'vitest';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { bookOf, readOwn } from './books.ts';
import { figures, play, situations } from './situations.ts';

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

it.each(['dialogs-dev.jsonl', 'dialogs-fresh.jsonl', 'dialogs-fresh-2.jsonl', 'dialogs-play.jsonl'])(
  'the navigator leads the situations of %s where they belong',
  (file) => {
    const played = situations(file).map((situation) => play(book, situation));
    const all = figures(played);
    expect(all.recommended).toBeGreaterThanOrEqual(0.9);
    expect(all.firstOrSecond).toBeGreaterThanOrEqual(0.9);
    expect(all.wrong.length / played.length).toBeLessThanOrEqual(0.05);
    expect(all.pushed).toEqual([]);
    expect(all.leads).toBe(1);
    expect(all.median).toBeLessThanOrEqual(6);
  },
);
