/** From what a client posts to the activity that the bot receives, and from the transcript to what clients read. */
import { createHash } from 'node:crypto';
import type { Activity } from 'botframework-schema';
import type { KeptActivity } from '../../store/activities.ts';
import { oddField } from '../activity-fields.ts';
import { isRecord } from '../body.ts';
import { DIRECT_LINE_LIMITS } from './limits.ts';
import { Refusal } from './replies.ts';

export const BOT = { id: 'guancetong', name: '莞策通', role: 'bot' } as const;

/** @throws Refusal 400 for what is no activity */
export function checkActivity(body: unknown): Record<string, unknown> & { type: string } {
  if (!isRecord(body)) throw new Refusal(400, 'the body has to be an activity');
  const { type } = body;
  if (typeof type !== 'string' || !/^[A-Za-z/]{1,64}$/.test(type)) throw new Refusal(400, 'the activity has no type');
  const odd = oddField(body);
  if (odd !== null) throw new Refusal(400, `${odd} has the wrong type`);
  return { ...body, type };
}

/** Everything the client sent comes back to it unchanged, `channelData` above all; who and where is ours to say. */
export function receivedActivity(
  given: Record<string, unknown>,
  place: { conversationId: string; userId: string; now: Date },
): Partial<Activity> {
  const { id: _id, deliveryMode: _mode, from, ...rest } = given;
  const name = isRecord(from) && typeof from.name === 'string' ? { name: from.name } : {};
  return {
    ...rest,
    channelId: 'directline',
    serviceUrl: '',
    timestamp: place.now,
    conversation: { id: place.conversationId } as Activity['conversation'],
    from: { id: place.userId, ...name, role: 'user' } as Activity['from'],
    recipient: { ...BOT },
  };
}

/** Marks repeated deliveries: clients name each message once, and name it again when they repeat it. */
export function deliveryKeyOf(given: Record<string, unknown>): string | null {
  const { channelData } = given;
  const id = isRecord(channelData) ? channelData.clientActivityID : undefined;
  if (typeof id !== 'string' || id === '') return null;
  // The store would keep every lone surrogate as the same character.
  return id.length <= 128 && !/\p{Cs}/u.test(id) ? id : createHash('sha256').update(JSON.stringify(id)).digest('base64url');
}

/** 0 for an empty, odd or missing watermark: rather all again than a message lost. */
export function sequenceOf(watermark: string | null): number {
  return watermark !== null && /^\d{1,15}$/.test(watermark) ? Number(watermark) : 0;
}

export interface Batch {
  /** JSON text of an ActivitySet. */
  readonly json: string;
  readonly upTo: number;
}

/** As many as fit into one answer; the rest comes with the next. */
export function batchOf(activities: readonly KeptActivity[], watermark: string): Batch {
  let length = 0;
  const fitting = activities.filter(({ body }, index) => {
    length += body.length;
    return index === 0 || length <= DIRECT_LINE_LIMITS.batchLength;
  });
  const upTo = fitting.at(-1)?.sequence;
  const mark = JSON.stringify(upTo === undefined ? watermark : String(upTo));
  return { json: `{"activities":[${fitting.map(({ body }) => body).join(',')}],"watermark":${mark}}`, upTo: upTo ?? sequenceOf(watermark) };
}
