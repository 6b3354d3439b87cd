/** Conversations: who talks with us, by which way, and how far their activities have come. */

import { prepared } from './prepared.ts';
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

const open = prepared<Omit<ConversationRow, 'last_sequence'>, { id: string }>((db, { id, channel, user_id, created_at, last_at }) =>
  db
    .insertInto('conversations')
    .values({ id, channel, user_id, created_at, last_at, last_sequence: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

/** @returns whether it is new */
export async function openConversation(
  tx: Tx,
  conversation: { id: string; channel: string; userId: string },
  nowMs: number,
): Promise<boolean> {
  const { id, channel, userId } = conversation;
  return (await open(tx.db, { id, channel, user_id: userId, created_at: nowMs, last_at: nowMs })).length === 1;
}

const find = prepared<{ id: string }, ConversationRow>((db, { id }) => db.selectFrom('conversations').selectAll().where('id', '=', id));
const lock = prepared<{ id: string }, ConversationRow>((db, { id }) =>
  db.selectFrom('conversations').selectAll().where('id', '=', id).forUpdate(),
);

/** Holds the conversation until the transaction ends, so that its turns come one after another. */
export async function lockConversation(tx: Tx, id: string): Promise<KnownConversation | null> {
  const [row] = await (tx.locksRows ? lock : find)(tx.db, { id });
  return row === undefined ? null : known(row);
}

export async function findConversation(db: Database, id: string): Promise<KnownConversation | null> {
  const [row] = await find(db, { id });
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
