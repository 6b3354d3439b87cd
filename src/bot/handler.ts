/** How the bot meets each kind of activity. */
import { ActivityHandler, type TurnContext } from 'botbuilder-core';
import type { Log } from '../ops/log.ts';
import type { Conversation, Desk, Effect, Message, Report } from '../turn/model.ts';
import { FRESH } from '../turn/remember.ts';
import type { Answered, Answerer } from './answer.ts';
import { apology } from './apology.ts';
import { type Guided, guidedIn } from './guided.ts';
import { localeOf, messageOf } from './message.ts';
import { activityOf } from './reply.ts';
import type { TurnState } from './state.ts';

/** What one turn has at hand; the handler itself is one for all turns. */
export interface TurnScope {
  readonly channel: string;
  readonly now: Date;
  readonly state: TurnState;
  readonly effects: Effect[];
  /** Null: there is nobody who could take over. */
  readonly desk: Desk | null;
  isForPerson: boolean;
  report: Report | null;
}

export function scopeOf(channel: string, now: Date, state: TurnState, desk: Desk | null = null): TurnScope {
  return { channel, now, state, effects: [], desk, isForPerson: false, report: null };
}

/** Name of the event by which a channel asks for words to somebody who has just arrived. */
export const WELCOME = 'guancetong/welcome';

const SCOPE = Symbol('scope');

export function bindScope(context: TurnContext, scope: TurnScope): void {
  context.turnState.set(SCOPE, scope);
}

export function policyHandler(answer: Answerer, log: Log): ActivityHandler {
  const handler = new ActivityHandler();
  handler.onMessage(async (context, next) => {
    await reply(context, answer, log);
    await next();
  });
  handler.onEvent(async (context, next) => {
    if (context.activity.name === WELCOME) await welcome(context, answer, log);
    await next();
  });
  handler.onMembersAdded(async (context, next) => {
    await greet(context, answer);
    await next();
  });
  return handler;
}

async function reply(context: TurnContext, answer: Answerer, log: Log): Promise<void> {
  const scope: TurnScope = context.turnState.get(SCOPE);
  const message = messageOf(context.activity);
  const guided = await guidedIn(context, scope.state.dialogs);
  const before = await remembered(context, scope.state, guided);
  const known: Message = scope.desk === null ? message : { ...message, desk: scope.desk };
  const answered = attempt(() => answer(before, known, scope.now, scope.channel), log);
  if (answered === null) {
    await context.sendActivity(activityOf(apology(before?.locale ?? localeOf(context.activity.locale))));
    return;
  }
  if (answered.isForPerson) {
    scope.isForPerson = true;
    scope.effects.push(...answered.effects);
    if (known.desk?.away != null) await context.sendActivity(activityOf(answered.reply));
    return;
  }
  scope.report = answered.report;
  scope.effects.push(...answered.effects);
  await remember(context, scope.state, answered.conversation);
  await guided.settle(answered.conversation.dialog);
  await context.sendActivity(activityOf(answered.reply));
}

/** A fault while finding words says so and changes nothing; a fault of the store is not caught here, and undoes the turn. */
function attempt(answer: () => Answered, log: Log): Answered | null {
  try {
    return answer();
  } catch (err) {
    log.error({ err }, 'a turn failed');
    return null;
  }
}

/** Unlike a greeting of the person's own it leaves an open conversation as it is. */
async function welcome(context: TurnContext, answer: Answerer, log: Log): Promise<void> {
  const { channel, now, state }: TurnScope = context.turnState.get(SCOPE);
  const before = await remembered(context, state, await guidedIn(context, state.dialogs));
  const hello: Message = { text: before?.locale === 'en' ? 'Hello' : '你好' };
  const answered = attempt(() => answer(before, hello, now, channel), log);
  await context.sendActivity(activityOf(answered?.reply ?? apology(before?.locale ?? undefined)));
}

/** Our own page greets before the first message; in a client of others the bot has to. */
async function greet(context: TurnContext, answer: Answerer): Promise<void> {
  const { channel, now }: TurnScope = context.turnState.get(SCOPE);
  const { membersAdded, recipient, locale } = context.activity;
  if (channel !== 'botframework' || !membersAdded?.some((member) => member.id !== recipient?.id)) return;
  const hello: Message = { text: localeOf(locale) === 'en' ? 'Hello' : '你好' };
  await context.sendActivity(activityOf(answer(null, hello, now, channel).reply));
}

async function remembered(context: TurnContext, state: TurnState, { session }: Guided): Promise<Conversation | null> {
  const conversation = await state.conversation.get(context);
  // Kept by an earlier version, it may lack what is remembered now.
  if (conversation !== undefined) return { ...FRESH, ...conversation, dialog: session };
  const settings = await state.settings.get(context);
  if (settings === undefined || settings.locale === null) return null;
  return { ...FRESH, locale: settings.locale, localeChosen: true };
}

async function remember(context: TurnContext, state: TurnState, conversation: Conversation): Promise<void> {
  const { dialog: _, ...kept } = conversation;
  await state.conversation.set(context, kept);
  if (!conversation.localeChosen) return;
  const settings = await state.settings.get(context);
  if (settings?.locale !== conversation.locale) await state.settings.set(context, { locale: conversation.locale });
}
