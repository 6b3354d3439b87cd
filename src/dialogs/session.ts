/** One person's way through a dialog: plain JSON that a conversation keeps, and the moves that change it. */
import { holds } from './conditions.ts';
import { fill, type Told, together } from './fill.ts';
import type { Dialog, Known, Question, Response } from './model.ts';
import { counted, replay } from './replay.ts';
import { wantedIn, withWanted } from './wanted.ts';

export interface Session {
  readonly dialog: string;
  /** Of the file that the questions came from. */
  readonly hash: string;
  readonly responses: Readonly<Record<string, Response>>;
  /** What was said beside, and may be incomplete: offered at the question, to be confirmed or replaced. */
  readonly offered: Readonly<Record<string, Response>>;
  /** A question that the person has gone back to. */
  readonly revisit: string | null;
  /** Whether the questions for the printed sheet are asked. */
  readonly sheet: boolean;
  /** True once the person has seen the result. */
  readonly done: boolean;
  /** Measures that the person's own words spoke of before the questions: they come ahead of their equals. Absent: none. */
  readonly wanted?: readonly number[];
  /** Questions under which an offer rests on what the search made of the person's words, and not on words of the options. Absent: none. */
  readonly guessed?: readonly string[];
  /** How many avenues of the rest have been shown since the result was. Absent: none. */
  readonly listed?: number;
}

/** What a person has before them. */
export interface Standing {
  readonly at: Question | 'summary' | 'result';
  readonly known: Known;
  /** Responses that count, in the order of the questions. */
  readonly lines: readonly Line[];
}

export interface Line {
  readonly question: Question;
  readonly response: Response;
}

/** A move, with what the same words filled in beside, and the questions whose responses count no longer. */
export interface Move {
  readonly session: Session;
  readonly filled: readonly Question[];
  readonly dropped: readonly Question[];
  /** Questions whose earlier response was replaced. */
  readonly changed: readonly Question[];
}

/** @param told what the person has said so far, in the order told */
export function begin(dialog: Dialog, told: readonly Told[]): Session {
  const empty = { dialog: dialog.id, hash: dialog.hash, responses: {}, offered: {}, revisit: null, sheet: false, done: false };
  const { taken, offered } = part(dialog, fill(dialog, { told, text: null }, []), empty);
  const session = withWanted(dialog, { ...empty, responses: taken, offered }, wantedIn(dialog, told));
  return settled(session, standing(dialog, session));
}

export function standing(dialog: Dialog, session: Session): Standing {
  const { at, known } = replay(dialog, new Map(Object.entries(session.responses)), { sheet: session.sheet });
  const lines = counted(known).map(([id, response]) => ({ question: questionOf(dialog, id), response }));
  const revisited = lines.find(({ question }) => question.id === session.revisit);
  if (revisited !== undefined) return { at: revisited.question, known, lines };
  if (at !== 'end') return { at, known, lines };
  return { at: session.done || isNothing(lines) ? 'result' : 'summary', known, lines };
}

/** What stands under a question, to be confirmed: what was said of it before, or its response where it was gone back to. */
export function offeredAt(session: Session, { id }: Question): Response | null {
  return (session.revisit === id ? session.responses[id] : session.offered[id]) ?? null;
}

function questionOf(dialog: Dialog, id: string): Question {
  const question = dialog.questions.find((one) => one.id === id);
  if (question === undefined) throw new RangeError(`No question ${id} in dialog ${dialog.id}`);
  return question;
}

/**
 * @param response to the question at hand; null where the words only spoke of other questions
 * @param beside responses to other questions that the same words gave
 */
export function respond(
  dialog: Dialog,
  session: Session,
  response: Response | null,
  beside: ReadonlyMap<string, Response> = new Map(),
): Move {
  const before = standing(dialog, session);
  if (typeof before.at === 'string') return { session, filled: [], dropped: [], changed: [] };
  const at = before.at.id;
  const others = new Map([...beside].filter(([id]) => id !== at && session.responses[id] === undefined));
  const { taken, offered } = part(dialog, others, session);
  const responses = { ...session.responses, ...taken, ...(response === null ? {} : { [at]: response }) };
  const revisit = response === null ? session.revisit : null;
  const next: Session = { ...session, responses, offered: together(dialog, session.offered, offered), revisit, done: false };
  return moved(dialog, before, next, [at]);
}

/**
 * Replaces earlier responses by what the person says now instead.
 * @param changes null: nothing is left of a response, and its question is put again
 * @param beside responses to other questions that the same words gave
 */
