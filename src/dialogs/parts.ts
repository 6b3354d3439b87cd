/** An answer in parts: what was chosen, then words besides (4，还有想用货款周转; 对，就是商标; Enterprise, but abroad). */
import { isGivenUp } from '../text/denial.ts';
import { fold } from '../text/fold.ts';
import { factReader } from './facts.ts';
import { fill, type Telling } from './fill.ts';
import type { ChoiceQuestion, Question, Response } from './model.ts';
import { mayBePut, opening } from './opening.ts';
import { isPolicyQuestion } from './policy-question.ts';
import { choose, readNamed, readTold } from './read-response.ts';
import { adds, isCorrection, readRevision } from './revise.ts';
import type { DialogTurn } from './said.ts';
import { type Scene, take } from './scene.ts';
import { respond, standing } from './session.ts';

export interface Parts {
  readonly chosen: Response;
  /** The words after it, as typed. */
  readonly rest: string;
}

/** Where what was chosen may end; after numbers also before 还有 and the like. */
const END =
  /[，。;；:：、\n]|[.,](?!\d)| [-–—]+ |[—–]+|\s*(?=还[想要有需]|也[想要有]|另外|再加|加上|同埋|仲[想要有]|\b(?:and|plus|also|but)\b)/g;
/** What explains the choice adds nothing to it. */
const EXPLAINS = /^(?:就是|也就是|即是?|就|因为|that is|i mean|because)/;
const LETTERS = /[\p{L}\p{N}]/u;

/** Null: the text is not a choice with words after it. The longest beginning that is a choice by itself counts. */
export function splitAnswer(question: Question, text: string): Parts | null {
  if (question.kind !== 'choice' || readNamed(question, text) !== null) return null;
  for (const { index, 0: mark } of [...text.matchAll(END)].reverse()) {
    const rest = text.slice(index + mark.length).trim();
    const head = text.slice(0, index);
    if (!LETTERS.test(head) || !LETTERS.test(rest) || (mark.trim() === '' && !/\d\s*$/.test(head))) continue;
    const chosen = readNamed(question, head)?.response;
    if (chosen !== undefined) return isCorrection(rest) || isGivenUp(fold(rest)) || isPolicyQuestion(rest) ? null : { chosen, rest };
  }
  return null;
}

/** What was chosen is always taken; the rest is added to it, kept for other questions, or said not to have been understood. */
export function takeParts(scene: Scene, question: Question, { chosen, rest }: Parts): DialogTurn {
  const { dialog, session, facets } = scene;
  const telling: Telling = { told: factReader(facets).read(rest), text: rest };
  const explains = EXPLAINS.test(fold(rest));
  const all = fill(dialog, telling, facets);
  const more = question.kind === 'choice' && question.most > 1 && !explains ? moreOf(scene, question, rest, all) : [];
  const former = chosen.is === 'values' ? chosen.values : [];
  const options = question.kind === 'choice' ? question.options.filter(({ id }) => former.includes(id) || more.includes(id)) : [];
  const ordered = [...former, ...more].flatMap((value) => options.find(({ id }) => id === value) ?? []);
  const response = question.kind === 'choice' && ordered.length > 0 ? choose(question, ordered) : chosen;
  const restates = question.kind === 'choice' && question.most === 1 && isSaid(readTold(question, rest, facets)?.response, former);
  const beyond = question.kind === 'choice' && new Set(ordered).size > question.most;
  const after = respond(dialog, session, response).session;
  const { known } = standing(dialog, after);
  const beside = new Map([...all].filter(([id]) => id !== question.id && after.responses[id] === undefined && mayBePut(dialog, id, known)));
  if (explains || restates || more.length > 0 || beside.size > 0 || !LETTERS.test(rest)) return take(scene, response, beside, beyond);
  const revised = adds(rest) ? readRevision({ ...scene, session: after }, rest, true) : null;
  return revised ?? take({ ...scene, notices: [...scene.notices, { is: 'unused', words: rest }] }, response, beside, beyond);
}

function isSaid(again: Response | undefined, former: readonly string[]): boolean {
  return again?.is === 'values' && again.values.every((value) => former.includes(value));
}

/** Options that the rest names, or that open the question whose options it names. */
function moreOf(scene: Scene, question: ChoiceQuestion, rest: string, all: ReadonlyMap<string, Response>): readonly string[] {
  const told = readTold(question, rest, scene.facets)?.response ?? opening(scene.dialog, question, all);
  const alone = question.options.filter((option) => option.alone).map(({ id }) => id);
  return told?.is === 'values' ? told.values.filter((value) => !alone.includes(value)) : [];
}
