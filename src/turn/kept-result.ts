/** A dialog's result from responses that were kept, as the knowledge stands today. */
import type { DialogAnswer } from '../answers/model.ts';
import type { Kept } from '../dialogs/kept.ts';
import { say } from '../dialogs/say.ts';
import { carryOver, type Session } from '../dialogs/session.ts';
import { dialogAnswer } from './act-dialog.ts';
import type { Assistant } from './assistant.ts';
import { FRESH } from './remember.ts';

export type KeptAnswer = Extract<DialogAnswer, { kind: 'dialog-result' }>;

/** @returns null where the dialog is gone, or its questions have changed so that the responses lead to no result */
export function keptResult(assistant: Assistant, id: string, { responses, wanted }: Kept, day: string): KeptAnswer | null {
  const dialog = assistant.book.dialogs.find((one) => one.id === id);
  if (dialog === undefined) return null;
  const kept: Session = { dialog: id, hash: '', responses, offered: {}, revisit: null, sheet: false, done: true, wanted };
  const said = say(dialog, carryOver(dialog, kept), []);
  const { answer } = dialogAnswer({ assistant, conversation: FRESH, day, desk: null }, said);
  return answer.kind === 'dialog-result' ? answer : null;
}
