/** A conversation as staff read it: as typed, who said it, and whether what was said by staff has come to its reader. */
import { type KeptActivity, lastMessages, newestActivities } from '../../store/activities.ts';
import type { KnownConversation } from '../../store/conversations.ts';
import { isInOutbox, isUndelivered } from '../../store/outbox.ts';
import type { Database } from '../../store/store.ts';
import { fateOf } from '../../store/wechat.ts';
import { timeOf } from './times.ts';
import { say, type Words } from './words.ts';

const SHOWN = 60;

export interface SaidLine {
  /** Its place in the conversation. */
  readonly sequence: number;
  readonly from: 'user' | 'bot' | 'staff';
  readonly who: string;
  readonly at: string;
  readonly text: string;
  /** Null for what needs no delivery of ours. */
  readonly delivery: string | null;
  readonly isUndelivered: boolean;
}

export interface Said {
  readonly lines: readonly SaidLine[];
  /** The place before which more was said; null: that is all. */
  readonly earlier: number | null;
}

/** @param untilMs what was said to the bot afterwards is no matter of people; null: they have it still */
export async function transcriptOf(
  db: Database,
  conversation: KnownConversation,
  { beforeSequence, untilMs }: { readonly beforeSequence: number | null; readonly untilMs: number | null },
  words: Words,
): Promise<Said> {
  const found = await lastMessages(db, conversation.id, { beforeSequence, untilMs, limit: SHOWN + 1 });
  const shown = found.slice(-SHOWN);
  const lines = await Promise.all(shown.map((activity) => lineOf(db, conversation, activity, words)));
  return { lines, earlier: found.length > SHOWN ? (shown[0]?.sequence ?? null) : null };
}

async function lineOf(db: Database, conversation: KnownConversation, activity: KeptActivity, words: Words): Promise<SaidLine> {
  const { text, channelData } = JSON.parse(activity.body) as { text?: unknown; channelData?: { staff?: unknown } };
  const name = typeof channelData?.staff === 'string' ? channelData.staff : '';
  const fate = activity.from === 'staff' ? await deliveryOf(db, conversation, activity.sequence) : null;
  return {
    sequence: activity.sequence,
    from: activity.from,
    who: activity.from === 'staff' && name !== '' ? name : say(words, `from-${activity.from}`),
    at: timeOf(activity.at),
    text: typeof text === 'string' ? text : '',
    delivery: fate === null ? null : say(words, `delivery-${fate}`),
    isUndelivered: fate === 'held' || fate === 'pending' || fate === 'failed',
  };
}

type Fate = 'placed' | 'sent' | 'shown' | 'held' | 'pending' | 'failed';

/** Web chat reads its conversation itself, now or when it comes back; others are sent to. */
async function deliveryOf(db: Database, { id, channel }: KnownConversation, sequence: number): Promise<Fate> {
  if (channel === 'directline') return 'placed';
  const fate = channel === 'wechat' ? await fateOf(db, { conversationId: id, sequence }) : null;
  if (fate !== null) return fate.fate;
  if (await isInOutbox(db, { conversationId: id, sequence })) return 'pending';
  return (await isUndelivered(db, { conversationId: id, sequence })) ? 'failed' : 'sent';
}

/** What the owner said last since then, to begin a search with; null: nothing. */
export async function lastSaid(db: Database, conversationId: string, sinceMs: number): Promise<string | null> {
  const recent = await newestActivities(db, conversationId, 20);
  const said = recent.find(({ from, type, at }) => from === 'user' && type === 'message' && at > sinceMs);
  const { text } = JSON.parse(said?.body ?? '{}') as { text?: unknown };
  return typeof text === 'string' ? text : null;
}
