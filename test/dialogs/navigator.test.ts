import { describe, expect, it } from 'vitest';
import { tellMeasure } from '../../src/dialogs/wanted.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { bookOf, readOwn, Way } from './books.ts';
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

it.each(['dialogs-dev.jsonl', 'dialogs-fresh.jsonl', 'dialogs-fresh-2.jsonl', 'dialogs-play.jsonl', 'dialogs-play-2.jsonl'])(
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

describe('what a person wants most', () => {
  /** Measures of the result, best first. */
  function found(replies: readonly string[], ...wanted: readonly number[]): readonly string[] {
    const told = wanted.map((number) => tellMeasure('dg-2015-31', number));
    const way = new Way(book, 'navigator', told).hearAll(...replies).finish();
    return [...new Set(way.found.map((one) => one.split('/')[0] ?? ''))];
  }

  it('stands first or second among its equals, where their own words spoke of it', () => {
    const replies = ['1', '1', '1 2 8'];
    expect(found(replies).slice(0, 2)).toEqual(['13', '8']);
    expect(found(replies, 24).slice(0, 2)).toEqual(['13', '24']);
    expect(found(['1', '1', '8 2 1'], 24)[0]).toBe('24');
  });

  it('stands second at the latest though it is only possible', () => {
    expect(found(['1', '10 1', '1 2 3']).slice(0, 2)).toEqual(['13', '21']);
  });

  it('is offered for each thing that a message was after', () => {
    const told = [9, 11].map((number) => tellMeasure('dg-2015-31', number));
    const way = new Way(book, 'navigator', told).hear('7');
    expect(way.said).toMatchObject({ question: { id: 'research-needs' }, offered: { values: ['equipment', 'transfer'] } });
  });

  it('is never taken for an answer by 看结果, unless words of the person chose it', () => {
    const guessed = new Way(book, 'navigator', [tellMeasure('dg-2015-31', 9)]).hear('1').hear('看结果', 'result');
    expect([guessed.at, guessed.notices]).toEqual(['needs', ['not-yet']]);
    const said = new Way(book, 'navigator', [{ facet: 'need', value: 'equipment' }]).hear('1').hear('看结果', 'result');
    expect(said.at).toBe('result');
  });

  it('is offered where the words of the options were not told', () => {
    const way = new Way(book, 'navigator', [tellMeasure('dg-2015-31', 9)]).hear('1');
    expect(way.said).toMatchObject({ question: { id: 'needs' }, offered: { is: 'values', values: ['equipment'] } });
  });
});
