/** One message inside a dialog, or the start of one: pure, from a session and words to a session and what to say. */
import type { Facet } from '../knowledge/model.ts';
import { factReader } from './facts.ts';
import { fill, type Told } from './fill.ts';
import type { Dialog, Question, Response } from './model.ts';
import { readChange, readWhyNot } from './moves.ts';
import { isPolicyQuestion } from './policy-question.ts';
import { isOption, readResponse } from './read-response.ts';
import { recommend, shownFirst } from './recommend.ts';
import type { DialogTurn, Notice } from './said.ts';
import { say, sayQuestion } from './say.ts';
import { begin, carryOver, goBack, goTo, type Line, respond, type Session, standing, startOver } from './session.ts';

/** What dialogs need to know besides the session. */
export interface DialogBook {
  readonly dialogs: readonly Dialog[];
  readonly facets: readonly Facet[];
}

/** What the words mean, where they are a command or a word of consent: read by `turn/` from the locales' lists. */
export type Means = 'back' | 'change' | 'restart' | 'skip' | 'unsure' | 'why' | 'cancel' | 'help' | 'yes' | 'rest' | 'sheet';

export interface DialogInput {
  readonly text: string;
  readonly means: Means | null;
}

/** Everything about where one message finds its dialog. */
interface Scene {
  readonly dialog: Dialog;
  readonly session: Session;
  readonly facets: readonly Facet[];
  readonly notices: readonly Notice[];
}

/** @param told what the person has said so far in free chat */
export function startDialog(dialog: Dialog, told: readonly Told[]): DialogTurn {
  const session = begin(dialog, told);
  const { lines } = standing(dialog, session);
  const notices: readonly Notice[] = lines.length === 0 ? [] : [{ is: 'filled', questions: lines.map(({ question }) => question), lines }];
  return { understood: true, session, said: say(dialog, session, notices, true) };
}

export function continueDialog(book: DialogBook, kept: Session, input: DialogInput): DialogTurn {
  const dialog = book.dialogs.find(({ id }) => id === kept.dialog);
  if (dialog === undefined) return { understood: true, session: null, said: { say: 'ended', because: 'gone' } };
  const edited = dialog.hash !== kept.hash;
  const scene: Scene = {
    dialog,
    session: edited ? carryOver(dialog, kept) : kept,
    facets: book.facets,
    notices: edited && !kept.done ? [{ is: 'edited' }] : [],
  };
  return (input.means === null ? null : obey(scene, input)) ?? listen(scene, input.text);
}

/** The question a session waits on, by its id; `summary` there, null at the result. */
export function waitsOn(dialogs: readonly Dialog[], session: Session): string | null {
  const dialog = dialogs.find(({ id }) => id === session.dialog);
  if (dialog === undefined) return null;
  const { at } = standing(dialog, dialog.hash === session.hash ? session : carryOver(dialog, session));
  if (typeof at !== 'string') return at.id;
  return at === 'summary' ? 'summary' : null;
}

function answered(dialog: Dialog, session: Session, notices: readonly Notice[]): DialogTurn {
  return { understood: true, session, said: say(dialog, session, notices) };
}

function told({ dialog, session, notices }: Scene, notice: Notice): DialogTurn {
  return answered(dialog, session, [...notices, notice]);
}

/** Null: the command has no meaning here, and the words may mean something else. */
function obey(scene: Scene, { text, means }: DialogInput): DialogTurn | null {
  const { dialog, session, notices } = scene;
  const { at } = standing(dialog, session);
  switch (means) {
    case 'cancel':
      return { understood: true, session: null, said: { say: 'ended', because: 'cancelled' } };
    case 'restart':
      return told({ ...scene, session: startOver(session) }, { is: 'restarted' });
    case 'back':
      return moveTo(scene, goBack(dialog, session), { is: 'at-start' });
    case 'change':
      return change(scene, text);
    case 'rest':
      return at === 'result' ? rest(scene) : null;
    case 'sheet':
      return at === 'result' ? answered(dialog, { ...session, sheet: true, done: false }, notices) : null;
    case 'yes':
      return agree(scene, text);
    default:
      if (at === 'result') return null;
      if (at !== 'summary') return atQuestion(scene, at, means);
      // Whoever is not sure of the summary either gets on, not round.
      return answered(dialog, { ...session, done: means === 'unsure' || means === 'skip' }, notices);
  }
}

function atQuestion(scene: Scene, question: Question, means: Means | null): DialogTurn {
  const { dialog, session, notices } = scene;
  if (means === 'why' || means === 'help') {
    return { understood: true, session, said: sayQuestion(dialog, session, question, notices, means) };
  }
  const response = openResponse(question, means === 'skip' ? 'skipped' : 'unsure');
  return response === null ? told(scene, { is: 'cannot-skip' }) : take(scene, response, new Map());
}

