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

/** What speaks for and against the question being one that the plans answer. */
export interface Signs {
  /** The classifier's scores: of the best measure, and of none; and the best one's share among all. */
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
  /** English wording names fewer things that are known. */
  readonly english: number;
}

export function signsOf(analysis: FullAnalysis, gathered: Gathered, evidence: Evidence): Signs {
  const facets = new Set(analysis.matches.filter((match) => match.kind === 'facet').map((match) => match.id));
  return {
    best: Math.max(...gathered.learned.slice(0, -1)),
    none: gathered.learned.at(-1) ?? 0,
    bestShare: Math.max(0, ...evidence.shares.slice(0, -1)),
    literal: Math.min(3, evidence.literal[greatestAt(evidence.measures)] ?? 0),
    outside: Math.max(0, ...evidence.outside.values()),
    isOutside: gathered.speaking.some((match) => match.kind === 'outside') ? 1 : 0,
    text: Math.log1p(gathered.lexical[0]?.score ?? 0),
    facets: Math.min(3, facets.size),
    body: gathered.bodies.length > 0 ? 1 : 0,
    english: analysis.script === 'en' ? 1 : 0,
  };
}

/** Probability that the plans answer the question. */
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

export function greatestAt(numbers: Float64Array): number {
  let at = 0;
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] as number) > (numbers[at] as number)) at = i;
  return at;
}
