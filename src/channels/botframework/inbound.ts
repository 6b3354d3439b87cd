/** From what a service posts to the delivery that the bot takes. */
import type { Activity } from 'botframework-schema';
import type { Delivery } from '../../bot/bot.ts';
import { BodyRefused, isRecord } from '../body.ts';

/** Longer than any id that a channel gives. */
const LONGEST_ID = 1_024;

/** @throws BodyRefused 400 for what is no activity that could be answered */
export function checkedBody(body: unknown): Record<string, unknown> {
  if (!isRecord(body)) throw new BodyRefused(400, 'the body has to be an activity');
  for (const [where, value] of [
    ['type', body.type],
    ['channelId', body.channelId],
    ['serviceUrl', body.serviceUrl],
    ['conversation.id', isRecord(body.conversation) ? body.conversation.id : undefined],
    ['from.id', isRecord(body.from) ? body.from.id : undefined],
  ])
    if (typeof value !== 'string' || value === '' || value.length > LONGEST_ID) throw new BodyRefused(400, `${where} is missing or odd`);
  return body;
}

/** A delivery that came by this channel. Its replies go out by the outbox, unless they are to stand in the answer itself. */
export function deliveryOf(activity: Activity): Delivery {
  const { channelId, conversation, from, id, deliveryMode } = activity;
  return {
    channel: 'botframework',
    conversationId: `${channelId}/${conversation.id}`,
    userId: `${channelId}/${from.id}`,
    activity,
    deliveryKey: id ?? null,
    opens: true,
    outbox: deliveryMode !== 'expectReplies',
  };
}
