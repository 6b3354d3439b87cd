/** A message into a conversation that answers no activity: what a staff member says, or what is told of their coming and going. */
import { TurnContext } from 'botbuilder-core';
import { type Activity, ActivityTypes, InputHints } from 'botframework-schema';
import { activityId, appendActivities, newestActivities } from '../store/activities.ts';
import { lockConversation } from '../store/conversations.ts';
import { addToOutbox } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';

export interface StaffMessage {
  readonly text: string;
  readonly locale: string;
  /** Who says it; null: the service itself. */
  readonly from: string | null;
}

/** How far back a message of the owner is looked for, from which their address is known. */
const RECENT = 200;
/** Channels that read the conversation themselves; others are sent to. */
const READING: ReadonlySet<string> = new Set(['directline']);

/** @returns the place of the message in the conversation; null: the conversation is gone, or nothing in it tells where to send it */
export async function sayInConversation(tx: Tx, conversationId: string, message: StaffMessage, now: Date): Promise<number | null> {
  const conversation = await lockConversation(tx, conversationId);
  if (conversation === null) return null;
  const recent = await newestActivities(tx.db, conversationId, RECENT);
  const heard = recent.find(({ from }) => from === 'user');
  if (heard === undefined) return null;
  const sequence = conversation.lastSequence + 1;
  const body = { ...addressed(JSON.parse(heard.body), message), id: activityId(conversationId, sequence), timestamp: now };
  const from = message.from === null ? 'bot' : 'staff';
  await appendActivities(tx, conversation, [{ id: body.id, type: 'message', from, body }], now.getTime());
  if (!READING.has(conversation.channel)) await addToOutbox(tx, { conversationId, sequence, channel: conversation.channel }, now.getTime());
  return sequence;
}

function addressed(heard: Partial<Activity>, { text, locale, from }: StaffMessage): Partial<Activity> {
  const said: Partial<Activity> = { type: ActivityTypes.Message, text, textFormat: 'plain', locale, inputHint: InputHints.AcceptingInput };
  // It goes to the same person, and answers nothing.
  const { replyToId: _, ...addressedTo } = TurnContext.applyConversationReference(said, TurnContext.getConversationReference(heard));
  return from === null ? addressedTo : { ...addressedTo, channelData: { staff: from } };
}
