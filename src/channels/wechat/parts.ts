/** The next part of a reply that was too long for one message: given by this channel, without a turn. */
import type { Activity } from 'botframework-schema';
import { activityId, appendActivities, findDelivered, type KeptActivity, newestActivities, repliesTo } from '../../store/activities.ts';
import { lockConversation } from '../../store/conversations.ts';
import type { Database, Store, Tx } from '../../store/store.ts';
import { fateOf, heldActivities } from '../../store/wechat.ts';
import { isRecord } from '../body.ts';
import { compose, wholeText } from './compose.ts';
import { cutText } from './cut.ts';
import { WECHAT_LIMITS } from './limits.ts';
import { numberedTitles, type OptionForm } from './options.ts';
import { wordsFor } from './words.ts';

/** Our note on an activity that is a later part of a reply. */
interface PartNote {
  readonly rest: string;
  /** What bare numbers mean under it. */
  readonly numbered: readonly string[];
}

export interface MoreAsked {
  readonly conversationId: string;
  readonly deliveryKey: string;
  readonly activity: Partial<Activity>;
  readonly form: OptionForm;
  readonly now: Date;
}

/** How far back the last thing said may lie: behind messages that a member of staff has yet to answer. */
const LOOK_BACK = 20;

/** @returns null where nothing is left to show */
export function nextPart(store: Store, asked: MoreAsked): Promise<string | null> {
  return store.write(async (tx) => {
    const earlier = await findDelivered(tx, asked.conversationId, asked.deliveryKey);
    if (earlier !== null) return partGiven(await repliesTo(tx.db, asked.conversationId, earlier.id));
    const last = await lastSaid(tx.db, asked.conversationId);
    if (last === null) return null;
    const left = await restOf(tx.db, asked, last);
    return left.rest === '' ? null : await givePart(tx, asked, left, last);
  });
}

/** The titles that bare numbers mean now. */
export async function numberedNow(db: Database, conversationId: string): Promise<readonly string[]> {
  const last = await lastSaid(db, conversationId);
  return last === null ? [] : (noteOn(last)?.numbered ?? numberedTitles(activityIn(last)));
}

async function lastSaid(db: Database, conversationId: string): Promise<KeptActivity | null> {
  const newest = await newestActivities(db, conversationId, LOOK_BACK);
  return newest.find(({ from, type }) => from !== 'user' && type === 'message') ?? null;
}

async function restOf(db: Database, { conversationId, form }: MoreAsked, last: KeptActivity): Promise<PartNote> {
  const note = noteOn(last);
  if (note !== null) return note;
  const { held, replies } = await shownTogether(db, conversationId, last);
  const whole = wholeText(held, replies, form);
  return { rest: compose(whole, replies)?.rest ?? '', numbered: numberedTitles(activityIn(last)) };
}

/** What stood in one message with the last thing said. */
async function shownTogether(db: Database, conversationId: string, last: KeptActivity) {
  const fate = await fateOf(db, { conversationId, sequence: last.sequence });
  const shownWith = last.replyTo ?? fate?.shownWith ?? null;
  if (shownWith === null) return { held: [last], replies: [] };
  const held = await heldActivities(db, conversationId, shownWith);
  const replies = await repliesTo(db, conversationId, shownWith);
  return { held: held.filter((each) => each.shownWith !== null), replies: replies.map(activityIn) };
}

async function givePart(tx: Tx, asked: MoreAsked, { rest, numbered }: PartNote, last: KeptActivity): Promise<string | null> {
  const conversation = await lockConversation(tx, asked.conversationId);
  if (conversation === null) return null;
  const [askedId, givenId] = [1, 2].map((step) => activityId(conversation.id, conversation.lastSequence + step));
  const { locale } = activityIn(last);
  const cut = cutText(rest, WECHAT_LIMITS.textBytes, wordsFor(locale).more);
  const channelData: PartNote = { rest: cut.rest, numbered };
  const given = { type: 'message', id: givenId, text: cut.shown, locale, replyToId: askedId, timestamp: asked.now, channelData };
  const rows = [
    { id: askedId ?? '', from: 'user', body: { ...asked.activity, id: askedId }, deliveryKey: asked.deliveryKey },
    { id: givenId ?? '', from: 'bot', body: given, replyTo: askedId ?? '' },
  ] as const;
  const activities = rows.map((row) => ({ ...row, type: 'message' }));
  await appendActivities(tx, conversation, activities, asked.now.getTime());
  return cut.shown;
}

function partGiven(replies: readonly KeptActivity[]): string | null {
  const [reply] = replies;
  return reply !== undefined && noteOn(reply) !== null ? (activityIn(reply).text ?? '') : null;
}

function activityIn({ body }: KeptActivity): Partial<Activity> {
  return JSON.parse(body);
}

function noteOn(kept: KeptActivity): PartNote | null {
  const { channelData } = activityIn(kept);
  return isRecord(channelData) && typeof channelData.rest === 'string' && Array.isArray(channelData.numbered)
    ? { rest: channelData.rest, numbered: channelData.numbered }
    : null;
}
