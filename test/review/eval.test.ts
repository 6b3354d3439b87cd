import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/review/eval.ts';
import { measure, type Observed } from '../../src/review/figures.ts';
import { type Labelled, readLabelled } from '../../src/review/labelled.ts';
import { isTuning } from '../../src/review/split.ts';

function row(over: Partial<Labelled>): Labelled {
  const none = { line: 1, plan: null, also: [], dept: [], phase: null, unstated: [], unanswerable: false, outcome: null };
  return { id: 'x', q: '问', kind: 'colloquial', gold: [], ...none, ...over };
}

function observed(shown: readonly number[], over: Partial<Observed> = {}): Observed {
  const measures = shown.map((number) => ({ plan: 'p', number, score: 1, shown: true }));
  return { outcome: 'answer', measures, lead: [], unstated: [], phase: null, ...over };
}

function figure(name: string, labelled: Labelled, answer: Observed): number | undefined {
  return measure([{ row: labelled, observed: answer }]).find((one) => one.name === name)?.hits;
}

describe('the figures', () => {
  it('count any of the gold at the first rank', () => {
    expect(figure('R@1', row({ gold: [13, 15] }), observed([15]))).toBe(1);
    expect(figure('R@1', row({ gold: [9] }), observed([13, 9]))).toBe(0);
    expect(figure('MRR', row({ gold: [9] }), observed([13, 9]))).toBe(0.5);
  });
  it('take two patent measures for one need', () => {
    expect(figure('need recall', row({ kind: 'multi', gold: [9, 13, 15] }), observed([9, 15]))).toBe(1);
    expect(figure('need recall', row({ kind: 'multi', gold: [9, 13] }), observed([9, 15]))).toBe(0.5);
  });
  it('take a clarify for no refusal', () => {
    expect(figure('refused', row({ kind: 'oos' }), observed([9], { outcome: 'clarify' }))).toBe(0);
    expect(figure('refused', row({ kind: 'oos' }), observed([], { outcome: 'none' }))).toBe(1);
  });
  it('leave out what no row asks for', () => {
    expect(figure('phase', row({ gold: [1] }), observed([1]))).toBeUndefined();
  });
});

describe('evaluating', () => {
  it('tells the misses of the tuning half, and never a question of the locked half', () => {
    const rows = Array.from({ length: 40 }, (_, i) => row({ id: `q${i}`, q: `question ${i}`, gold: [1] }));
    const printed = evaluate('file', rows, () => observed([2])).join('\n');
    for (const { id, q } of rows) expect(printed.includes(`${q}\n`)).toBe(isTuning(id));
  });
});

describe('reading labelled questions', () => {
  it('says which line is none', () => {
    expect(() => readLabelled('{"id":"a","q":"b","kind":"c"}\n{"id":1}')).toThrow('line 2');
    expect(() => readLabelled('nonsense')).toThrow('line 1');
  });
});
