/** A message while a guided dialog is under way, or one that starts it. */
import type { Command, OfferMeaning } from '../answers/model.ts';
import { continueDialog, type DialogInput, startDialog, waitsOn } from '../dialogs/continue-dialog.ts';
import type { Dialog } from '../dialogs/model.ts';
import type { Means } from '../dialogs/obey.ts';
import { isPolicyQuestion, wantsToKnow } from '../dialogs/policy-question.ts';
import type { DialogTurn } from '../dialogs/said.ts';
import type { Session } from '../dialogs/session.ts';
import { withoutTrade } from '../dialogs/stance.ts';
import { fold } from '../text/fold.ts';
import type { Assistant } from './assistant.ts';
import type { Intent } from './intent.ts';
import type { Conversation } from './model.ts';
import { readNumbered } from './ordinal.ts';
import { type SaidHit, wholly } from './said.ts';
import { hitsOf } from './wanted.ts';

const COMMANDS: ReadonlySet<string> = new Set(['back', 'change', 'restart', 'skip', 'unsure', 'why', 'cancel', 'help']);

/** @returns null where the message is not for the dialog; then `beside` says what the dialog makes of that */
export function readInDialog(
  assistant: Assistant,
  session: Session,
  text: string,
  pressed: OfferMeaning | null,
): Intent | { readonly beside: Extract<DialogTurn, { understood: false }> } {
  const means = meaningOf(assistant, text, pressed);
  // What is said to the assistant itself is no response, whatever words it has in common with one.
  const words = isToAssistant(assistant, text) ? '' : pressed?.do === 'dialog' && pressed.text !== '' ? pressed.text : text;
  const rest = means === null && pressed === null ? afterConsent(assistant, words) : null;
  const told = { text: words, means, wanted: wantedIn(assistant, words, means), ...(rest === null ? {} : { rest }) };
  const input = itemOf(assistant, session, text) ?? told;
  const turn = continueDialog(assistant.book, session, input);
  if (!turn.understood) return { beside: turn };
  return { is: 'dialog', turn, command: input.means !== null && COMMANDS.has(input.means) ? (input.means as Command) : null };
}

/** A sentence of so many characters tells more than an option; a long one tells, even where it asks besides. */
const SENTENCE = 12;
const LONG = 30;

/** Measures that a sentence told to the dialog speaks of. */
function wantedIn({ search }: Assistant, text: string, means: Means | null): readonly number[] {
  const length = weightOf(text);
  if (means !== null || length < SENTENCE || (length < LONG ? wantsToKnow(text) : isPolicyQuestion(text))) return [];
  return hitsOf(search.find(withoutTrade(fold(text)))).map(({ number }) => number);
}

/** Length in Chinese characters: three of Latin say as much as one. */
function weightOf(text: string): number {
  const latin = text.match(/[\x20-\x7e]/g)?.length ?? 0;
  return text.trim().length - latin + latin / 3;
}

/** Small talk that a dialog could take for a response or a correction. */
const TALK: ReadonlySet<string> = new Set(['complaint', 'ack']);

/** A language, a person, one's data, 你是机器人吗: what a dialog knows nothing of. */
function isToAssistant({ said }: Assistant, text: string): boolean {
  const folded = fold(text);
  const hit = wholly(folded, said.find(folded), ['commands', 'language', 'small-talk']);
  if (hit === null) return false;
  return hit.group === 'language' || !(hit.group === 'small-talk' ? TALK : COMMANDS).has(hit.key);
}

/** Under the summary a number alone points at its line. */
function itemOf({ book }: Assistant, session: Session, text: string): DialogInput | null {
  const numbered = readNumbered(fold(text));
  if (numbered?.of !== 'bare' || waitsOn(book.dialogs, session) !== 'summary') return null;
  return { text: `修改第${numbered.number}项`, means: 'change' };
}

function meaningOf({ said }: Assistant, text: string, pressed: OfferMeaning | null): Means | null {
  if (pressed?.do === 'dialog') return pressed.means;
  // 修改第二项 is read from its words.
  if (pressed?.do === 'command' && COMMANDS.has(pressed.command)) return pressed.command as Means;
  const hits = said.find(fold(text));
  const hit = wholly(fold(text), hits, ['commands', 'dialog']);
  if (hit === null || (hit.group === 'commands' && !COMMANDS.has(hit.key))) return null;
  return hit.key as Means;
}

/** What follows a word of consent: 对，还有…. Null: there is none, or nothing follows. */
function afterConsent({ said }: Assistant, text: string): string | null {
  const match = /^([^,，。.;；:：]{1,8})[,，。.;；:：]\s*(?=\S)/.exec(text);
  if (match === null) return null;
  const head = fold(match[1] ?? '');
  return wholly(head, said.find(head), ['commands', 'dialog'])?.key === 'yes' ? text.slice(match[0].length) : null;
}

/** The dialog that a message asks for: by its own words and nothing else, or by the words of the guided way. */
export function dialogAskedFor(assistant: Assistant, text: string, hits: readonly SaidHit[]): Dialog | null {
  if (wholly(text, hits, ['asks'])?.key === 'navigator') return navigatorOf(assistant);
  const plain = lettersOf(text);
  return assistant.book.dialogs.find((dialog) => wordsOf(dialog).has(plain)) ?? null;
}

const wordsByDialog = new WeakMap<Dialog, ReadonlySet<string>>();

/** What a dialog is asked for by: letters and digits alone. */
function wordsOf(dialog: Dialog): ReadonlySet<string> {
  const known = wordsByDialog.get(dialog) ?? new Set(dialog.words.map((word) => lettersOf(fold(word))));
  wordsByDialog.set(dialog, known);
  return known;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

export function navigatorOf({ book }: Assistant): Dialog | null {
  return book.dialogs.find(({ id }) => id === 'navigator') ?? book.dialogs[0] ?? null;
}

/** Goes on where the same dialog stands; else starts it with what was told. */
export function startOrResume(assistant: Assistant, { dialog: session, told }: Conversation, dialog: Dialog): Intent {
  const resumed = session !== null && session.dialog === dialog.id && !session.done;
  if (resumed) {
    const turn = continueDialog(assistant.book, session, { text: '', means: null });
    const again = turn.understood ? turn.said : turn.again;
    if (again !== null) return { is: 'dialog', turn: { understood: true, session: turn.session, said: again }, command: null };
  }
  return { is: 'dialog', turn: startDialog(dialog, told) as Extract<DialogTurn, { understood: true }>, command: null };
}
