/** Everything about where one message finds its dialog, and the turns that both commands and words lead to. */
import type { Facet } from '../knowledge/model.ts';
import type { Dialog, Question, Response } from './model.ts';
import type { DialogTurn, Notice } from './said.ts';
import { say } from './say.ts';
import { type Line, type Move, respond, type Session, standing } from './session.ts';

export interface Scene {
  readonly dialog: Dialog;
  readonly session: Session;
  readonly facets: readonly Facet[];
  readonly notices: readonly Notice[];
  /** Whether a search of the words has put an offer under the question. */
  readonly isGuess?: boolean;
}

export function answered({ dialog, notices }: Scene, next: Session, ...more: readonly Notice[]): DialogTurn {
  const { listed: _, ...session } = next;
  return { understood: true, session, said: say(dialog, session, [...notices, ...more]) };
}

export function told(scene: Scene, notice: Notice): DialogTurn {
  return answered(scene, scene.session, notice);
}

export function moveTo(scene: Scene, next: Session | null, otherwise: Notice): DialogTurn {
  return next === null ? told(scene, otherwise) : answered(scene, next);
}

/** @param beyond whether more was chosen than the question takes */
export function take(scene: Scene, response: Response | null, beside: ReadonlyMap<string, Response>, beyond = false): DialogTurn {
  const { at } = standing(scene.dialog, scene.session);
  const move = respond(scene.dialog, scene.session, response, beside);
  const first: Notice[] = beyond && typeof at !== 'string' && at.kind === 'choice' ? [{ is: 'only-first', count: at.most }] : [];
  const after = standing(scene.dialog, move.session);
  // Words for a later question, and none for this one: said, so that the same question does not come back in silence.
  if (response === null && after.at === at && move.filled.length === 0) {
    first.push({ is: beside.size === 0 && isSame(scene.session, move.session) ? 'not-understood' : 'noted' });
  }
  return answered(scene, move.session, ...first, ...noticesOf(scene, move));
}

function isSame(one: Session, other: Session): boolean {
  return JSON.stringify([one.responses, one.offered]) === JSON.stringify([other.responses, other.offered]);
}

/** What the same words filled in, changed or put aside. */
export function noticesOf({ dialog }: Scene, { session, filled, dropped, changed }: Move): readonly Notice[] {
  const { lines } = standing(dialog, session);
  const linesOf = (questions: readonly Question[]): readonly Line[] => lines.filter(({ question }) => questions.includes(question));
  const notices: Notice[] = [];
  if (changed.length > 0) notices.push({ is: 'changed', questions: changed, lines: linesOf(changed) });
  if (filled.length > 0) notices.push({ is: 'filled', questions: filled, lines: linesOf(filled) });
  if (dropped.length > 0) notices.push({ is: 'dropped', questions: dropped, lines: [] });
  return notices;
}
