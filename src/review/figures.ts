/** The figures of `test/questions/README.md` over answered questions. */
import type { Report } from '../turn/model.ts';
import type { Labelled } from './labelled.ts';

/** What of a turn's report is measured. */
export type Observed = Pick<Report, 'outcome' | 'measures' | 'lead' | 'unstated' | 'phase'>;

export interface Answered {
  readonly row: Labelled;
  readonly observed: Observed;
}

/** @param observed as the turn reported it; measures of other plans than the row's are left out */
export function answeredOf(row: Labelled, observed: Observed): Answered {
  if (row.plan === null) return { row, observed };
  return { row, observed: { ...observed, measures: observed.measures.filter(({ plan }) => plan === row.plan) } };
}

export interface Figure {
  readonly name: string;
  /** Rows that the figure is taken over. */
  readonly over: (row: Labelled) => boolean;
  /** In [0, 1]: whether the row counts as a hit, or how much of one. */
  readonly hit: (answered: Answered) => number;
  /** True where low is good. */
  readonly lowIsGood?: true;
}

const inScope = (row: Labelled): boolean => row.gold.length > 0;

export const FIGURES: readonly Figure[] = [
  { name: 'R@1', over: inScope, hit: (answered) => within(answered, 1) },
  { name: 'R@3', over: inScope, hit: (answered) => within(answered, 3) },
  { name: 'MRR', over: inScope, hit: (answered) => reciprocalRank(answered) },
  { name: 'need recall', over: (row) => row.kind === 'multi' && inScope(row), hit: needRecall },
  { name: 'refused', over: isOutside, hit: ({ observed }) => Number(observed.measures.length === 0 && observed.outcome !== 'answer') },
  { name: 'false refusals', over: inScope, hit: ({ observed }) => Number(observed.outcome === 'none'), lowIsGood: true },
  { name: 'unstated', over: (row) => row.unanswerable, hit: ({ observed }) => Number(observed.unstated.length > 0) },
  {
    name: 'unstated strict',
    over: (row) => row.unanswerable,
    hit: ({ row, observed }) => Number(row.unstated.some((one) => observed.unstated.includes(one))),
  },
  {
    name: 'unstated false alarms',
    over: (row) => inScope(row) && !row.unanswerable,
    hit: ({ observed }) => Number(observed.unstated.length > 0),
    lowIsGood: true,
  },
  {
    name: 'departments',
    over: (row) => row.dept.length > 0,
    hit: ({ row, observed }) => Number(row.dept.every((name) => observed.lead.includes(name))),
  },
  { name: 'phase', over: (row) => row.phase !== null, hit: ({ row, observed }) => Number(observed.phase === row.phase) },
  { name: 'outcome', over: (row) => row.outcome !== null, hit: ({ row, observed }) => Number(observed.outcome === row.outcome) },
];

/** Kinds that are reported together besides each alone. */
export const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'simplified (colloquial, keyword, department, staff)': ['colloquial', 'keyword', 'department', 'staff'],
  'hant + cantonese': ['hant', 'cantonese'],
};

export interface Measured {
  readonly name: string;
  readonly hits: number;
  readonly rows: number;
}

export function measure(answered: readonly Answered[]): Measured[] {
  return FIGURES.flatMap(({ name, over, hit }) => {
    const rows = answered.filter(({ row }) => over(row));
    return rows.length === 0 ? [] : [{ name, hits: rows.reduce((sum, one) => sum + hit(one), 0), rows: rows.length }];
  });
}

/** Names of the figures that a row misses. */
export function missesOf(answered: Answered): string[] {
  return FIGURES.filter(({ over, hit, lowIsGood, name }) => {
    if (!over(answered.row) || name === 'MRR') return false;
    return lowIsGood === true ? hit(answered) > 0 : hit(answered) < 1;
  }).map(({ name }) => name);
}

function isOutside({ kind }: Labelled): boolean {
  return kind === 'oos' || kind === 'near-oos';
}

function rankOf({ row, observed }: Answered): number {
  return observed.measures.findIndex(({ number }) => row.gold.includes(number)) + 1;
}

function within(answered: Answered, most: number): number {
  const rank = rankOf(answered);
  return Number(rank > 0 && rank <= most);
}

function reciprocalRank(answered: Answered): number {
  const rank = rankOf(answered);
  return rank > 0 && rank <= 10 ? 1 / rank : 0;
}

/** Two measures on patents: where both are wanted they stand for one need, and either does. */
const ONE_NEED: readonly number[] = [13, 15];

function needRecall({ row, observed }: Answered): number {
  const shown = observed.measures.filter((measure) => measure.shown).map((measure) => measure.number);
  const isOne = ONE_NEED.every((number) => row.gold.includes(number));
  const needs = row.gold.flatMap((number) =>
    isOne && number === ONE_NEED[1] ? [] : [isOne && number === ONE_NEED[0] ? ONE_NEED : [number]],
  );
  return needs.filter((either) => either.some((number) => shown.includes(number))).length / needs.length;
}
