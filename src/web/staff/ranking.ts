/** Why a search came out as it did, in words for whoever writes the knowledge. */
import type { KnowledgeBase } from '../../knowledge/model.ts';
import type { ExplainedMeasure, Explanation } from '../../search/explain.ts';
import type { Match } from '../../search/model.ts';
import type { Reason } from '../../search/score.ts';
import { DECISION } from '../../search/weights.ts';
import { say, type Words } from './words.ts';

const MEASURES = 8;
const REASONS = 8;
/** Phrases by which a concept is known to people. */
const SAMPLES = 2;
/** Less than this does not change a place. */
const NEGLIGIBLE = 0.01;

export function rankingView(explanation: Explanation, base: KnowledgeBase, words: Words): object {
  const { result, measures, outside } = explanation;
  const topics = new Map(base.outside.map((topic) => [topic.id, topic.name['zh-Hans']]));
  return {
    folded: result.analysis.folded,
    mended: result.analysis.mended.map(({ from, to, why }) => `${from} → ${to}（${say(words, `mended-${why}`)}）`),
    tokens: result.analysis.tokens,
    phrases: phrasesIn(result.analysis.matches, base, words),
    decision: decisionIn(explanation, words),
    outside: outside.slice(0, 3).map(({ topic, strength }) => `${topics.get(topic) ?? topic} ${strength.toFixed(2)}`),
    measures: measures.slice(0, MEASURES).map((measure, place) => measureView(measure, place + 1, base, words)),
    second: whySecond(explanation, base, words),
  };
}

function phrasesIn(matches: readonly Match[], base: KnowledgeBase, words: Words): readonly object[] {
  const said = matches.map((match) => ({ phrase: match.phrase, means: meaningOf(match, base, words) }));
  const once = new Map(said.map((one) => [`${one.phrase} ${one.means}`, one]));
  return [...once.values()];
}

function meaningOf({ kind, id }: Match, base: KnowledgeBase, words: Words): string {
  return say(words, `kind-${kind}`, { id, targets: targetsOf(kind, id, base), name: nameOf(kind, id, base) });
}

function targetsOf(kind: Match['kind'], id: string, base: KnowledgeBase): string {
  const { concepts, plans } = base;
  const measures = plans.flatMap((plan) => plan.measures);
  if (kind === 'concept') {
    const targets = concepts.find((concept) => concept.id === id)?.speaksFor ?? [];
    return targets.map(({ plan, number, weight }) => `${measureName(base, plan, number)}（${weight}）`).join('、');
  }
  const owners = measures.filter(({ plan, number, avenues }) =>
    kind === 'avenue' ? avenues.some((avenue) => avenue.id === id) : `${plan}/${number}` === id,
  );
  return owners.map(({ plan, number }) => measureName(base, plan, number)).join('、');
}

function nameOf(kind: Match['kind'], id: string, { outside, facets, unstated }: KnowledgeBase): string {
  if (kind === 'outside') return outside.find((topic) => topic.id === id)?.name['zh-Hans'] ?? id;
  if (kind !== 'facet') return unstated.find((one) => one.id === id)?.label['zh-Hans'] ?? id;
  const [facet, value] = id.split('/');
  const values = facets.find((one) => one.id === facet)?.values ?? [];
  return values.find((one) => one.id === value)?.label['zh-Hans'] ?? id;
}

function decisionIn({ result, chance, measures }: Explanation, words: Words): string {
  const percent = (share: number) => Math.round(share * 100);
  const values = { chance: percent(chance), refuse: percent(DECISION.refuse), answer: percent(DECISION.answer) };
  if (result.duties !== null) return say(words, 'chance-duties');
  if (result.needs.length > 1) return say(words, 'chance-several');
  const isClose = result.decision === 'clarify' && chance >= DECISION.answer && measures.length > 1;
  return isClose ? say(words, 'chance-close', { close: percent(DECISION.close) }) : say(words, `chance-${result.decision}`, values);
}

function measureView({ plan, number, score, reasons, held }: ExplainedMeasure, place: number, base: KnowledgeBase, words: Words): object {
  const found = base.plans.find(({ id }) => id === plan)?.measures.find((one) => one.number === number);
  const telling = reasons.filter((reason) => Math.abs(reason.score) >= NEGLIGIBLE);
  return {
    place,
    name: `${measureName(base, plan, number)} ${found?.title.shown ?? ''}`,
    to: `/staff/knowledge/measures/${plan}/${number}`,
    score: score.toFixed(3),
    said: say(words, 'ranked-score', { score: score.toFixed(3) }),
    reasons: telling.slice(0, REASONS).map((reason) => ({ what: reasonText(reason, held, base, words), points: signed(reason.score) })),
    isOpen: place <= 2,
  };
}

function reasonText({ from, what }: Reason, held: readonly string[], base: KnowledgeBase, words: Words): string {
  if (from === 'near') return say(words, 'from-near', { what: conceptName(what, base) });
  const shown = from === 'text' ? held.join('、') || say(words, 'some-words') : what;
  return say(words, `from-${from}`, { what: shown });
}

/** By its id, and by what people say. */
function conceptName(id: string, { concepts }: KnowledgeBase): string {
  const samples = concepts.find((concept) => concept.id === id)?.phrases.slice(0, SAMPLES) ?? [];
  return samples.length === 0 ? id : `${id}（${samples.join('、')}）`;
}

function whySecond({ measures, lead }: Explanation, base: KnowledgeBase, words: Words): { sum: string; parts: readonly string[] } | null {
  const [first, second] = measures;
  if (first === undefined) return null;
  if (second === undefined || lead === null) return { sum: say(words, 'no-second'), parts: [] };
  const parts = Object.entries(lead)
    .filter(([, points]) => Math.abs(points) >= NEGLIGIBLE)
    .sort(([, a], [, b]) => b - a)
    .map(([from, points]) => {
      const values = { from: say(words, `lead-${from}`), points: Math.abs(points).toFixed(2) };
      return say(words, points > 0 ? 'more-by' : 'less-by', values);
    });
  const [winner, loser] = [first, second].map(({ plan, number }) => measureName(base, plan, number));
  const sum = (first.evidence - second.evidence).toFixed(2);
  return { sum: say(words, 'lead-sum', { winner: winner ?? '', loser: loser ?? '', sum }), parts };
}

/** With its plan, where there are several. */
export function measureName({ plans }: KnowledgeBase, plan: string, number: number): string {
  const found = plans.length > 1 ? plans.find(({ id }) => id === plan) : undefined;
  return `${found === undefined ? '' : `《${found.shortName['zh-Hans']}》`}第${number}条`;
}

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`;
}
