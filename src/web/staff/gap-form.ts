/** A gap as the form shows it: what it could be added to, what is suggested, and what was chosen. */
import { type Gap, problemOf, type WishProblem } from '../../desk/gap-change.ts';
import { groupGaps } from '../../desk/gap-groups.ts';
import type { Wish } from '../../desk/workshop.ts';
import type { WordTarget } from '../../knowledge/edit/owners-word.ts';
import type { KnowledgeBase } from '../../knowledge/model.ts';
import { maskNumbers } from '../../ops/log.ts';
import type { Explanation } from '../../search/explain.ts';
import { gapCases, keyOf } from '../../store/gap-cases.ts';
import { newestGaps } from '../../store/gaps.ts';
import type { Database } from '../../store/store.ts';
import type { Assistant } from '../../turn/assistant.ts';
import { line } from './form.ts';
import { measureName } from './ranking.ts';

const LOOKED_AT = 4_000;
const SUGGESTED = 3;
const LONGEST_WORD = 8;

/** Null where nobody asked so. */
export async function findGap(db: Database, key: string): Promise<Gap | null> {
  const group = groupGaps(await newestGaps(db, LOOKED_AT)).find((one) => one.key === key);
  if (group !== undefined) return { key, question: group.question, asked: [group.question, ...group.others] };
  const known = (await gapCases(db)).find((one) => one.key === key);
  return known === undefined ? null : { key, question: known.question, asked: [known.question].filter((one) => one !== '') };
}

/** Which of the two is to be added. */
export const ADDED = ['both', 'word', 'question'] as const;

/** `target` is what `addressOf` writes. */
export function readWish(form: URLSearchParams): Wish | null {
  const target = readTarget(line(form, 'target', 120));
  if (target === null) return null;
  const added = ADDED.find((one) => one === form.get('add')) ?? 'both';
  return {
    target,
    word: added === 'question' ? '' : line(form, 'word', 60),
    question: added === 'word' ? '' : maskNumbers(line(form, 'question', 300)),
  };
}

export function addressOf(target: WordTarget): string {
  return 'topic' in target ? `topic:${target.topic}` : `measure:${target.plan}/${target.number}`;
}

function readTarget(text: string): WordTarget | null {
  const [, plan, number] = /^measure:([a-z0-9-]+)\/(\d{1,4})$/.exec(text) ?? [];
  if (plan !== undefined) return { plan, number: Number(number) };
  const [, topic] = /^topic:([a-z0-9-]+)$/.exec(text) ?? [];
  return topic === undefined ? null : { topic };
}

export function wishProblem(wish: Wish | null, gap: Gap, { knowledge }: Assistant): WishProblem | null {
  return wish === null ? 'no-target' : problemOf(wish, gap, isKnown(wish.target, knowledge));
}

function isKnown(target: WordTarget, { plans, outside }: KnowledgeBase): boolean {
  if ('topic' in target) return outside.some(({ id }) => id === target.topic);
  return plans.some((plan) => plan.id === target.plan && plan.measures.some(({ number }) => number === target.number));
}

export function formView({ knowledge, search }: Assistant, gap: Gap, wish: Wish | null, form: URLSearchParams): object {
  const explained = search.explain(gap.question);
  const suggested = suggestedTargets(explained);
  const chosen = wish === null ? suggested[0] : wish.target;
  const chosenAddress = chosen === undefined ? '' : addressOf(chosen);
  const option = (target: WordTarget) => {
    const value = addressOf(target);
    return { value, name: targetName(target, knowledge), selected: value === chosenAddress };
  };
  const listed = new Set(suggested.map(addressOf));
  const others = (targets: readonly WordTarget[]) => targets.map(option).filter(({ value }) => !listed.has(value));
  return {
    key: gap.key,
    question: gap.question,
    others: gap.asked.slice(1),
    suggested: suggested.map(option),
    plans: knowledge.plans.map(({ title, measures }) => ({ title: title.shown, targets: others(measures) })),
    topics: others(knowledge.outside.map(({ id }) => ({ topic: id }))),
    word: form.has('word') ? line(form, 'word', 60) : suggestedWord(explained, knowledge),
    regression: form.has('question') ? line(form, 'question', 300) : gap.question,
  };
}

export function targetName(target: WordTarget, knowledge: KnowledgeBase): string {
  if ('topic' in target) return knowledge.outside.find(({ id }) => id === target.topic)?.name['zh-Hans'] ?? target.topic;
  const measures = knowledge.plans.find(({ id }) => id === target.plan)?.measures ?? [];
  const title = measures.find(({ number }) => number === target.number)?.title.shown ?? '';
  return `${measureName(knowledge, target.plan, target.number)} ${title}`;
}

/** The likeliest measures and silent matters, in the order in which the search believes in them. */
function suggestedTargets({ result, measures, outside }: Explanation): readonly WordTarget[] {
  const ranked = measures.slice(0, SUGGESTED).map(({ plan, number }) => ({ plan, number }));
  const topics = outside.slice(0, SUGGESTED).map(({ topic }) => ({ topic }));
  return result.decision === 'none' ? [...topics, ...ranked] : [...ranked, ...topics];
}

/** The longest run of words that carry something, cut to what makes a good phrase. */
function suggestedWord({ result }: Explanation, { stopWords }: KnowledgeBase): string {
  const stops = new Set(stopWords);
  const runs: string[] = [''];
  for (const token of result.analysis.tokens) {
    const last = runs.length - 1;
    if (stops.has(token) || !/\p{L}/u.test(token)) runs.push('');
    else if ([...`${runs[last]}${token}`].length > LONGEST_WORD) runs.push(token);
    else runs[last] = `${runs[last]}${token}`;
  }
  const [longest = ''] = runs.sort((a, b) => b.length - a.length);
  return keyOf(longest) === keyOf(result.analysis.folded) && longest.length > LONGEST_WORD ? '' : longest;
}
