/** Where a session stands, as something to say. */
import { holds } from './conditions.ts';
import type { Dialog, Held, Known, Preparation, Question, Recommendation } from './model.ts';
import { questionsLeft } from './questions-left.ts';
import { recommend } from './recommend.ts';
import type { Notice, QuestionSaid, ResultSaid, Said } from './said.ts';
import { type Line, offeredAt, type Session, standing } from './session.ts';

/** @param first whether the dialog has to introduce itself */
export function say(dialog: Dialog, session: Session, notices: readonly Notice[], first = false): Said {
  const { at, known, lines } = standing(dialog, session);
  if (at === 'summary') return { say: 'summary', dialog, lines, notices };
  if (at !== 'result') return { ...sayQuestion(dialog, session, at, notices, 'ask'), first };
  const sheet = !session.sheet && dialog.questions.some((question) => question.sheet && holds(question.when, known) !== 'no');
  return {
    say: 'result',
    dialog,
    lines,
    ...resultOf(dialog, known, session.wanted),
    sheet,
    notices: [...notices, ...general(known, lines)],
  };
}

/** Of which questions left open only the most general options count. */
function general(known: Known, lines: readonly Line[]): readonly Notice[] {
  const questions = lines.map(({ question }) => question).filter(({ id }) => isLimited(known.get(id)));
  return questions.length === 0 ? [] : [{ is: 'general', questions, lines: [] }];
}

function isLimited(said: Held | 'passed' | undefined): boolean {
  return said !== undefined && said !== 'passed' && 'among' in said;
}

/** Where what is known leads, and what has to be said with it. */
export function resultOf(
  dialog: Dialog,
  known: Known,
  wanted: readonly number[] = [],
): Pick<ResultSaid, 'found' | 'preparations' | 'remarks'> {
  const found = recommend(dialog, known, wanted).filter((one) => one.class !== 'not');
  const remarks = dialog.remarks.filter(({ when }) => holds(when, known) === 'yes');
  return { found, preparations: preparationsFor(dialog, found, known), remarks };
}

export function sayQuestion(
  dialog: Dialog,
  session: Session,
  question: Question,
  notices: readonly Notice[],
  part: QuestionSaid['part'],
): QuestionSaid {
  return {
    say: 'question',
    dialog,
    question,
    part,
    first: false,
    offered: offeredAt(session, question),
    left: question.sheet ? 0 : leftFrom(dialog, session, question),
    notices,
  };
}

/** At a question gone back to, what is ahead turns on the new response: nothing is said. */
function leftFrom(dialog: Dialog, session: Session, question: Question): number {
  if (session.revisit === question.id) return 0;
  return questionsLeft(dialog, standing(dialog, session).known, new Map(Object.entries(session.responses)));
}

/** What is worth having at hand for the avenues that their responses led to: ours. */
function preparationsFor(dialog: Dialog, found: readonly Recommendation[], known: Known): readonly Preparation[] {
  const numbers = new Set(found.filter(({ ifs }) => ifs.length === 0).map(({ avenue }) => avenue.number));
  return dialog.preparations.filter(({ when, measures }) => holds(when, known) === 'yes' && measures.some((number) => numbers.has(number)));
}
