/** 「最多还有 N 个问题」: how many more questions a person may get, the one at hand included. */
import { holds } from './conditions.ts';
import type { ChoiceQuestion, Dialog, Known, Question, Response, Responses } from './model.ts';
import { canStillMatter, mayStayOpen } from './replay.ts';

/**
 * The most over all responses to what is still open, so that it never grows on the way. A question with a response
 * that counts already (taken from what was told) is not put again. Choices of several are bounded by their `most`
 * best options; a `when` that looks at free numbers or at several open questions counts as open.
 * @param known what counts so far: questions before the one at hand
 * @param told responses that wait for questions further down
 */
export function questionsLeft(dialog: Dialog, known: Known, told: Responses = new Map()): number {
  const open = dialog.questions.filter((question) => !question.sheet && !known.has(question.id));
  return most(
    open.filter((question) => canStillMatter(question, dialog, known)),
    new Map(known),
    told,
  );
}

function most(open: readonly Question[], known: Known, told: Responses): number {
  const [question, ...rest] = open;
  if (question === undefined) return 0;
  if (holds(question.when, known) === 'no') return most(rest, having(known, question, 'passed'), told);
  const response = told.get(question.id);
  if (response !== undefined) return most(rest, having(known, question, response), told);
  if (question.kind !== 'choice' || !opensOthers(question, rest)) return 1 + most(rest, known, told);
  return 1 + Math.max(...responsesTo(question).map((one) => most(rest, having(known, question, one), told)));
}

function having(known: Known, { id }: Question, response: Response | 'passed'): Known {
  return new Map([...known, [id, response]]);
}

function opensOthers(question: Question, rest: readonly Question[]): boolean {
  return rest.some((later) => later.when !== null && JSON.stringify(later.when).includes(`"question":"${question.id}"`));
}

/** Sets of as many options as may be chosen: fewer never open more. What stays open may open all. */
function responsesTo(question: ChoiceQuestion): readonly Response[] {
  const ids = question.options.filter((option) => !option.alone).map(({ id }) => id);
  const sets = choose(ids, Math.min(question.most, ids.length));
  const chosen = (sets.length > 0 ? sets : [[]]).map((values): Response => ({ is: 'values', values }));
  return mayStayOpen(question) ? [...chosen, { is: 'unsure' }] : chosen;
}

function choose(ids: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return ids.flatMap((id, index) => choose(ids.slice(index + 1), size - 1).map((others) => [id, ...others]));
}
