/** Paths through a dialog, derived from its file: what the check and the tests look at. */
import type { ChoiceQuestion, Dialog, Known, Question, Response, Responses } from './model.ts';
import { mayStayOpen, replay } from './replay.ts';
import { usesIn } from './where-asked.ts';

export interface Walk {
  readonly responses: Responses;
  readonly known: Known;
  /** Ids of the questions that were put, in order. */
  readonly asked: readonly string[];
}

/** A question of number or free text matters by being given at all; the bounds are its extremes. */
export function choicesOf(question: Question): readonly Response[] {
  const unsure: readonly Response[] = mayStayOpen(question) ? [{ is: 'unsure' }] : [];
  if (question.kind === 'text') return [{ is: 'text', text: '…' }, ...unsure];
  if (question.kind === 'number') return [{ is: 'number', number: question.from }, { is: 'number', number: question.to }, ...unsure];
  return [...question.options.map(({ id }): Response => ({ is: 'values', values: [id] })), ...unsure];
}

/** Two options at once, where later questions depend on which were chosen: some rules want both. */
function pairsOf(question: ChoiceQuestion, dialog: Dialog): readonly Response[] {
  if (question.most < 2 || usesIn(dialog, question.id).questions.length === 0) return [];
  const ids = question.options.filter((option) => !option.alone).map(({ id }) => id);
  return ids.flatMap((id, index) => ids.slice(index + 1).map((other): Response => ({ is: 'values', values: [id, other] })));
}

/** Every path on which each question gets one option, a bound, or 不确定; a question that opens others also two options. */
export function* walks(dialog: Dialog, responses: Responses = new Map(), asked: readonly string[] = []): Generator<Walk> {
  const { at, known } = replay(dialog, responses);
  if (at === 'end') {
    yield { responses, known, asked };
    return;
  }
  const choices = at.kind === 'choice' ? [...choicesOf(at), ...pairsOf(at, dialog)] : choicesOf(at);
  for (const choice of choices) yield* walks(dialog, new Map([...responses, [at.id, choice]]), [...asked, at.id]);
}
