import { holds, openQuestions } from './conditions.ts';
import type { AvenueRef, Dialog, Held, Known, Position, Question, Response, Responses, Rule } from './model.ts';
import { usesIn } from './where-asked.ts';

/** Which stretch of a dialog is replayed: the questions that decide, or besides those for the printed sheet. */
export interface Stretch {
  readonly sheet: boolean;
}

/**
 * Where a dialog stands, given everything said so far. Pure: 上一步 and 修改第二项 are
 * edits of `responses`, so they need no code of their own (smart-answers).
 * A `when` that is not known yet counts as open. A question is passed over only when its
 * `when` is no, or when no response to it could change the result any more.
 */
export function replay(dialog: Dialog, responses: Responses, stretch: Stretch = { sheet: false }): Position {
  const known = new Map<string, Held | 'passed'>();
  for (const question of dialog.questions) {
    if (question.sheet && !stretch.sheet) continue;
    if (holds(question.when, known) === 'no') {
      known.set(question.id, 'passed');
      continue;
    }
    if (!question.sheet && !canStillMatter(question, dialog, known)) continue;
    const response = responses.get(question.id);
    if (response === undefined) return { at: question, known };
    known.set(question.id, held(question, response));
  }
  return { at: 'end', known };
}

/** Whether 不确定 leaves the question open, rather than choosing an option. */
export function mayStayOpen({ unsure }: Question): boolean {
  return unsure !== null && (typeof unsure === 'string' || 'among' in unsure);
}

/** What a response comes to for the rules. */
export function held(question: Question, response: Response): Held {
  const isOpen = response.is === 'unsure' || response.is === 'skipped';
  if (!isOpen || question.kind !== 'choice' || question.unsure === null || typeof question.unsure === 'string') return response;
  return 'among' in question.unsure ? { is: response.is, among: question.unsure.among } : response;
}

/** The responses that count at a position, in the order of the questions. */
export function counted(known: Known): readonly (readonly [string, Held])[] {
  return [...known].flatMap(([id, said]) => (said === 'passed' ? [] : [[id, said] as const]));
}

/**
 * Whether a response to the question could still change a class: it occurs in what partial evaluation leaves of a
 * rule, or of the `when` of a later question that could. Rules of an avenue that is direct already change nothing.
 */
export function canStillMatter(question: Question, dialog: Dialog, known: Known): boolean {
  const uses = usesIn(dialog, question.id);
  if (uses.rules.some((rule) => isOpenTo(rule, question.id, known) && !isDirectAlready(rule.avenue, dialog, known))) return true;
  return uses.questions.some(
    (later) => !later.sheet && openQuestions(later.when, known).has(question.id) && canStillMatter(later, dialog, known),
  );
}

function isOpenTo(rule: Rule, id: string, known: Known): boolean {
  return openQuestions(rule.when, known).has(id) || openQuestions(rule.possibly, known).has(id);
}

function isDirectAlready(avenue: AvenueRef, dialog: Dialog, known: Known): boolean {
  return dialog.rules.some((rule) => keyOf(rule.avenue) === keyOf(avenue) && rule.when !== null && holds(rule.when, known) === 'yes');
}

/** One avenue as one text, such as `9/leasing-subsidy`. */
export function keyOf(ref: AvenueRef): string {
  return ref.avenue === null ? String(ref.number) : `${ref.number}/${ref.avenue}`;
}
