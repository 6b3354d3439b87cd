/** Evidence for each measure and against all of them, from the phrases found and from retrieval. */
import type { KnowledgeBase } from '../knowledge/model.ts';
import { type Analyser, covers, type FullAnalysis, type FullMatch } from './analyse.ts';
import { corpusOver } from './corpus.ts';
import { deniedIn, type Stretch } from './denied.ts';
import { besides, dutiesAsked, isInBody, withoutBodies } from './duties.ts';
import { learnedOver, type Scores } from './learned.ts';
import type { Duties } from './model.ts';
import type { Target } from './near.ts';
import { type Ranked, retrievalOver } from './retrieval.ts';
import { type SearchTables, stopsOf } from './tables.ts';
import { NO_OWN_WORDS, PAIR_MARK, termsOf, wordsOf } from './terms.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** What speaks for a measure (or a silent matter), and how strongly. */
export interface Reason {
  readonly what: string;
  readonly from: 'concept' | 'own' | 'text' | 'near' | 'learned' | 'body' | 'outside';
  readonly score: number;
}

export interface Evidence {
  /** For each measure (place in the vocabulary's list), the sum of what speaks for it. */
  readonly measures: Float64Array;
  /** How many phrases of weight 3 speak for it: what was found word for word. */
  readonly literal: Float64Array;
  /** For each silent matter that is spoken of, its strength. */
  readonly outside: ReadonlyMap<string, number>;
  /** The classifier's share of each measure, among those of its plan and none of them. */
  readonly shares: Float64Array;
  /** Empty unless they were asked for: making them costs more than the sums. */
  readonly reasons: ReadonlyMap<number, readonly Reason[]>;
  readonly duties: Duties | null;
}

/** Everything that the weights are applied to. */
export interface Gathered {
  readonly speaking: readonly FullMatch[];
  readonly bodies: readonly FullMatch[];
  /** Where nothing but a body's duties is asked for. */
  readonly duties: Duties | null;
  readonly lexical: readonly Ranked[];
  readonly near: readonly Ranked[];
  /** What the classifier says. */
  readonly learned: Scores;
  readonly length: number;
}

export interface Scorer {
  /** @param stretch of the analysed text; all of it, if not given */
  gather(analysis: FullAnalysis, stretch?: { readonly start: number; readonly end: number }): Gathered;
  /** @param explains whether the reasons are wanted */
  weigh(gathered: Gathered, explains?: boolean): Evidence;
  /** Words of the question that a measure's own texts hold, the most telling first. */
  held(analysis: FullAnalysis, measure: number): readonly string[];
  /** Terms that a text is looked up by. */
  terms(text: string): string[];
  /** For each measure the place of its plan. */
  readonly planOf: readonly number[];
}

const SPEAKING: ReadonlySet<string> = new Set(['concept', 'measure-word', 'avenue', 'outside']);
const NEAR_LIMIT = 30;

