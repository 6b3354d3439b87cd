/** Several plans side by side: which may answer, and which comes first where they answer equally well. */
import type { Measure, Plan } from '../knowledge/model.ts';
import type { Filter, RankedMeasure } from './model.ts';

/** A measure of another plan answers as well as one that scores up to twice as much: what is learned favours one of two twins by chance. */
const EQUAL_SHARE = 0.5;

/** For each measure, its plan's place from the newest; those that begin after `asOf` stand last. */
export function recencyOf(plans: readonly Plan[], measures: readonly Measure[], asOf: string | null): readonly number[] {
  const isLater = ({ validFrom }: Plan) => (asOf !== null && validFrom > asOf ? 1 : 0);
  const newest = [...plans].sort((a, b) => isLater(a) - isLater(b) || (a.validFrom < b.validFrom ? 1 : -1)).map(({ id }) => id);
  return measures.map(({ plan }) => newest.indexOf(plan));
}

/** Whether a measure of another plan is as good an answer as the first. */
export function answersAsWell(one: RankedMeasure, first: RankedMeasure, recency: readonly number[]): boolean {
  return (
    recency[one.measure] !== recency[first.measure] && Math.min(one.score, first.score) >= Math.max(one.score, first.score) * EQUAL_SHARE
  );
}

/** Newer before older where both answer equally well; within one plan nothing changes. */
export function newerFirst(ranked: readonly RankedMeasure[], recency: readonly number[]): RankedMeasure[] {
  const ordered: RankedMeasure[] = [];
  for (const one of ranked) {
    let place = ordered.length;
    while (place > 0 && isNewer(one, ordered[place - 1] as RankedMeasure, recency)) place--;
    ordered.splice(place, 0, one);
  }
  return ordered;
}

function isNewer(one: RankedMeasure, other: RankedMeasure, recency: readonly number[]): boolean {
  return answersAsWell(one, other, recency) && (recency[one.measure] as number) < (recency[other.measure] as number);
}

export function passing(
  plans: readonly Plan[],
  measures: readonly Measure[],
  { plans: wanted, body, year }: Filter,
): (measure: number) => boolean {
  const inYear = ({ validFrom, validTo }: Plan) => year === undefined || (validFrom <= `${year}-12-31` && validTo >= `${year}-01-01`);
  const allowed = new Set(plans.filter((plan) => (wanted === undefined || wanted.includes(plan.id)) && inYear(plan)).map(({ id }) => id));
  return (place) => {
    const { plan, lead, cooperating, undivided } = measures[place] as Measure;
    return allowed.has(plan) && (body === undefined || [...lead, ...cooperating, ...undivided].includes(body));
  };
}
