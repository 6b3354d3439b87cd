/** A dialog as one page: everything that is open to a person at once, and what the responses so far lead to. */
import { holds, openQuestions } from './conditions.ts';
import type { Dialog, Question, Recommendation, Response, Responses } from './model.ts';
import { recommend } from './recommend.ts';
import { canStillMatter } from './replay.ts';
import type { Line } from './session.ts';

export interface OpenPage {
  readonly questions: readonly { readonly question: Question; readonly response: Response | null }[];
  /** Responses that count. */
  readonly lines: readonly Line[];
  /** Direct and possible ones, best first; empty before the first response. */
  readonly found: readonly Recommendation[];
}

/** A question whose `when` waits for another one on the page is not shown yet; what was left unsure lets it through. */
export function openPage(dialog: Dialog, responses: Responses): OpenPage {
  const known = new Map<string, Response | 'passed'>();
  const questions: { question: Question; response: Response | null }[] = [];
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
    else known.set(question.id, response);
  }
  const lines = questions.flatMap(({ question, response }) => (response === null ? [] : [{ question, response }]));
  return { questions, lines, found: lines.length === 0 ? [] : recommend(dialog, known).filter((one) => one.class !== 'not') };
}
