/** One message in, one answer out: a pure function of the assistant, the conversation, the message and the time. */
import type { Answer, HandoffAnswer } from '../answers/model.ts';
import type { Wording } from '../answers/wording.ts';
import { factReader } from '../dialogs/facts.ts';
import { type Told, tellOptions } from '../dialogs/fill.ts';
import { keptOf } from '../dialogs/kept.ts';
import { tellMeasure } from '../dialogs/wanted.ts';
import type { Locale } from '../knowledge/model.ts';
import { chinaDay } from '../ops/clock.ts';
import { detectScript } from '../text/language.ts';
import { act } from './act.ts';
import { say } from './act-say.ts';
import { askingForPerson, complaintIn, whyPerson } from './ask-for-person.ts';
import type { Assistant } from './assistant.ts';
import { navigatorOf } from './in-dialog.ts';
import type { Intent } from './intent.ts';
import { LONGEST } from './limits.ts';
import { localeOf } from './locale.ts';
import type { Conversation, Effect, Message, Turn } from './model.ts';
import { commandIn, FRESH, isMiss, remember } from './remember.ts';
import { reportOf } from './report.ts';
import type { Acted } from './scene.ts';
import { understand } from './understand.ts';
import { hitsWanted } from './wanted.ts';

export function takeTurn(assistant: Assistant, before: Conversation | null, message: Message, now: Date): Turn {
  const known = before ?? FRESH;
  const intent = understand(assistant, known, message.text);
  const conversation = speaking(known, intent, message);
  const locale = conversation.locale ?? 'zh-Hans';
  const day = assistant.asOf ?? chinaDay(now.getTime());
  const desk = message.desk ?? null;
  const acted = askingForPerson(noted(act({ assistant, conversation, day, desk }, intent), message), intent, known, desk);
  const isForPerson = desk?.state === 'with-person' && !isForBot(intent);
  const away = isForPerson ? desk.away : null;
  return {
    answer: away === null ? acted.answer : say('desk.away', { outcome: 'handoff', values: { name: away }, offers: [] }),
    conversation: remember(conversation, message, {
      intent,
      acted,
      wording: assistant.templates[locale],
      told: toldIn(assistant, intent, message),
    }),
    effects: isForPerson
      ? away === null
        ? []
        : [{ do: 'note-away' }]
      : effectsOf({ assistant, intent, acted, message, locale, before: known }),
    report: reportOf(assistant, intent, acted, locale, known),
    isForPerson,
  };
}

function speaking(known: Conversation, intent: Intent, message: Message): Conversation {
  if (intent.is === 'beside-dialog') return speaking(known, intent.intent, message);
  const chosen = chosenIn(intent);
  if (chosen !== null) return { ...known, locale: chosen, localeChosen: true };
  return { ...known, locale: localeOf(known, message, scriptOf(intent, message)) };
}

function chosenIn(intent: Intent): Locale | null {
  if (intent.is === 'language') return intent.locale;
  return intent.is === 'pressed' && intent.means.do === 'language' ? intent.means.locale : null;
}

/** A word or two within a dialog (看結果, 對). */
const SHORT_RESPONSE = 4;

/** Pinyin reads as Latin, and is Chinese; one command to a dialog does not mean that somebody has changed over. */
function scriptOf(intent: Intent, message: Message) {
  if (intent.is === 'dialog' && message.text.length <= SHORT_RESPONSE) return 'none';
  return intent.is === 'question' ? intent.found.analysis.script : detectScript(message.text);
}

function noted(acted: Acted, message: Message): Acted {
  if (message.text.length <= LONGEST) return acted;
  return { ...acted, answer: withNote(acted.answer) };
}

function withNote(answer: Answer): Answer {
  return { ...answer, notes: [{ key: 'note.long' }, ...(answer.notes ?? [])] };
}

/** Questions in free chat, of which the words may tell a situation too. */
const TELLING: ReadonlySet<Intent['is']> = new Set(['question', 'wide', 'datum', 'own-case', 'measure', 'body']);