export function revise(
  dialog: Dialog,
  session: Session,
  changes: ReadonlyMap<string, Response | null>,
  beside: ReadonlyMap<string, Response>,
): Move {
  const before = standing(dialog, session);
  const left = Object.entries(session.responses).filter(([id]) => !changes.has(id));
  const replaced = [...changes].flatMap(([id, response]) => (response === null ? [] : [[id, response] as const]));
  const responses = { ...Object.fromEntries(left), ...Object.fromEntries(replaced) };
  const others = new Map([...beside].filter(([id]) => !changes.has(id) && responses[id] === undefined));
  const { taken, offered } = part(dialog, others, { ...session, responses });
  const kept = Object.fromEntries(Object.entries(session.offered).filter(([id]) => !changes.has(id)));
  const next: Session = { ...session, responses: { ...responses, ...taken }, offered: { ...kept, ...offered }, revisit: null, done: false };
  return moved(dialog, before, next, [...changes.keys()]);
}

/** @param answered ids of the questions that the words were a response to */
function moved(dialog: Dialog, before: Standing, session: Session, answered: readonly string[]): Move {
  const former = new Set(before.lines.map(({ question }) => question.id));
  const after = standing(dialog, session);
  const questions = after.lines.map(({ question }) => question);
  const next = settled(session, after);
  return {
    session: next,
    filled: questions.filter(({ id }) => !former.has(id) && !answered.includes(id)),
    dropped: missing(before, after).filter(({ id }) => !answered.includes(id)),
    changed: questions.filter(({ id }) => former.has(id) && answered.includes(id) && before.at !== questionOf(dialog, id)),
  };
}

/** 都不是 to the only question needs no checking: the result comes at once. */
function settled(session: Session, { at }: Standing): Session {
  return at === 'result' ? { ...session, done: true } : session;
}

function isNothing([only, ...others]: readonly Line[]): boolean {
  if (only === undefined || others.length > 0 || only.question.kind !== 'choice' || only.response.is !== 'values') return false;
  const { values } = only.response;
  return only.question.options.some(({ id, alone }) => alone && values.includes(id));
}

/** A choice among many may be incomplete, and what is printed, or is a condition of the plan's, has to be right: these are offered; anything else is taken. */
function part(dialog: Dialog, filled: ReadonlyMap<string, Response>, session: Session) {
  const taken: Record<string, Response> = {};
  const offered: Record<string, Response> = {};
  for (const [id, response] of filled) {
    const question = questionOf(dialog, id);
    if (question.sheet || question.confirm || (question.kind === 'choice' && question.most > 1)) offered[id] = response;
    else if (session.responses[id] === undefined) taken[id] = response;
  }
  return { taken, offered };
}

function missing(before: Standing, after: Standing): readonly Question[] {
  const kept = new Set(after.lines.map(({ question }) => question.id));
  const gone = before.lines.map(({ question }) => question).filter((question) => !kept.has(question.id));
  // One that only comes later again keeps its response.
  return gone.filter(({ when }) => holds(when, after.known) === 'no' || after.at === 'summary');
}

/** To the question before the one at hand; null where there is none. */
export function goBack(dialog: Dialog, session: Session): Session | null {
  const { at, lines } = standing(dialog, session);
  const here = typeof at === 'string' ? lines.length : lines.findIndex(({ question }) => question.id === at.id);
  const before = lines[(here === -1 ? lines.length : here) - 1];
  return before === undefined ? null : revisit(session, before.question.id);
}

/** To the question on a line of the summary, counted from 1; null where there is no such line. */
export function goTo(dialog: Dialog, session: Session, line: number): Session | null {
  const found = standing(dialog, session).lines[line - 1];
  return found === undefined ? null : revisit(session, found.question.id);
}

function revisit(session: Session, id: string): Session {
  return { ...session, revisit: id, done: false };
}

export function startOver(session: Session): Session {
  return { ...session, responses: {}, offered: {}, revisit: null, sheet: false, done: false, wanted: [], guessed: [] };
}

/** Carries a session over to an edited file: what still is a response to one of its questions counts. */
export function carryOver(dialog: Dialog, session: Session): Session {
  const valid = (responses: Session['responses']) =>
    Object.fromEntries(Object.entries(responses).filter(([id, response]) => isResponse(dialog, id, response)));
  const revisited = dialog.questions.some(({ id }) => id === session.revisit) ? session.revisit : null;
  return { ...session, hash: dialog.hash, responses: valid(session.responses), offered: valid(session.offered), revisit: revisited };
}

function isResponse(dialog: Dialog, id: string, response: Response): boolean {
  const question = dialog.questions.find((one) => one.id === id);
  if (question === undefined) return false;
  if (response.is === 'unsure' || response.is === 'skipped') return question.unsure !== null;
  if (response.is === 'values') {
    if (question.kind !== 'choice' || response.values.length > question.most) return false;
    return response.values.every((value) => question.options.some((option) => option.id === value));
  }
  if (response.is === 'text') return question.kind === 'text';
  return question.kind === 'number' && response.number >= question.from && response.number <= question.to;
}
