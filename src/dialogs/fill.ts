/** Responses that follow from facts told outside a question: in free chat, or beside the response to another question. */
import type { Facet } from '../knowledge/model.ts';
import type { Fact } from './facts.ts';
import type { ChoiceQuestion, Dialog, Question, Response } from './model.ts';
import { findNumber } from './numbers.ts';
import { choose, optionFor } from './read-response.ts';

/** A facet value told, without where it stood: what a conversation remembers. */
export type Told = Pick<Fact, 'facet' | 'value'>;

/** For each question that the facts answer, the response; a choice of one only where they point to one option. */
export function fill(dialog: Dialog, told: readonly Told[], text: string | null = null): ReadonlyMap<string, Response> {
  const filled = new Map<string, Response>();
  for (const question of dialog.questions) {
    const response = responseTo(question, told, text);
    if (response !== null) filled.set(question.id, response);
  }
  return filled;
}

function responseTo(question: Question, told: readonly Told[], text: string | null): Response | null {
  if (question.kind === 'choice') return choiceFrom(question, told);
  if (question.kind === 'text' || text === null) return null;
  const number = findNumber(text, question.units);
  return number === null || number < question.from || number > question.to ? null : { is: 'number', number };
}

function choiceFrom(question: ChoiceQuestion, told: readonly Told[]): Response | null {
  const options = new Set(told.map(({ facet, value }) => optionFor(question, facet, value)).filter((option) => option !== null));
  if (options.size === 0 || (question.most === 1 && options.size > 1)) return null;
  return choose(question, [...options]);
}

/** Labels of facet values, for saying what was understood. */
export function labelsOf(told: readonly Told[], facets: readonly Facet[]): readonly Facet['label'][] {
  return told.flatMap(({ facet, value }) => facets.find(({ id }) => id === facet)?.values.find(({ id }) => id === value)?.label ?? []);
}