export function scorerOver(
  knowledge: KnowledgeBase,
  { measures: corpus, near, learned: model }: SearchTables,
  analyser: Analyser,
  weights: Weights = WEIGHTS,
): Scorer {
  const measures = knowledge.plans.flatMap((plan) => plan.measures);
  const planOf = knowledge.plans.flatMap((plan, place) => plan.measures.map(() => place));
  const stops = stopsOf(knowledge);
  const terms = (text: string): string[] => termsOf(analyser.words(text), stops);
  const lexical = corpusOver(corpus);
  // A few hundred documents: each that holds a term is scored.
  const nearest = retrievalOver(near.postings, null);
  const learned = learnedOver(model, stops);
  const leads = measures.map((measure) => new Set(measure.lead));
  const cooperates = measures.map((measure) => new Set([...measure.cooperating, ...measure.undivided]));
  const topicWeight = new Map(knowledge.outside.map((topic) => [topic.id, topic.weight]));

  function gather(analysis: FullAnalysis, stretch = { start: 0, end: analysis.folded.length }): Gathered {
    const matches = analysis.matches.filter((match) => match.start >= stretch.start && match.end <= stretch.end);
    const bodies = matches.filter((match) => match.kind === 'body');
    const speaking = matches.filter((match) => SPEAKING.has(match.kind) && !isInBody(match, bodies));
    const uncovered = speaking.filter((match) => !speaking.some((other) => covers(other, match)));
    const denied: readonly Stretch[] = deniedIn(analysis.folded, [...uncovered, ...matches.filter(({ kind }) => kind === 'facet')]);
    const left = [...bodies, ...denied].sort((a, b) => a.start - b.start);
    const text = besides(analysis.folded, left, stretch.start, stretch.end);
    const asked = terms(text);
    return {
      speaking: uncovered.filter((match) => !denied.includes(match)),
      bodies,
      duties: dutiesAsked(
        analysis,
        (rest) => wordsOf(rest, NO_OWN_WORDS),
        (word) => stops.has(word),
      ),
      lexical: lexical.rank(asked, measures.length),
      near: nearest.rank(asked, NEAR_LIMIT),
      learned: learned.scores(text, asked),
      length: analysis.folded.length,
    };
  }

  function weigh(gathered: Gathered, explains = false): Evidence {
    const sums = new Float64Array(measures.length);
    const literal = new Float64Array(measures.length);
    const outside = new Map<string, number>();
    const reasons = new Map<number, Reason[]>();
    const speak = (measure: number, from: Reason['from'], what: string, score: number): void => {
      sums[measure] = (sums[measure] as number) + score;
      if (!explains) return;
      const known = reasons.get(measure);
      if (known === undefined) reasons.set(measure, [{ what, from, score }]);
      else known.push({ what, from, score });
    };

    const claims = new Map<number | string, Claim[]>();
    const claim = (target: number | string, made: Claim): void => {
      const known = claims.get(target);
      if (known === undefined) claims.set(target, [made]);
      else known.push(made);
    };
    for (const match of gathered.speaking) {
      if (match.kind === 'outside') claim(match.id, { match, strength: (weights.outside * (topicWeight.get(match.id) ?? 2)) / 3 });
      const spread = match.entry.speaksFor.length ** weights.spread;
      for (const { measure, weight } of match.entry.speaksFor)
        claim(measure, { match, strength: (weight / 3) ** weights.weightPower / spread });
    }
    for (const [target, made] of claims) {
      for (const { match, strength } of settle(made, gathered.length)) {
        if (typeof target === 'string') outside.set(target, (outside.get(target) ?? 0) + strength);
        else {
          literal[target] = (literal[target] as number) + strength;
          speak(target, match.kind === 'concept' ? 'concept' : 'own', match.phrase, strength * weights.phrase);
        }
      }
    }

    for (const { document, score } of gathered.lexical) speak(document, 'text', '', score * weights.lexical);
    for (const { document, score } of gathered.near.slice(0, weights.nearest)) {
      const target = near.targets[document] as Target;
      const points = score ** weights.nearPower * weights.near;
      const spread = target.speaksFor.length ** weights.spread;
      for (const { measure, weight } of target.speaksFor)
        speak(measure, 'near', target.id, (points * (weight / 3) ** weights.weightPower) / spread);
      if (target.topic) outside.set(target.id, (outside.get(target.id) ?? 0) + points * weights.outsideNear);
    }
    for (let measure = 0; measure < measures.length; measure++) {
      speak(measure, 'learned', '', (gathered.learned.measures[measure] as number) * weights.learned);
    }
    const supports = gathered.duties?.as === 'cooperating' ? weights.leads : weights.cooperates;
    const leading = gathered.duties?.as === 'cooperating' ? weights.cooperates : weights.leads;
    const factor = gathered.duties === null ? 1 : weights.duties;
    for (const id of new Set(gathered.bodies.map((match) => match.id))) {
      leads.forEach((names, measure) => {
        if (names.has(id)) speak(measure, 'body', id, leading * factor);
        else if (cooperates[measure]?.has(id)) speak(measure, 'body', id, supports * factor);
      });
    }
    return {
      measures: sums,
      literal,
      outside,
      shares: sharesOf(gathered.learned, planOf, weights.sharpness),
      reasons,
      duties: gathered.duties,
    };
  }
  function held(analysis: FullAnalysis, measure: number): readonly string[] {
    const asked = terms(withoutBodies(analysis, 0, analysis.folded.length));
    return lexical.held(asked, measure).filter((term) => !term.startsWith(PAIR_MARK));
  }
  return { gather, weigh, held, terms, planOf };
}

/** Plan by plan: what another plan holds makes nothing less likely. */
function sharesOf({ measures, none }: Scores, planOf: readonly number[], sharpness: number): Float64Array {
  const raised = measures.map((score) => Math.exp(score * sharpness));
  const sums = none.map((score) => Math.exp(score * sharpness));
  raised.forEach((one, measure) => {
    const plan = planOf[measure] as number;
    sums[plan] = (sums[plan] as number) + one;
  });
  return raised.map((one, measure) => one / (sums[planOf[measure] as number] as number));
}

interface Claim {
  readonly match: FullMatch;
  readonly strength: number;
}

/**
 * Several phrases over the same stretch of text say one thing once: the strongest counts in full,
 * another only for the characters that none before it covered.
 */
function settle(claims: Claim[], length: number): Claim[] {
  if (claims.length === 1) return claims;
  claims.sort((a, b) => b.strength - a.strength);
  const covered = new Uint8Array(length + 1);
  return claims.map(({ match, strength }) => {
    let fresh = 0;
    let all = 0;
    for (const [start, end] of match.parts) {
      for (let i = start; i < end; i++) {
        all++;
        if (covered[i] === 0) fresh++;
        covered[i] = 1;
      }
    }
    const share = fresh / Math.max(1, all);
    return { match, strength: strength * share };
  });
}
