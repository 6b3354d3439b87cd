/** Answers about measures: found by a question, shown before, or asked for by number. */

import type { Answer, MeasurePart, MeasuresAnswer, Offer, Reason, Role, ShownMeasure } from '../answers/model.ts';
import { measureOffers, offer, PERSON } from '../answers/offers.ts';
import { sentencesOf, shownLength } from '../answers/quotes.ts';
import type { SentenceKey } from '../answers/sentences.ts';
import { validityOf } from '../answers/validity.ts';
import type { Measure, Quote, Unstated } from '../knowledge/model.ts';
import type { Hit, SearchResult } from '../search/model.ts';
import { noneAnswer, say } from './act-say.ts';
import { type Assistant, measureOf } from './assistant.ts';
import type { Acted, Ranked, Scene } from './scene.ts';

/** Sentences are added up to so many characters: the answer shall fit a phone. */
const MOST_CHARACTERS = 150;
/** Beside departments one sentence is enough to tell which matter it is. */
const MOST_BESIDE_DEPARTMENTS = 60;
const MOST_RELATED = 5;

export interface Besides {
  /** How many of the ranking are shown; 1 without. */
  readonly shown?: number;
  readonly note?: SentenceKey;
  readonly reason?: Reason;
  readonly unstated?: readonly Unstated[];
  readonly question?: string;
  /** What was asked along with a measure's number. */
  readonly asked?: SearchResult;
}

export function answerQuestion(scene: Scene, found: SearchResult, part: MeasurePart, { ownCase = false }: { ownCase?: boolean }): Acted {
  if (found.decision === 'none') return { answer: noneAnswer(scene, found), ranking: [], question: null };
  if (found.decision === 'clarify') return clarify(scene, found);
  const shown = found.needs.length > 1 ? found.needs : found.hits.slice(0, 1);
  const measures = shown.flatMap((hit) => shownOf(scene.assistant, hit, part) ?? []);
  if (measures.length === 0) return { answer: say('say.no-more', {}), ranking: [], question: null };
  const unstated = ownCase ? [...new Set<Unstated>(['status', ...found.unstated])] : missing(found.unstated, measures);
  const answer: MeasuresAnswer = {
    kind: 'measures',
    outcome: 'answer',
    reason: ownCase ? 'personal-case' : unstated.length > 0 ? 'not-stated' : null,
    unstated,
    notes: ownCase ? [{ key: 'note.own-case' }] : [],
    measures,
    part: measures.length > 1 && part !== 'departments' ? 'answer' : part,
    related: [],
    roles: part === 'departments' ? rolesOf(found, measures) : [],
    validity: validityOf(
      measures.map(({ plan }) => plan),
      scene.day,
    ),
    offers: [...offersFor(measures, part, tellsSituation(found)), ...personFor(unstated)],
  };
  return { answer, ranking: inOrder(shown, found.hits), question: found.analysis.typed };
}

/** Measures that are known already: shown before, or named by number. */
export function answerShown(scene: Scene, ranking: readonly Ranked[], part: MeasurePart, besides: Besides): Acted {
  const wanted = ranking.slice(0, besides.shown ?? 1);
  const found = besides.asked ?? (besides.question === undefined ? null : scene.assistant.search.find(besides.question));
  const measures = wanted.flatMap(({ plan, number, score }) => {
    const hit = found?.hits.find((one) => one.plan === plan && one.number === number);
    return shownOf(scene.assistant, hit ?? { ...unranked(plan, number), score }, part) ?? [];
  });
  const [first] = measures;
  if (first === undefined) return noSuchMeasure(scene, wanted[0]);
  const unstated = missing(besides.unstated ?? besides.asked?.unstated ?? [], measures);
  const answer: MeasuresAnswer = {
    kind: 'measures',
    outcome: 'answer',
    reason: besides.reason ?? (unstated.length > 0 ? 'not-stated' : null),
    unstated,
    notes: besides.note === undefined ? [] : [{ key: besides.note }],
    measures,
    part,
    related: part === 'related' ? relatedTo(measures, first) : [],
    roles: besides.asked === undefined ? [] : rolesOf(besides.asked, measures),
    validity: validityOf(
      measures.map(({ plan }) => plan),
      scene.day,
    ),
    offers:
      part === 'related' ? relatedOffers(first, relatedTo(measures, first)) : [...offersFor(measures, part, false), ...personFor(unstated)],
  };
  return { answer, ranking, question: besides.question ?? null };
}

function noSuchMeasure({ assistant }: Scene, wanted: Ranked | undefined): Acted {
  const plan = assistant.plans.find(({ id }) => id === wanted?.plan) ?? assistant.plans[0];
  const last = Math.max(0, ...(plan?.measures ?? []).map(({ number }) => number));
  const values = { number: wanted?.number ?? 0, last };
  return { answer: say('say.no-such-measure', { outcome: 'none', reason: 'not-in-plan', values }), ranking: [], question: null };
}

function clarify(scene: Scene, found: SearchResult): Acted {
  return askBetween(scene, found, found.hits.slice(0, found.candidates));
}