/** What a question in free chat tells about the speaker; inside a dialog the responses say it. */
function toldIn(assistant: Assistant, intent: Intent, message: Message): readonly Told[] {
  if (!TELLING.has(intent.is)) return [];
  const { facets } = assistant.knowledge;
  const text = message.text.slice(0, LONGEST);
  const facts = factReader(facets)
    .read(text)
    .map(({ facet, value, self }): Told => ({ facet, value, ...(self ? { self } : {}) }));
  const dialog = navigatorOf(assistant);
  return dialog === null
    ? facts
    : [...facts, ...tellOptions(dialog, text, facets), ...hitsWanted(intent).map(({ plan, number }) => tellMeasure(plan, number))];
}

/** What the bot answers even while a person has the conversation: the way back to it, and what concerns one's own data. */
function isForBot(intent: Intent): boolean {
  if (intent.is === 'beside-dialog') return isForBot(intent.intent);
  const command = commandIn(intent);
  return (
    intent.is === 'return-to-bot' || intent.is === 'withdraw-needs' || command === 'erase' || command === 'export' || command === 'my-data'
  );
}

interface Happened {
  readonly assistant: Assistant;
  readonly intent: Intent;
  readonly acted: Acted;
  readonly message: Message;
  readonly locale: Locale;
  readonly before: Conversation;
}

function effectsOf({ assistant, intent, acted: { answer, dialog, wish }, message, locale, before }: Happened): readonly Effect[] {
  if (wish) return [{ do: 'register-need', wish, measures: measuresIn(before) }];
  if (intent.is === 'withdraw-needs') return [{ do: 'withdraw-needs' }];
  const command = commandIn(intent);
  if (command === 'erase') return [{ do: 'erase-user' }];
  if (command === 'export') return [{ do: 'export' }];
  if (returnsToBot(intent)) return [{ do: 'end-hand-over' }];
  if (answer.kind === 'handoff' && answer.desk !== 'none') return [handOver(answer, before, message, assistant.templates[locale])];
  if (answer.kind === 'dialog-result' && answer.found.length > 0 && dialog) {
    return [{ do: 'keep-result', dialog: dialog.dialog, kept: keptOf(dialog), locale, line: takeAwayLine(assistant, locale) }];
  }
  const complaint = complaintIn(intent);
  if (complaint !== null && before.focus !== null) return [{ do: 'note-gap', question: before.focus.question, reason: complaint, locale }];
  if (!isMiss(answer)) return [];
  return [{ do: 'note-gap', question: message.text.slice(0, LONGEST), reason: answer.reason ?? 'unclear', locale }];
}

/** What the conversation was about, for whoever follows the need up: 第9条、第13条. */
function measuresIn({ focus }: Conversation): string {
  const shown = focus?.measures.slice(0, Math.max(1, focus.shown)) ?? [];
  return shown.map(({ number }) => `第${number}条`).join('、');
}

function returnsToBot(intent: Intent): boolean {
  return intent.is === 'return-to-bot' || (intent.is === 'beside-dialog' && returnsToBot(intent.intent));
}

function handOver({ measures }: HandoffAnswer, before: Conversation, { text }: Message, { locale, say }: Wording): Effect {
  const { unanswered, focus } = before;
  return {
    do: 'hand-over',
    reason: whyPerson(before),
    question: (unanswered ?? focus?.question) || text.slice(0, LONGEST),
    locale,
    measures: measures.map(({ plan, measure }) => ({ plan: plan.id, number: measure.number })),
    lead: [...new Set(measures.flatMap(({ measure }) => [...measure.lead, ...measure.undivided]))],
    others: say({ key: 'desk.others', values: { count: '{count}' } }),
  };
}

/** The store knows address, code and day only when it keeps the result. */
function takeAwayLine({ templates }: Assistant, locale: Locale): string {
  return templates[locale].say({ key: 'dialog.take-away', values: { address: '{address}', code: '{code}', until: '{until}' } });
}
