/** One message inside a dialog, or the start of one: pure, from a session and words to a session and what to say. */
import type { Facet } from '../knowledge/model.ts';
import { factReader } from './facts.ts';
import { fill, type Told } from './fill.ts';
import { likeness } from './likeness.ts';
import type { Dialog, Question, Response } from './model.ts';
import { readChange, readNewValue, readWhyNot } from './moves.ts';
import { change, type Means, obey } from './obey.ts';
import { mayBePut, opening } from './opening.ts';
import { splitAnswer, takeParts } from './parts.ts';
import { isPolicyQuestion, wantsToKnow } from './policy-question.ts';
import { choose, isOption, readResponse } from './read-response.ts';
import { recommend } from './recommend.ts';
import { isMereDenial, readRevision } from './revise.ts';
import type { DialogTurn, Notice } from './said.ts';
import { say } from './say.ts';
import { answered, type Scene, take } from './scene.ts';
import { begin, carryOver, goTo, offeredAt, type Session, standing } from './session.ts';
import { withWanted } from './wanted.ts';

/** What dialogs need to know besides the session. */
export interface DialogBook {
  readonly dialogs: readonly Dialog[];
  readonly facets: readonly Facet[];
}

export interface DialogInput {
  readonly text: string;
  readonly means: Means | null;
  /** Where the text goes on after a word of consent: from there (对，还有…). */
  readonly rest?: string;
  /** Measures that a search finds in the text, best first: what it is after, where it tells a situation. */
  readonly wanted?: readonly number[];
}

/** @param told what the person has said so far in free chat */
export function startDialog(dialog: Dialog, told: readonly Told[]): DialogTurn {
  const session = begin(dialog, told);
  const { lines } = standing(dialog, session);
  const notices: readonly Notice[] = lines.length === 0 ? [] : [{ is: 'filled', questions: lines.map(({ question }) => question), lines }];
  return { understood: true, session, said: say(dialog, session, notices, true) };
}

export function continueDialog(book: DialogBook, kept: Session, { text, means, rest, wanted = [] }: DialogInput): DialogTurn {
  const dialog = book.dialogs.find(({ id }) => id === kept.dialog);
  if (dialog === undefined) return { understood: true, session: null, said: { say: 'ended', because: 'gone' } };
  const edited = dialog.hash !== kept.hash;
  const scene: Scene = {
    dialog,
    session: edited ? carryOver(dialog, kept) : kept,
    facets: book.facets,
    notices: edited && !kept.done ? [{ is: 'edited' }] : [],
  };
  if (rest !== undefined) return agreeing(wanting(scene, wanted), text, rest);
  return (means === null ? null : obey(scene, text, means)) ?? listen(wanting(scene, wanted), text);
}

/** 对，还有…: what is offered holds, with the rest besides; where nothing is, only the rest says something. */
function agreeing(scene: Scene, text: string, rest: string): DialogTurn {
  const { at } = standing(scene.dialog, scene.session);
  if (typeof at === 'string') return listen(scene, rest);
  if (isOption(at, text.slice(0, text.length - rest.length))) return listen(scene, text);
  const offered = offeredAt(scene.session, at);
  return offered === null ? listen(scene, rest) : takeParts(scene, at, { chosen: offered, rest });
}

/** Where the first question or a choice of several is put, what the words are after is remembered, and offered. */
function wanting(scene: Scene, wanted: readonly number[]): Scene {
  const { dialog, session } = scene;
  const { at } = standing(dialog, session);
  const isOpen = typeof at !== 'string' && (at === dialog.questions[0] || (at.kind === 'choice' && at.most > 1));
  if (!isOpen || wanted.length === 0) return scene;
  const next = withWanted(dialog, session, wanted);
  return { ...scene, session: next, isGuess: next.offered[at.id] !== session.offered[at.id] };
}

