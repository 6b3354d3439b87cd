/** A dialog as one page: everything that is open to a person at once, and what the responses so far lead to. */
import { holds, openQuestions } from './conditions.ts';
import type { Dialog, Held, Known, Question, Response, Responses } from './model.ts';
import { canStillMatter, held } from './replay.ts';
import type { ResultSaid } from './said.ts';
import { resultOf } from './say.ts';

export interface OpenQuestion {
  readonly question: Question;
  readonly response: Response | null;
}

export interface OpenPage {
  readonly questions: readonly OpenQuestion[];
  /** Those for the printed sheet alone: they may be left out, and change nothing. */
  readonly extras: readonly OpenQuestion[];
  /** Whether every question has its response; before that nearly everything is still possible. */
  readonly isComplete: boolean;
  /** Null before the first response. */
  readonly result: Pick<ResultSaid, 'lines' | 'found' | 'preparations' | 'remarks'> | null;
}

/** A question whose `when` waits for another one on the page is not shown yet; what was left unsure lets it through. Free words are not asked for. */
export function openPage(dialog: Dialog, responses: Responses, wanted: readonly number[]): OpenPage {
  const { questions, known } = askedAtOnce(dialog, responses);
  const isBegun = questions.some(({ response }) => response !== null);
  const extras = isBegun ? forSheet(dialog, known, responses) : [];
  const lines = [...questions, ...extras].flatMap(({ question, response }) => (response === null ? [] : [{ question, response }]));
  return {
    questions,
    extras,
    isComplete: questions.every(({ response }) => response !== null),
    result: isBegun ? { lines, ...resultOf(dialog, known, wanted) } : null,
  };
}

function askedAtOnce(dialog: Dialog, responses: Responses): { questions: readonly OpenQuestion[]; known: Known } {
  const known = new Map<string, Held | 'passed'>();
  const questions: OpenQuestion[] = [];
  /** Asked without a response so far, or not to be asked before another one. */
  const asked = new Set<string>();
  for (const question of dialog.questions.filter(({ sheet, kind }) => !sheet && kind !== 'text')) {
    const due = holds(question.when, known);
    if (due === 'no') known.set(question.id, 'passed');
    const waits = due === 'unknown' && [...openQuestions(question.when, known)].some((id) => asked.has(id));
    if (waits) asked.add(question.id);
    if (due === 'no' || waits || !canStillMatter(question, dialog, known)) continue;
    const response = responses.get(question.id) ?? null;
    questions.push({ question, response });
    if (response === null) asked.add(question.id);
    else known.set(question.id, held(question, response));
  }
  return { questions, known };
}

function forSheet(dialog: Dialog, known: Known, responses: Responses): readonly OpenQuestion[] {
  const due = dialog.questions.filter(({ sheet, kind, when }) => sheet && kind !== 'text' && holds(when, known) === 'yes');
  return due.map((question) => ({ question, response: responses.get(question.id) ?? null }));
}
