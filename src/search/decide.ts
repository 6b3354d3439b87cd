/** From evidence to a decision: answer, ask back, or refuse; and what was asked for that no source gives. */
import type { Unstated } from '../knowledge/model.ts';
import { covers, type FullAnalysis } from './analyse.ts';
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
  readonly literal: number;
  readonly isLiteral: number;
  readonly bestShare: number;
  readonly noneShare: number;
  readonly outside: number;
  readonly outsideLiteral: number;
  readonly isOutside: number;
  readonly text: number;
  readonly near: number;
  readonly business: number;
  readonly facets: number;
  readonly body: number;
}

export function signsOf(analysis: FullAnalysis, gathered: Gathered, evidence: Evidence): Signs {
  const outsideMatches = new Map<string, number>();
  for (const match of gathered.speaking)
    if (match.kind === 'outside') outsideMatches.set(match.id, (outsideMatches.get(match.id) ?? 0) + 1);
  const outsideLiteral = Math.min(2, greatestOf(outsideMatches.values()));
  const facets = new Set(analysis.matches.filter((match) => match.kind === 'facet').map((match) => match.id));
  const literal = evidence.literal[greatestAt(evidence.measures)] ?? 0;
  return {
    literal: Math.min(3, literal),
    isLiteral: literal > 0 ? 1 : 0,
    bestShare: Math.max(0, ...evidence.shares.slice(0, -1)),
    noneShare: evidence.shares.at(-1) ?? 0,
    outside: greatestOf(evidence.outside.values()),
    outsideLiteral,
    isOutside: outsideLiteral > 0 ? 1 : 0,
    text: Math.log1p(gathered.lexical[0]?.score ?? 0),
    near: Math.log1p(gathered.near[0]?.score ?? 0),
    business: [...facets].some((id) => id.startsWith('kind/')) ? 1 : 0,
    facets: Math.min(3, facets.size),
    body: analysis.matches.some((match) => match.kind === 'body') ? 1 : 0,
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
  if (chance < DECISION.refuse || scores.length === 0) return { decision: 'none', candidates: 0, outside: strongest(evidence.outside) };
  if (chance < DECISION.answer) {
    const most = signs.business + signs.facets > 0 ? DECISION.mostWhenWeak : DECISION.most;
    return { decision: 'clarify', candidates: Math.min(most, scores.length), outside: null };
  }
  const [first = 0, second = 0] = scores;
  if (second > first * DECISION.close && first < DECISION.sure)
    return { decision: 'clarify', candidates: Math.min(2, scores.length), outside: null };
  return { decision: 'answer', candidates: 0, outside: null };
}

function strongest(outside: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  for (const [topic, strength] of outside) {
    if (strength >= DECISION.namedOutside && strength > (outside.get(best ?? '') ?? 0)) best = topic;
  }
  return best;
}

function greatestOf(numbers: Iterable<number>): number {
  let greatest = 0;
  for (const number of numbers) greatest = Math.max(greatest, number);
  return greatest;
}

export function greatestAt(numbers: Float64Array): number {
  let at = 0;
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] as number) > (numbers[at] as number)) at = i;
  return at;
}

/** What the question asks for that is on the list of the unstated: phrases, but those that an exception covers. */
export function findUnstated(analysis: FullAnalysis): Unstated[] {
  const exceptions = analysis.matches.filter((match) => match.kind === 'unstated-except');
  const found = new Set<Unstated>();
  for (const match of analysis.matches) {
    if (match.kind !== 'unstated') continue;
    if (exceptions.some((exception) => exception.id === match.id && (covers(exception, match) || sameStretch(exception, match)))) continue;
    found.add(match.id as Unstated);
  }
  return [...found];
}

function sameStretch(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start === b.start && a.end === b.end;
}