/** The question a session waits on, by its id; `summary` there, null at the result. */
export function waitsOn(dialogs: readonly Dialog[], session: Session): string | null {
  const dialog = dialogs.find(({ id }) => id === session.dialog);
  if (dialog === undefined) return null;
  const { at } = standing(dialog, dialog.hash === session.hash ? session : carryOver(dialog, session));
  if (typeof at !== 'string') return at.id;
  return at === 'summary' ? 'summary' : null;
}

/** Words that are no command: a line to change, something taken back, a measure missed, a response, or something else. */
function listen(scene: Scene, text: string): DialogTurn {
  const { dialog, session } = scene;
  const { at, known, lines } = standing(dialog, session);
  const item = readChange(text, lines);
  if (item !== null && (item !== 'which' || typeof at === 'string')) return change(scene, text);
  const value = readNewValue(text);
  if (value !== null) return replaceLine(scene, value.line, value.words);
  if (at !== 'result' && isMereDenial(text)) return change(scene, '');
  const parts = typeof at === 'string' ? null : splitAnswer(at, text);
  if (typeof at !== 'string' && parts !== null) return takeParts(scene, at, parts);
  const named = typeof at === 'string' ? null : readResponse(at, text, scene.facets);
  if (named?.by !== 'named') {
    const revised = readRevision(scene, text);
    if (revised !== null) return revised;
  }
  if (typeof at !== 'string') return respondWith(scene, at, text);
  const number = readWhyNot(text, at === 'result');
  if (number === null) return unheard(scene, text);
  return {
    understood: true,
    session,
    said: { say: 'why-not', dialog, number, known, found: recommend(dialog, known).filter((one) => one.avenue.number === number) },
  };
}

/** 第3项改成专利: back to that line, and on with what it is to hold; where these are no words of its, it is put again. */
function replaceLine(scene: Scene, line: number, words: string): DialogTurn {
  const session = goTo(scene.dialog, scene.session, line);
  if (session === null) return change(scene, `修改第${line}项`);
  const there = { ...scene, session };
  const { at } = standing(scene.dialog, session);
  const reading = typeof at === 'string' ? null : readResponse(at, words, scene.facets);
  return reading === null ? answered(there, session) : take(there, reading.response, new Map(), reading.beyond);
}

function respondWith(scene: Scene, question: Question, text: string): DialogTurn {
  const reading = readResponse(question, text, scene.facets);
  if (reading !== null && reading.by === 'named') return take(scene, reading.response, namedBeside(scene, question, text), reading.beyond);
  if (isPolicyQuestion(text)) return unheard(scene, text);
  const { known } = standing(scene.dialog, scene.session);
  const all = fill(scene.dialog, { told: factReader(scene.facets).read(text), text }, scene.facets);
  const beside = new Map([...all].filter(([id]) => scene.session.responses[id] === undefined && mayBePut(scene.dialog, id, known)));
  if (reading !== null) return take(scene, reading.response, beside, reading.beyond);
  if (![...beside.keys()].some((id) => id !== question.id)) return unheard(scene, text);
  return take(scene, opening(scene.dialog, question, beside), beside);
}

/** 银行, said to 您是哪一类, is also which kind of institution. */
function namedBeside({ dialog }: Scene, question: Question, text: string): ReadonlyMap<string, Response> {
  const others = dialog.questions.flatMap((other): [string, Response][] => {
    if (other === question || other.kind !== 'choice' || other.most > 1 || other.sheet) return [];
    const named = other.options.find(({ alone, label }) => !alone && Object.values(label).some((words) => likeness(text, words) === 1));
    return named === undefined ? [] : [[other.id, choose(other, [named])]];
  });
  return new Map(others);
}

function unheard({ dialog, session, notices, isGuess }: Scene, text: string): DialogTurn {
  if (standing(dialog, session).at === 'result') return { understood: false, session, again: null, puzzled: null, asks: true };
  const again = say(dialog, session, notices);
  return {
    understood: false,
    session,
    again,
    puzzled: say(dialog, session, [...notices, { is: isGuess ? 'guessed' : 'not-understood' }]),
    asks: wantsToKnow(text),
  };
}
