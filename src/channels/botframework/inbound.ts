/** From what a service posts to the delivery that the bot takes. */
import type { Activity } from 'botframework-schema';
import type { Delivery } from '../../bot/bot.ts';
import { oddField } from '../activity-fields.ts';
import { isRecord, RequestRefused } from '../body.ts';

/** Longer than any id that a channel gives. */
const LONGEST_ID = 1_024;

/** @throws RequestRefused 400 for what is no activity that could be answered */
export function checkedBody(body: unknown): Record<string, unknown> {
  if (!isRecord(body)) throw new RequestRefused(400, 'the body has to be an activity');
  for (const [where, value] of [
    ['type', body.type],
    ['channelId', body.channelId],
    ['serviceUrl', body.serviceUrl],
    ['conversation.id', isRecord(body.conversation) ? body.conversation.id : undefined],
    ['from.id', isRecord(body.from) ? body.from.id : undefined],
  ])
    if (typeof value !== 'string' || value === '' || value.length > LONGEST_ID) throw new RequestRefused(400, `${where} is missing or odd`);
  const odd = oddField(body);
  if (odd !== null) throw new RequestRefused(400, `${odd} has the wrong type`);
  return body;
}

/** A delivery that came by this channel. Its replies go out by the outbox, unless they are to stand in the answer itself. */
export function deliveryOf(activity: Activity): Delivery {
  // The bot's own context would keep the replies back.
  const { deliveryMode, ...taken } = activity;
  const { channelId, conversation, from, id } = taken;
  return {
    channel: 'botframework',
    conversationId: `${channelId}/${conversation.id}`,
    userId: `${channelId}/${from.id}`,
    activity: taken,
    deliveryKey: id ?? null,
    opens: true,
    outbox: deliveryMode !== 'expectReplies',
  };
}
