/** 「最多还有 N 个问题」: how many more questions a person may get, the one at hand included. */
import { holds } from './conditions.ts';
import type { ChoiceQuestion, Dialog, Known, Question, Response } from './model.ts';

/**
 * The most over all responses. Choices of several are bounded by their `most` best options; a `when` that looks at
 * free numbers or at several open questions counts as open.
 */
export function questionsLeft(dialog: Dialog, known: Known): number {
  const open = dialog.questions.filter((question) => !question.sheet && !known.has(question.id));
  return most(open, new Map(known));
}

function most(open: readonly Question[], known: Known): number {
  const [question, ...rest] = open;
  if (question === undefined) return 0;
  if (holds(question.when, known) === 'no') return most(rest, new Map([...known, [question.id, 'passed']]));
  if (question.kind !== 'choice' || !opensOthers(question, rest)) return 1 + most(rest, known);
  return 1 + Math.max(...combinations(question).map((values) => most(rest, new Map([...known, [question.id, response(values)]]))));
}

function response(values: readonly string[]): Response {
  return { is: 'values', values };
}

function opensOthers(question: Question, rest: readonly Question[]): boolean {
  return rest.some((later) => later.when !== null && JSON.stringify(later.when).includes(`"question":"${question.id}"`));
}

/** Sets of as many options as may be chosen: fewer never open more. */
function combinations(question: ChoiceQuestion): readonly (readonly string[])[] {
  const ids = question.options.filter((option) => !option.alone).map(({ id }) => id);
  const sets = choose(ids, Math.min(question.most, ids.length));
  return sets.length > 0 ? sets : [[]];
}

function choose(ids: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return ids.flatMap((id, index) => choose(ids.slice(index + 1), size - 1).map((others) => [id, ...others]));
}
