/** Conversations: who talks with us, by which way, and how far their activities have come. */
import type { ConversationRow } from './schema.ts';
import type { Database, Tx } from './store.ts';

export interface KnownConversation {
  readonly id: string;
  readonly channel: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly lastAt: number;
  readonly lastSequence: number;
}

/** @returns whether it is new */
export async function openConversation(
  tx: Tx,
  conversation: { id: string; channel: string; userId: string },
  nowMs: number,
): Promise<boolean> {
  const { id, channel, userId } = conversation;
  const row = { id, channel, user_id: userId, created_at: nowMs, last_at: nowMs, last_sequence: 0 };
  const result = await tx.db
    .insertInto('conversations')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Holds the conversation until the transaction ends, so that its turns come one after another. */
export async function lockConversation(tx: Tx, id: string): Promise<KnownConversation | null> {
  const query = tx.db.selectFrom('conversations').selectAll().where('id', '=', id);
  const row = await (tx.locksRows ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : known(row);
}

export async function findConversation(db: Database, id: string): Promise<KnownConversation | null> {
  const row = await db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : known(row);
}

/** Takes its activities with it. */
export async function deleteConversation(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('conversations').where('id', '=', id).execute();
}

function known(row: ConversationRow): KnownConversation {
  return {
    id: row.id,
    channel: row.channel,
    userId: row.user_id,
    createdAt: row.created_at,
    lastAt: row.last_at,
    lastSequence: row.last_sequence,
  };
}