/** What 不确定 and 跳过 come to at a question; null where it does not allow them. */
function openResponse(question: Question, is: 'unsure' | 'skipped'): Response | null {
  if (question.unsure === null) return null;
  return question.unsure === 'unknown' ? { is } : { is: 'values', values: [question.unsure.option] };
}

function moveTo(scene: Scene, next: Session | null, otherwise: Notice): DialogTurn {
  return next === null ? told(scene, otherwise) : answered(scene.dialog, next, scene.notices);
}

/** 修改第二项, 修改身份; 修改 alone shows the lines to choose from, or goes back where there is nothing to list yet. */
function change(scene: Scene, text: string): DialogTurn {
  const { dialog, session } = scene;
  const { at, lines } = standing(dialog, session);
  const item = readChange(text, lines);
  if (item !== null && item !== 'which') return moveTo(scene, goTo(dialog, session, item), { is: 'no-such-item', count: lines.length });
  if (typeof at === 'string') return answered(dialog, { ...session, done: false }, scene.notices);
  return moveTo(scene, goBack(dialog, session), { is: 'at-start' });
}

/** 对, 看结果: what is offered holds, unless the words are those of an option (是); at the summary, on to the result. */
function agree(scene: Scene, text: string): DialogTurn | null {
  const { dialog, session, notices } = scene;
  const { at } = standing(dialog, session);
  if (at === 'result') return null;
  if (at === 'summary') return answered(dialog, { ...session, done: true }, notices);
  if (isOption(at, text)) return null;
  const offered = session.revisit === at.id ? session.responses[at.id] : session.offered[at.id];
  return offered === undefined ? null : take(scene, offered, new Map());
}

function rest({ dialog, session }: Scene): DialogTurn {
  const found = recommend(dialog, standing(dialog, session).known).filter((one) => one.class !== 'not');
  const first = shownFirst(found);
  return { understood: true, session, said: { say: 'rest', dialog, found: found.filter((one) => !first.includes(one)) } };
}

/** Words that are no command: a line to change, a measure missed, a response, or something else. */
function listen(scene: Scene, text: string): DialogTurn {
  const { dialog, session } = scene;
  const { at, known, lines } = standing(dialog, session);
  const item = readChange(text, lines);
  if (item !== null && (item !== 'which' || typeof at === 'string')) return change(scene, text);
  if (typeof at !== 'string') return respondWith(scene, at, text);
  const number = readWhyNot(text, at === 'result');
  if (number === null) return unheard(scene);
  return {
    understood: true,
    session,
    said: { say: 'why-not', dialog, number, found: recommend(dialog, known).filter((one) => one.avenue.number === number) },
  };
}

function respondWith(scene: Scene, question: Question, text: string): DialogTurn {
  const reading = readResponse(question, text, scene.facets);
  if (reading !== null && reading.by === 'named') return take(scene, reading.response, new Map(), reading.beyond);
  if (isPolicyQuestion(text)) return unheard(scene);
  const beside = fill(scene.dialog, { told: factReader(scene.facets).read(text), text }, scene.facets);
  if (reading === null && ![...beside.keys()].some((id) => id !== question.id)) return unheard(scene);
  return take(scene, reading?.response ?? null, beside, reading?.beyond);
}

/** @param beyond whether more was chosen than the question takes */
function take(scene: Scene, response: Response | null, beside: ReadonlyMap<string, Response>, beyond = false): DialogTurn {
  const { dialog } = scene;
  const { at } = standing(dialog, scene.session);
  const { session, filled, dropped } = respond(dialog, scene.session, response, beside);
  const { lines } = standing(dialog, session);
  const linesOf = (questions: readonly Question[]): readonly Line[] => lines.filter(({ question }) => questions.includes(question));
  const notices: Notice[] = [...scene.notices];
  if (beyond && typeof at !== 'string' && at.kind === 'choice') notices.push({ is: 'only-first', count: at.most });
  if (filled.length > 0) notices.push({ is: 'filled', questions: filled, lines: linesOf(filled) });
  if (dropped.length > 0) notices.push({ is: 'dropped', questions: dropped, lines: [] });
  return answered(dialog, session, notices);
}

function unheard({ dialog, session, notices }: Scene): DialogTurn {
  if (standing(dialog, session).at === 'result') return { understood: false, session, again: null, puzzled: null };
  const again = say(dialog, session, notices);
  return { understood: false, session, again, puzzled: say(dialog, session, [...notices, { is: 'not-understood' }]) };
}
