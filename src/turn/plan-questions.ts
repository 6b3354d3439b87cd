/** Questions about a plan as a whole, its phases and the bodies that it names, rather than about one of its matters. */
import type { PlanTopic } from '../answers/model.ts';
import type { Commitment, Phase, Plan } from '../knowledge/model.ts';
import type { Match, SearchResult } from '../search/model.ts';
import { type Assistant, planOf } from './assistant.ts';
import type { Intent } from './intent.ts';
import { besides, type SaidHit, says } from './said.ts';

/** Letters that may be left over beside words which carry nothing. */
const MOST_LEFT = 1;

export function readPlanQuestion(assistant: Assistant, found: SearchResult, hits: readonly SaidHit[]): Intent | null {
  return (
    readCommitments(assistant, found, hits) ??
    readBody(found, hits) ??
    readPhase(assistant, found, hits) ??
    readTopic(assistant, found, hits)
  );
}

function leftBeside(found: SearchResult, hits: readonly SaidHit[], matches: readonly Match[], asks: readonly string[]): string {
  const carryNothing = hits.filter(({ group, key }) => group === 'around' || (group === 'asks' && asks.includes(key)));
  return besides(found.analysis.folded, [...matches, ...carryNothing]);
}

/** “市科技局管哪些”: a body's name, and nothing else but words of duty. */
function readBody(found: SearchResult, hits: readonly SaidHit[]): Intent | null {
  const bodies = found.analysis.matches.filter(({ kind }) => kind === 'body');
  const [first] = bodies;
  if (first === undefined) return null;
  const plans = found.analysis.matches.filter(({ kind }) => kind === 'plan-word');
  const left = leftBeside(found, hits, [...bodies, ...plans], ['duties', 'department']);
  if (left.length > MOST_LEFT) return null;
  const others = [...new Set(bodies.map(({ id }) => id))].filter((id) => id !== first.id);
  return { is: 'body', body: first.id, others };
}

/** “第二阶段”, 「谋划布局阶段」, “2015年上半年要做哪些”: a phase by its name or time, and nothing else. */
function readPhase(assistant: Assistant, found: SearchResult, hits: readonly SaidHit[]): Intent | null {
  const named = found.analysis.matches.filter(({ kind }) => kind === 'phase-word');
  const [first] = named.filter(({ id }) => id.split('/').length === 2);
  if (first === undefined) return null;
  const plans = found.analysis.matches.filter(({ kind }) => kind === 'plan-word');
  if (leftBeside(found, hits, [...named, ...plans], ['duties', 'deed', 'when', 'stage']).length > MOST_LEFT) return null;
  const [plan, number] = first.id.split('/');
  return { is: 'phase', plan: planOf(assistant, plan), number: Number(number) };
}

/** “协调小组按计划什么时候组建”: when the plan itself is to have done something. */
function readCommitments(assistant: Assistant, found: SearchResult, hits: readonly SaidHit[]): Intent | null {
  const asks = (key: string) => says(hits, 'asks', key);
  const named = found.analysis.matches.filter(({ kind, id }) => kind === 'phase-word' && id.split('/').length === 3);
  const asksWhen = asks('stage') || (asks('when') && !asks('apply') && (asks('deed') || named.length > 0));
  if (!asksWhen) return null;
  const best = bestCommitments(assistant, found, named);
  return best === null ? null : { is: 'commitments', ...best };
}

interface Weighed {
  readonly plan: Plan;
  readonly phase: Phase;
  readonly commitment: Commitment;
  readonly weight: number;
}

/** Those of one phase that the words name best; where they name none, by the measures found and the words shared with the plan's. */
function bestCommitments(assistant: Assistant, found: SearchResult, named: readonly Match[]) {
  const pairs = pairsOf(found.analysis.folded);
  const ranks = new Map(found.hits.map(({ plan, number }, rank) => [`${plan}/${number}`, rank]));
  const weighed = assistant.plans.flatMap((plan) =>
    plan.phases.flatMap((phase) =>
      phase.commitments.map((commitment): Weighed => {
        const literal = named.filter(({ id }) => id === `${plan.id}/${phase.number}/${commitment.id}`);
        const length = Math.max(0, ...literal.map(({ start, end }) => end - start));
        const rank = Math.min(...commitment.measures.map((number) => ranks.get(`${plan.id}/${number}`) ?? 99));
        const shared = [...pairsOf(`${commitment.quote.shown}${commitment.words.join('，')}`)].filter((pair) => pairs.has(pair)).length;
        return { plan, phase, commitment, weight: length * 2 + shared + (rank < 3 && (shared > 0 || length > 0) ? 3 - rank : 0) };
      }),
    ),
  );
  const best = weighed.reduce<Weighed | null>((one, other) => (one === null || other.weight > one.weight ? other : one), null);
  if (best === null || best.weight < 2) return null;
  const { plan, phase } = best;
  const commitments = weighed.filter((one) => one.phase === phase && one.weight >= best.weight * 0.8).map(({ commitment }) => commitment);
  const order = (number: number) => ranks.get(`${plan.id}/${number}`) ?? 99;
  const measures = [...new Set(commitments.flatMap((commitment) => commitment.measures))].sort((a, b) => order(a) - order(b) || a - b);
  return { plan, phase, commitments, measures };
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (/^[\u4e00-\u9fff]{2}$/.test(pair)) pairs.add(pair);
  }
  for (const [word] of text.toLowerCase().matchAll(/[a-z]{4,}/g)) pairs.add(word);
  return pairs;
}

/** “这个计划是干嘛的”, “总共多少条”, 「保障措施有哪些」. */
function readTopic(assistant: Assistant, found: SearchResult, hits: readonly SaidHit[]): Intent | null {
  const named = found.analysis.matches.filter(({ kind }) => kind === 'plan-word');
  const topics = hits.filter(({ group }) => group === 'plan');
  if (named.length + topics.length === 0) return null;
  if (leftBeside(found, hits, [...named, ...topicMatches(topics)], ['duties']).length > MOST_LEFT) return null;
  const [section] = named.filter(({ id }) => id.includes('/'));
  const topic = longestTopic(topics);
  const plan = planOf(assistant, named[0]?.id.split('/')[0]);
  if (section !== undefined && (topic === null || topic === 'overview' || topic === 'measures')) {
    const id = section.id.split('/')[1];
    return { is: 'plan', plan, topic: 'section', section: plan.sections.find((one) => one.id === id) ?? null };
  }
  return { is: 'plan', plan, topic: topic ?? 'overview', section: null };
}

function topicMatches(topics: readonly SaidHit[]): readonly Match[] {
  return topics.map(({ start, end, key }) => ({ start, end, phrase: '', kind: 'plan-word' as const, id: key }));
}

function longestTopic(topics: readonly SaidHit[]): PlanTopic | null {
  const best = topics.reduce<SaidHit | null>(
    (one, other) => (one === null || other.end - other.start > one.end - one.start ? other : one),
    null,
  );
  return (best?.key ?? null) as PlanTopic | null;
}
