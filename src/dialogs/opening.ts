/** Which questions still may be put, and what opens them. */
import { holds, leavesOf } from './conditions.ts';
import type { Dialog, Known, Question, Response } from './model.ts';
import { choose } from './read-response.ts';

/** Words of a question further down choose what opens it: 短期小额, said to 最想解决什么. Null unless that is one option. */
export function opening({ questions }: Dialog, question: Question, beside: ReadonlyMap<string, Response>): Response | null {
  if (question.kind !== 'choice' || question.most === 1) return null;
  const values = questions
    .filter(({ id }) => beside.has(id))
    .flatMap(({ when }) => leavesOf(when))
    .flatMap((leaf) => (leaf.question === question.id && 'is' in leaf ? leaf.is.slice(0, 1) : []));
  const options = question.options.filter(({ id }) => values.includes(id));
  return options.length === 1 ? choose(question, options) : null;
}

export function mayBePut({ questions }: Dialog, id: string, known: Known): boolean {
  return holds(questions.find((question) => question.id === id)?.when ?? null, known) !== 'no';
}
