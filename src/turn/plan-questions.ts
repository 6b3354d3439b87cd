/** Questions about a plan as a whole, its phases and the bodies that it names, rather than about one of its matters. */
import type { PlanTopic } from '../answers/model.ts';
import type { Commitment, Phase, Plan, Unstated } from '../knowledge/model.ts';
import type { Match, SearchResult } from '../search/model.ts';
import { type Assistant, planOf } from './assistant.ts';
import type { Intent } from './intent.ts';
import { tellsMatter } from './matter.ts';
import { besides, type SaidHit, says } from './said.ts';

/** Letters that may be left over beside words which carry nothing: of a body's name more would be a matter of its own. */
const MOST_LEFT = 1;
/** Elsewhere, as long as they tell of no matter. */
const MOST_BESIDE = 10;

const DUTY_NEXT = /^.{0,2}(?:牵头|负责|配合|参与|主管|管|名下)/;

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
  // 经信办问金融局牵头哪些: the one beside the words of duty is meant.
  const first = bodies.find(({ end }) => DUTY_NEXT.test(found.analysis.folded.slice(end))) ?? bodies[0];
  if (first === undefined) return null;
  const plans = found.analysis.matches.filter(({ kind }) => kind === 'plan-word');
  const left = leftBeside(found, hits, [...bodies, ...plans], ['duties', 'department']);
  if (found.duties === null && left.length > MOST_LEFT) return null;
  const others = [...new Set(bodies.map(({ id }) => id))].filter((id) => id !== first.id);
  return { is: 'body', body: first.id, others };
}

/** “第二阶段”, 「谋划布局阶段」, “2015年上半年要做哪些”: a phase by its name or time, and no matter of its own. */
function readPhase(assistant: Assistant, found: SearchResult, hits: readonly SaidHit[]): Intent | null {
  const named = phaseWords(found);
  const [first] = named.filter(({ id }) => id.split('/').length === 2);
  if (first === undefined) return null;
  const plans = found.analysis.matches.filter(({ kind }) => kind === 'plan-word');
  const left = leftBeside(found, hits, [...named, ...plans], ['duties', 'deed', 'when', 'stage', 'planned']);
  if (left.length > MOST_BESIDE || tellsMatter(found, [...named, ...plans])) return null;
  const [plan, number] = first.id.split('/');
  return { is: 'phase', plan: planOf(assistant, plan), number: Number(number) };
}

function phaseWords(found: SearchResult): readonly Match[] {
  return found.analysis.matches.filter(({ kind }) => kind === 'phase-word');
}

/** “协调小组按计划什么时候组建”, “谋划布局阶段配套政策要做到什么程度”: when the plan is to have done something, or what by then. */
function readCommitments(assistant: Assistant, found: SearchResult, hits: readonly SaidHit[]): Intent | null {
  const asks = (key: string) => says(hits, 'asks', key);
  const words = phaseWords(found);
  const named = words.filter(({ id }) => id.split('/').length === 3);
  const phases = words.filter(({ id, phrase }) => id.split('/').length === 2 && !/\d/.test(phrase)).map(({ id }) => id);
  const within = named.filter(({ id }) => phases.includes(id.split('/').slice(0, 2).join('/')));
  const asksWhen = asks('stage') || (asks('when') && !asks('apply') && (asks('deed') || asks('planned') || named.length > 0));
  if (!asksWhen && within.length === 0) return null;
  const best = bestCommitments(assistant, found, asksWhen ? named : within);
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

/** “这个计划是干嘛的”, “总共多少条”, 「保障措施有哪些」: the plan is named, or asked of in words that fit nothing else. */
function readTopic(assistant: Assistant, found: SearchResult, hits: readonly SaidHit[]): Intent | null {
  const named = found.analysis.matches.filter((match) => match.kind === 'plan-word' && !isPartOfMatter(found, match));
  const topics = topicMatches(hits.filter(({ group }) => group === 'plan'));
  const longest = topics.reduce<Match | null>((one, other) => (one === null || widthOf(other) > widthOf(one) ? other : one), null);
  const left = leftBeside(found, hits, [...named, ...topics], ['duties', 'department']);
  const section = named.find(({ id }) => id.includes('/'));
  const alone = left.length <= MOST_LEFT && named.length + topics.length > 0;
  const clear = longest !== null && (named.length > 0 || (widthOf(longest) >= CLEAR && longest.id !== 'overview'));
  const heading = section !== undefined && widthOf(section) >= CLEAR && left.length <= MOST_BESIDE_HEADING;
  if (!alone && ((!clear && !heading) || left.length > MOST_BESIDE || tellsMatter(found, [...named, ...topics]))) return null;
  const topic = (longest?.id ?? null) as PlanTopic | null;
  const plan = planOf(assistant, named[0]?.id.split('/')[0]);
  const unstated: readonly Unstated[] = says(hits, 'follow-up', 'validity') ? ['status'] : [];
  if (section !== undefined && (topic === null || topic === 'overview' || topic === 'measures')) {
    const id = section.id.split('/')[1];
    return { is: 'plan', plan, topic: 'section', section: plan.sections.find((one) => one.id === id) ?? null, unstated };
  }
  return { is: 'plan', plan, topic: topic ?? 'overview', section: null, unstated };
}

/** 科技金融中介服务体系 is a measure's matter, though 服务体系 is a heading's. */
function isPartOfMatter({ analysis }: SearchResult, { start, end }: Match): boolean {
  return analysis.matches.some(
    (other) => OF_MEASURES.has(other.kind) && other.start <= start && end <= other.end && other.end - other.start > end - start,
  );
}

const OF_MEASURES: ReadonlySet<Match['kind']> = new Set(['measure-word', 'avenue', 'concept']);
/** 三大公共平台分别是哪三个 */
const MOST_BESIDE_HEADING = 4;
/** Characters from which words that ask of a plan fit nothing else: 有哪些措施. */
const CLEAR = 4;

function widthOf({ start, end }: Match): number {
  return end - start;
}

function topicMatches(topics: readonly SaidHit[]): readonly Match[] {
  return topics.map(({ start, end, key }) => ({ start, end, phrase: '', kind: 'plan-word' as const, id: key }));
}
