/** The transcript: what was said in a conversation, in order, each once. */
import type { KnownConversation } from './conversations.ts';
import { type Keeping, keepingOf } from './keeping.ts';
import { prepared } from './prepared.ts';
import type { ActivityRow } from './schema.ts';
import type { Database, Tx } from './store.ts';

export interface NewActivity {
  readonly id: string;
  readonly type: string;
  readonly from: 'user' | 'bot' | 'staff';
  /** The activity as its readers get it. */
  readonly body: object;
  readonly replyTo?: string;
  readonly deliveryKey?: string;
  /** Version of the knowledge that gave it. */
  readonly knowledge?: string;
}

export interface KeptActivity {
  readonly sequence: number;
  readonly id: string;
  readonly type: string;
  readonly from: 'user' | 'bot' | 'staff';
  /** JSON text. */
  readonly body: string;
  readonly replyTo: string | null;
  /** Version of the knowledge that gave it; null for what others said. */
  readonly knowledge: string | null;
  readonly at: number;
}

/** What the words of an activity are encrypted for. */
export function placeOf(conversationId: string, sequence: number): string {
  return `${conversationId}|${sequence}`;
}

/** The id that the nth activity of a conversation gets. */
export function activityId(conversationId: string, sequence: number): string {
  return `${conversationId}|${String(sequence).padStart(7, '0')}`;
}

const grow = prepared<{ id: string; last_sequence: number; last_at: number }, never>((db, { id, last_sequence, last_at }) =>
  db.updateTable('conversations').set({ last_sequence, last_at }).where('id', '=', id).$castTo<never>(),
);
const append = prepared<ActivityRow, never>((db, row) =>
  db
    .insertInto('activities')
    .values({
      ...{ conversation_id: row.conversation_id, sequence: row.sequence, id: row.id, type: row.type, from_role: row.from_role },
      ...{ body: row.body, reply_to: row.reply_to, delivery_key: row.delivery_key, knowledge: row.knowledge, at: row.at },
    })
    .$castTo<never>(),
);

/** Appends in the given order, behind what the locked conversation holds already. */
export async function appendActivities(
  tx: Tx,
  conversation: KnownConversation,
  activities: readonly NewActivity[],
  nowMs: number,
): Promise<void> {
  if (activities.length === 0) return;
  const keeping = keepingOf(tx.db);
  const rows = activities.map((activity, index) => {
    const sequence = conversation.lastSequence + 1 + index;
    return {
      ...{ conversation_id: conversation.id, sequence, id: activity.id, type: activity.type, from_role: activity.from },
      body: keeping.keep(JSON.stringify(activity.body), placeOf(conversation.id, sequence)),
      reply_to: activity.replyTo ?? null,
      delivery_key: activity.deliveryKey ?? null,
      knowledge: activity.knowledge ?? null,
      at: nowMs,
    };
  });
  const last_sequence = conversation.lastSequence + rows.length;
  await grow(tx.db, { id: conversation.id, last_sequence, last_at: nowMs });
  for (const row of rows) await append(tx.db, row);
  tx.grown.add(conversation.id);
}

const delivered = prepared<{ conversation: string; key: string }, ActivityRow>((db, { conversation, key }) =>
  db.selectFrom('activities').selectAll().where('conversation_id', '=', conversation).where('delivery_key', '=', key),
);

/** What was kept of an earlier delivery of the same message. */
export async function findDelivered(tx: Tx, conversationId: string, deliveryKey: string): Promise<KeptActivity | null> {
  const [row] = await delivered(tx.db, { conversation: conversationId, key: deliveryKey });
  return row === undefined ? null : kept(row, keepingOf(tx.db));
}

const after = prepared<{ conversation: string; sequence: number; limit: number }, ActivityRow>((db, { conversation, sequence, limit }) =>
  db
    .selectFrom('activities')
    .selectAll()
    .where('conversation_id', '=', conversation)
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(limit),
);

/** In order; those after `afterSequence`, at most `limit`. */
export async function activitiesAfter(db: Database, conversationId: string, afterSequence: number, limit: number): Promise<KeptActivity[]> {
  const rows = await after(db, { conversation: conversationId, sequence: afterSequence, limit });
  return allKept(db, rows);
}

/** The newest first. */
export async function newestActivities(db: Database, conversationId: string, limit: number): Promise<KeptActivity[]> {
  const rows = await db
    .selectFrom('activities')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return allKept(db, rows);
}

export interface Stretch {
  /** Only what stands before this place; null: from the newest. */
  readonly beforeSequence: number | null;
  /** Only what was said until then; null: up to now. */
  readonly untilMs: number | null;
  readonly limit: number;
}

/** Messages, in order: the last ones of such a stretch. */
export async function lastMessages(
  db: Database,
  conversationId: string,
  { beforeSequence, untilMs, limit }: Stretch,
): Promise<KeptActivity[]> {
  let query = db.selectFrom('activities').selectAll().where('conversation_id', '=', conversationId).where('type', '=', 'message');
  if (beforeSequence !== null) query = query.where('sequence', '<', beforeSequence);
  if (untilMs !== null) query = query.where('at', '<=', untilMs);
  const rows = await query.orderBy('sequence', 'desc').limit(limit).execute();
  return allKept(db, rows).reverse();
}

export async function repliesTo(db: Database, conversationId: string, id: string): Promise<KeptActivity[]> {
  const rows = await db
    .selectFrom('activities')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('reply_to', '=', id)
    .orderBy('sequence')
    .execute();
  return allKept(db, rows);
}

function allKept(db: Database, rows: readonly ActivityRow[]): KeptActivity[] {
  const keeping = keepingOf(db);
  return rows.map((row) => kept(row, keeping));
}

function kept(row: ActivityRow, keeping: Keeping): KeptActivity {
  const { sequence, id, type, from_role: from, reply_to: replyTo, knowledge, at } = row;
  const body = keeping.read(row.body, placeOf(row.conversation_id, sequence));
  return { sequence, id, type, from, body, replyTo, knowledge, at };
}
