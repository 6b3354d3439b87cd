/** From what a person did in WeChat to what the bot receives. */
import type { Activity } from 'botframework-schema';
import type { Delivery } from '../../bot/bot.ts';
import { WELCOME } from '../../bot/handler.ts';
import type { Callback, DeedKind } from './callback.ts';

/** Our note on an activity of a person: how they said it. */
export interface PersonNote {
  readonly deed: DeedKind;
}

/** @param text what they said by it, once numbers of options are read as their titles */
export function deliveryOf({ to, deed, deliveryKey }: Callback, text: string, conversationId: string, now: Date): Delivery {
  const isArrival = text === '' && (deed.kind === 'follow' || deed.kind === 'scan');
  const note: PersonNote = { deed: deed.kind };
  const activity: Partial<Activity> = {
    ...(isArrival ? { type: 'event', name: WELCOME } : { type: 'message', text }),
    channelId: 'wechat',
    serviceUrl: '',
    timestamp: now,
    conversation: { id: conversationId } as Activity['conversation'],
    from: { id: conversationId, role: 'user' } as Activity['from'],
    recipient: { id: to, name: '' },
    channelData: note,
  };
  return { channel: 'wechat', conversationId, userId: conversationId, activity, deliveryKey, opens: true, outbox: false };
}