/** Asks which of these measures is meant. */
export function askBetween(scene: Scene, found: SearchResult, between: readonly Pick<Ranked, 'plan' | 'number'>[]): Acted {
  const hits = between.map(
    ({ plan, number }) => found.hits.find((hit) => hit.plan === plan && hit.number === number) ?? unranked(plan, number),
  );
  const candidates = hits.flatMap((hit) => shownOf(scene.assistant, hit, 'answer') ?? []);
  const options = candidates.map(({ plan, measure }): Offer => {
    const title = { key: 'offer.option', values: { title: measure.title.shown, titleEn: measure.titleEn } };
    return { title, means: { do: 'measure', plan: plan.id, number: measure.number, part: 'answer' } };
  });
  const unstated = missing(found.unstated, candidates);
  const answer: Answer = {
    kind: 'clarify',
    outcome: 'clarify',
    reason: unstated.length > 0 ? 'not-stated' : 'unclear',
    unstated,
    candidates,
    offers: [...options, offer('offer.neither', { do: 'neither' })],
  };
  return { answer, ranking: [...new Set([...hits, ...found.hits])], question: found.analysis.typed };
}

function unranked(plan: string, number: number): Hit {
  return { plan, number, score: 0, sentences: [], avenues: [] };
}

/** The needs first told, then the rest of the ranking. */
function inOrder(shown: readonly Hit[], hits: readonly Hit[]): readonly Ranked[] {
  const [first] = hits;
  const ordered = shown.length > 1 && first !== undefined && shown.includes(first) ? [first, ...shown, ...hits] : [...shown, ...hits];
  return [...new Set(ordered)];
}

function shownOf(assistant: Assistant, hit: Hit, part: MeasurePart): ShownMeasure | null {
  const found = measureOf(assistant, hit.plan, hit.number);
  if (found === null) return null;
  const { plan, measure } = found;
  const sentences = hit.sentences.length > 0 ? hit.sentences : sentencesOf(measure.text);
  const most = part === 'departments' ? MOST_BESIDE_DEPARTMENTS : MOST_CHARACTERS;
  return {
    plan,
    measure,
    sentences: fitting(sentences, most),
    avenues: measure.avenues.filter(({ id }) => hit.avenues.includes(id)),
    score: hit.score,
  };
}

/** The best ones that fit, in the order of the source; the best in any case. */
function fitting(sentences: readonly Quote[], most: number): readonly Quote[] {
  const kept = sentences.slice(0, 1);
  for (const sentence of sentences.slice(1)) if (shownLength([...kept, sentence]) <= most) kept.push(sentence);
  return kept.sort((a, b) => a.start - b.start);
}

/** Of what was asked for, what every shown measure leaves unstated. */
function missing(asked: readonly Unstated[], shown: readonly ShownMeasure[]): readonly Unstated[] {
  return asked.filter((kind) => kind === 'status' || kind === 'other' || shown.every(({ measure }) => measure.unstated.includes(kind)));
}

function rolesOf(found: SearchResult, measures: readonly ShownMeasure[]): readonly Role[] {
  const [only] = measures;
  if (only === undefined || measures.length > 1) return [];
  const bodies = new Set(found.analysis.matches.filter(({ kind }) => kind === 'body').map(({ id }) => id));
  return [...bodies].map((body) => ({ body, role: roleOf(only.measure, body) }));
}

function roleOf({ lead, cooperating, undivided }: Measure, body: string): Role['role'] {
  if (lead.includes(body)) return 'lead';
  if (cooperating.includes(body)) return 'cooperating';
  return undivided.includes(body) ? 'undivided' : 'none';
}

/** A situation rather than a question about a policy: then the guided way comes first. */
function tellsSituation(found: SearchResult): boolean {
  const facets = new Set(found.analysis.matches.filter(({ kind }) => kind === 'facet').map(({ id }) => id.split('/')[0]));
  return facets.size >= 2 && found.analysis.folded.length > 12;
}

function offersFor(measures: readonly ShownMeasure[], part: MeasurePart, situation: boolean): readonly Offer[] {
  const navigator = offer('offer.navigator', { do: 'navigator' });
  const [only] = measures;
  if (only === undefined) return [];
  if (measures.length > 1) {
    const each = measureOffers(measures.map(({ measure }) => measure));
    return situation ? [navigator, ...each] : [...each, navigator];
  }
  const { plan, measure } = only;
  const parts = (['original', 'departments', 'related'] as const)
    .filter((one) => one !== part && (one !== 'related' || measure.related.length > 0))
    .map((one) => offer(`offer.${one}`, { do: 'measure', plan: plan.id, number: measure.number, part: one }));
  return situation ? [navigator, ...parts] : [...parts, navigator];
}

function relatedTo(shown: readonly ShownMeasure[], { plan, measure }: ShownMeasure): readonly Measure[] {
  const there = new Set(shown.map((one) => one.measure.number));
  return plan.measures.filter(({ number }) => measure.related.includes(number) && !there.has(number)).slice(0, MOST_RELATED);
}

function relatedOffers({ plan }: ShownMeasure, related: readonly Measure[]): readonly Offer[] {
  return related.map(({ number }) => offer('offer.measure', { do: 'measure', plan: plan.id, number, part: 'answer' }, { number }));
}

/** A person helps where the plan does not say what was asked; typed, the wish for one is heard anywhere. */
function personFor(unstated: readonly Unstated[]): readonly Offer[] {
  return unstated.length > 0 ? [PERSON] : [];
}
