/** The search over a knowledge base: analysis → candidates and scores → decision. */
import type { KnowledgeBase } from '../knowledge/model.ts';
import { lately } from '../ops/lately.ts';
import { atOnce, type Sliced } from '../ops/slices.ts';
import { analyserOver, type FullAnalysis } from './analyse.ts';
import { askingOf, asksIn } from './asks.ts';
import { chanceOfAnswer, type Decision, decide, type Signs, signsOf } from './decide.ts';
import { type Explanation, leadOf } from './explain.ts';
import type { Filter, Hit, RankedMeasure, SearchResult } from './model.ts';
import { findNeeds } from './needs.ts';
import { passagesOver } from './passages.ts';
import { answersAsWell, newerFirst, passing, recencyOf } from './plans.ts';
import { type Evidence, scorerOver } from './score.ts';
import { searchTablesOf, type TableFiles } from './tables.ts';
import { DECISION, LATELY, WEIGHTS, type Weights } from './weights.ts';

export interface Search {
  find(text: string, filter?: Filter): SearchResult;
  /** The same with its reasons; slower. */
  explain(text: string): Explanation;
}

interface Run {
  readonly analysis: FullAnalysis;
  readonly result: SearchResult;
  readonly ranked: readonly RankedMeasure[];
  readonly evidence: Evidence;
  readonly signs: Signs;
  readonly chance: number;
}

export interface SearchOptions extends TableFiles {
  /** Other than the chosen ones for the bench, which leaves parts out. */
  readonly weights?: Weights;
  /** ISO day: plans that begin later stand behind the others. */
  readonly asOf?: string | null;
  /** Results kept for the texts that came lately; the bench keeps none. */
  readonly kept?: number;
}

export function createSearch(knowledge: KnowledgeBase, options?: SearchOptions): Search {
  return atOnce(searchOf(knowledge, options));
}

/** The same in slices, for a service that answers meanwhile. */
export function* searchOf(
  knowledge: KnowledgeBase,
  { weights = WEIGHTS, asOf = null, kept = LATELY.most, ...files }: SearchOptions = {},
): Sliced<Search> {
  const tables = yield* searchTablesOf(knowledge, files);
  yield;
  const measures = knowledge.plans.flatMap((plan) => plan.measures);
  const analyser = analyserOver(knowledge, tables.analysis);
  const scorer = scorerOver(knowledge, tables, analyser, weights);
  yield;
  const passages = passagesOver(measures, tables.sentences);
  const recency = recencyOf(knowledge.plans, measures, asOf);
  const topics = new Map(knowledge.outside.map((topic) => [topic.id, topic]));

  function hitOf(analysis: FullAnalysis, { measure, score }: RankedMeasure): Hit {
    const { plan, number, avenues } = measures[measure] as (typeof measures)[number];
    const ids = new Set(avenues.map((avenue) => avenue.id));
    const named = analysis.matches.filter((match) => match.kind === 'avenue' && ids.has(match.id));
    let sentences: Hit['sentences'] | null = null;
    return {
      plan,
      number,
      score,
      // Of ten hits one is shown.
      get sentences() {
        sentences ??= passages.best(measure, scorer.terms(analysis.folded), named);
        return sentences;
      },
      avenues: [...new Set(named.map(({ id }) => id))],
    };
  }

  function outcomeOf(
    analysis: FullAnalysis,
    evidence: Evidence,
    ranked: readonly RankedMeasure[],
    needs: readonly number[],
    decided: Decision,
  ): SearchResult {
    const topic = decided.outside === null ? undefined : topics.get(decided.outside);
    const hits = decided.decision === 'none' ? [] : ranked.map((one) => hitOf(analysis, one));
    const needed = needs.map((need) => measures[need]);
    return {
      analysis,
      decision: decided.decision,
      hits,
      candidates: decided.candidates,
      needs:
        decided.decision === 'none'
          ? []
          : needed.flatMap((need) => hits.find((hit) => hit.plan === need?.plan && hit.number === need.number) ?? []),
      outside: topic === undefined ? null : { topic: topic.id, reason: topic.reason },
      unstated: asksIn(tables.asks, analysis.folded, analysis.matches),
      duties: decided.decision === 'none' ? null : evidence.duties,
    };
  }

  function run(text: string, filter: Filter = {}, explains = false): Run {
    const analysis = analyser.analyse(text);
    const gathered = scorer.gather(analysis);
    const evidence = scorer.weigh(gathered, explains);
    const signsByPlan = signsOf(analysis, gathered, evidence, scorer.planOf);
    const chances = signsByPlan.map(chanceOfAnswer);
    const chance = Math.max(...chances);
    const signs = signsByPlan[chances.indexOf(chance)] as Signs;
    const needs = chance < DECISION.refuse ? [] : findNeeds(analysis, scorer, evidence);
    const passes = passing(knowledge.plans, measures, filter);
    const sums = evidence.measures.map((sum, measure) => sum + Math.log(chances[scorer.planOf[measure] as number] as number));
    const ranked = newerFirst(rank(sums, chance, needs, passes), recency);
    // Two plans that answer equally well are no reason to ask back: the newer one answers.
    const rivals = ranked.filter((one, place) => place === 0 || !answersAsWell(one, ranked[0] as RankedMeasure, recency));
    const decided = decide(
      chance,
      signs,
      evidence,
      rivals.map(({ score }) => score),
    );
    const several: Decision = needs.length > 1 ? { decision: 'answer', candidates: 0, outside: null } : decided;
    const asked = several.decision === 'clarify' ? [...new Set([...rivals, ...ranked])] : ranked;
    return { analysis, result: outcomeOf(analysis, evidence, asked, needs, several), ranked, evidence, signs, chance };
  }

  const findLately = lately(kept, LATELY.longest, (text) => run(text).result);
  return {
    find: (text, filter) => (filter === undefined ? findLately(text) : run(text, filter).result),
    explain(text) {
      const { analysis, result, ranked, evidence, signs, chance } = run(text, {}, true);
      const explained = ranked.map(({ measure, score }) => ({
        plan: measures[measure]?.plan ?? '',
        number: measures[measure]?.number ?? 0,
        score,
        evidence: evidence.measures[measure] ?? 0,
        reasons: [...(evidence.reasons.get(measure) ?? [])].sort((a, b) => b.score - a.score),
        held: scorer.held(analysis, measure),
      }));
      const outside = [...evidence.outside].map(([topic, strength]) => ({ topic, strength })).sort((a, b) => b.strength - a.strength);
      const asking = askingOf(tables.asks, analysis.folded, analysis.matches);
      return { result, measures: explained, outside, chance, signs, asking, lead: leadOf(explained[0], explained[1]) };
    },
  };
}

/**
 * Measures by their evidence, those of the needs first; a score is the chance of an answer, times that of this measure
 * against the best.
 * @param sums each measure's evidence, and the logarithm of its plan's chance to answer
 */
function rank(sums: Float64Array, chance: number, needs: readonly number[], passes: (measure: number) => boolean): RankedMeasure[] {
  const allowed = [...sums].map((sum, measure) => ({ measure, sum })).filter(({ measure }) => passes(measure));
  const best = Math.max(...allowed.map(({ sum }) => sum));
  return allowed
    .map(({ measure, sum }) => ({ measure, sum, score: chance * Math.exp(sum - best), place: needs.includes(measure) ? 0 : 1 }))
    .sort((a, b) => a.place - b.place || b.sum - a.sum || a.measure - b.measure)
    .filter(({ sum, place }) => place === 0 || sum >= best - DECISION.listed)
    .slice(0, DECISION.mostHits);
}
