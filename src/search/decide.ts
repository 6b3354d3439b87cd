/** From evidence to a decision: answer, ask back, or refuse; and what was asked for that no source gives. */
import type { FullAnalysis } from './analyse.ts';
import type { Evidence, Gathered } from './score.ts';
import { DECISION } from './weights.ts';

export interface Decision {
  readonly decision: 'answer' | 'clarify' | 'none';
  /** How many a clarify asks between. */
  readonly candidates: number;
  /** The silent matter that won. */
  readonly outside: string | null;
}

/** What speaks for and against the question being one that a plan answers. */
export interface Signs {
  /** The classifier's scores: of the best measure, and of none of its plan's; and the best one's share among these. */
  readonly best: number;
  readonly none: number;
  readonly bestShare: number;
  /** Phrases of the leading measure, found word for word. */
  readonly literal: number;
  /** Strength of the strongest silent matter, and whether one was found word for word. */
  readonly outside: number;
  readonly isOutside: number;
  /** Best score of retrieval over the measures. */
  readonly text: number;
  /** Things of enterprises and their wishes that are named. */
  readonly facets: number;
  readonly body: number;
}

/**
 * For each plan: one that is silent takes nothing from another that is not.
 * @param planOf for each measure the place of its plan
 */
export function signsOf(analysis: FullAnalysis, gathered: Gathered, evidence: Evidence, planOf: readonly number[]): readonly Signs[] {
  const facets = new Set(analysis.matches.filter((match) => match.kind === 'facet').map((match) => match.id));
  const { measures, none } = gathered.learned;
  const within = (numbers: Float64Array, plan: number) => greatestAt(numbers, (measure) => planOf[measure] === plan);
  return [...none].map((silence, plan) => {
    const best = within(measures, plan);
    return {
      best: measures[best] ?? 0,
      none: silence,
      bestShare: evidence.shares[best] ?? 0,
      literal: Math.min(2.5, evidence.literal[within(evidence.measures, plan)] ?? 0),
      outside: Math.max(0, ...evidence.outside.values()),
      isOutside: gathered.speaking.some((match) => match.kind === 'outside') ? 1 : 0,
      text: Math.log1p(gathered.lexical.find(({ document }) => planOf[document] === plan)?.score ?? 0),
      facets: Math.min(3, facets.size),
      body: gathered.bodies.length > 0 ? 1 : 0,
    };
  });
}

/** Probability that a plan answers the question. */
export function chanceOfAnswer(signs: Signs): number {
  let sum: number = DECISION.signs.bias;
  for (const sign of Object.keys(signs) as (keyof Signs)[]) sum += DECISION.signs[sign] * signs[sign];
  return 1 / (1 + Math.exp(-sum));
}

/** @param scores calibrated scores of the hits, best first */
export function decide(chance: number, signs: Signs, evidence: Evidence, scores: readonly number[]): Decision {
  if (evidence.duties !== null) return { decision: 'answer', candidates: 0, outside: null };
  if (chance < DECISION.refuse || scores.length === 0) return { decision: 'none', candidates: 0, outside: strongest(evidence.outside) };
  if (chance < DECISION.answer) {
    const most = signs.facets > 0 ? DECISION.mostWhenWeak : DECISION.most;
    return { decision: 'clarify', candidates: Math.min(most, scores.length), outside: null };
  }
  const [first = 0, second = 0] = scores;
  if (second > first * DECISION.close) return { decision: 'clarify', candidates: Math.min(2, scores.length), outside: null };
  return { decision: 'answer', candidates: 0, outside: null };
}

function strongest(outside: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const [topic, strength] of outside) {
    if (strength >= DECISION.namedOutside && strength > (outside.get(best ?? '') ?? 0)) best = topic;
  }
  return best;
}

/** @param counts which places are looked at; all, if not given */
export function greatestAt(numbers: Float64Array, counts: (place: number) => boolean = () => true): number {
  let at = -1;
  for (let i = 0; i < numbers.length; i++) if (counts(i) && (at < 0 || (numbers[i] as number) > (numbers[at] as number))) at = i;
  return Math.max(0, at);
}
