/** Responses that follow from facts told outside a question: in free chat, or beside the response to another question. */
import type { Facet } from '../knowledge/model.ts';
import type { Fact } from './facts.ts';
import type { ChoiceQuestion, Dialog, Question, Response } from './model.ts';
import { findNumber } from './numbers.ts';
import { choose, optionFor, readTold } from './read-response.ts';

/** A facet value told, without where it stood: what a conversation remembers. */
export type Told = Pick<Fact, 'facet' | 'value'> & Partial<Pick<Fact, 'self'>>;

/** What a message tells, by itself: its facts, and its words where options have words of their own. */
export interface Telling {
  readonly told: readonly Told[];
  /** Null where only the facts are remembered. */
  readonly text: string | null;
}

/**
 * What a message in free chat says of a dialog's choices of several in the options' own words (抵税, 服务站), to be
 * remembered beside its facts: as a facet that only that question knows.
 */
export function tellOptions(dialog: Dialog, text: string, facets: readonly Facet[]): readonly Told[] {
  return dialog.questions.flatMap((question) => {
    if (question.kind !== 'choice' || question.most === 1) return [];
    const response = readTold(question, text, facets)?.response;
    return response?.is === 'values' ? response.values.map((value) => ({ facet: facetOf(question), value })) : [];
  });
}

function facetOf({ id }: Question): string {
  return `option:${id}`;
}

/** For each question that was answered beside, the response; a choice of one only where all facts point to one option. */
export function fill(dialog: Dialog, { told, text }: Telling, facets: readonly Facet[]): ReadonlyMap<string, Response> {
  const filled = new Map<string, Response>();
  for (const question of dialog.questions) {
    const response = responseTo(question, told, text, facets);
    if (response !== null) filled.set(question.id, response);
  }
  return filled;
}

function responseTo(question: Question, told: readonly Told[], text: string | null, facets: readonly Facet[]): Response | null {
  if (question.kind === 'choice') {
    return text !== null && question.most > 1 ? toldBeside(question, text, facets) : choiceFrom(question, told);
  }
  if (question.kind === 'text' || text === null) return null;
  const number = findNumber(text, question.units);
  return number === null || number < question.from || number > question.to ? null : { is: 'number', number };
}

/** 没有, said of something else, is no 都不是 here. */
function toldBeside(question: ChoiceQuestion, text: string, facets: readonly Facet[]): Response | null {
  const response = readTold(question, text, facets)?.response;
  if (response?.is !== 'values') return null;
  return question.options.some(({ id, alone }) => alone && response.values.includes(id)) ? null : response;
}

function choiceFrom(question: ChoiceQuestion, told: readonly Told[]): Response | null {
  // The options' own words say more than the facts among them: 小额贷款公司 is no wish for a loan.
  const own = told.filter(({ facet }) => facet === facetOf(question));
  const pairs = (own.length > 0 ? own : told).flatMap(({ facet, value }) => {
    const option = facet === facetOf(question) ? question.options.find(({ id }) => id === value) : optionFor(question, facet, value);
    return option === null || option === undefined ? [] : [{ option, first: Object.keys(option.means)[0] === facet }];
  });
  const first = pairs.filter((pair) => pair.first);
  const rest = question.most === 1 && first.length > 0 ? [] : pairs.filter((pair) => !pair.first);
  const options = new Set([...first, ...rest].map(({ option }) => option));
  if (options.size === 0 || (question.most === 1 && options.size > 1)) return null;
  return choose(question, [...options]);
}

type Offered = Readonly<Record<string, Response>>;

/** What was told before, then what is told now. */
export function together({ questions }: Dialog, before: Offered, now: Offered): Offered {
  const merged = Object.entries(now).map(([id, response]): [string, Response] => {
    const former = before[id];
    const question = questions.find((one) => one.id === id);
    if (former?.is !== 'values' || response.is !== 'values' || question?.kind !== 'choice') return [id, response];
    const all = [...new Set([...former.values, ...response.values])];
    const alone = question.options.filter((option) => option.alone).map((option) => option.id);
    const values = all.filter((value) => !alone.includes(value));
    return [id, { is: 'values', values: (values.length > 0 ? values : all.slice(0, 1)).slice(0, question.most) }];
  });
  return { ...before, ...Object.fromEntries(merged) };
}
