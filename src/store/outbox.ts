/** Replies that still have to be brought to a service of others. Kept in the turn's transaction, sent after it, also by the next start. */
import { placeOf } from './activities.ts';
import { keepingOf } from './keeping.ts';
import type { Database, Tx } from './store.ts';

export interface Outgoing {
  readonly conversationId: string;
  readonly sequence: number;
  readonly attempts: number;
  readonly dueAt: number;
  /** JSON text. */
  readonly body: string;
  readonly from: 'user' | 'bot' | 'staff';
}

export async function addToOutbox(
  tx: Tx,
  message: { conversationId: string; sequence: number; channel: string },
  nowMs: number,
): Promise<void> {
  const { conversationId, sequence, channel } = message;
  await tx.db.insertInto('outbox').values({ conversation_id: conversationId, sequence, channel, attempts: 0, due_at: nowMs }).execute();
}

/** The oldest unsent message of each conversation, the one longest due first. */
export async function nextOutgoing(db: Database, channel: string, limit: number): Promise<Outgoing[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('activities', (join) =>
      join.onRef('activities.conversation_id', '=', 'outbox.conversation_id').onRef('activities.sequence', '=', 'outbox.sequence'),
    )
    .select([
      'outbox.conversation_id as conversationId',
      'outbox.sequence',
      'outbox.attempts',
      'outbox.due_at as dueAt',
      'activities.body',
      'activities.from_role as from',
    ])
    .where('outbox.channel', '=', channel)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.sequence')
            .whereRef('earlier.conversation_id', '=', 'outbox.conversation_id')
            .whereRef('earlier.sequence', '<', 'outbox.sequence'),
        ),
      ),
    )
    .orderBy('outbox.due_at')
    .limit(limit)
    .execute();
  const keeping = keepingOf(db);
  return rows.map((row) => ({ ...row, body: keeping.read(row.body, placeOf(row.conversationId, row.sequence)) }));
}

export async function removeFromOutbox(tx: Tx, message: { conversationId: string; sequence: number }): Promise<void> {
  await tx.db.deleteFrom('outbox').where('conversation_id', '=', message.conversationId).where('sequence', '=', message.sequence).execute();
}

export async function postponeInOutbox(
  tx: Tx,
  message: { conversationId: string; sequence: number; attempts: number },
  dueAt: number,
): Promise<void> {
  await tx.db
    .updateTable('outbox')
    .set({ attempts: message.attempts + 1, due_at: dueAt })
    .where('conversation_id', '=', message.conversationId)
    .where('sequence', '=', message.sequence)
    .execute();
}

export async function isInOutbox(db: Database, message: { conversationId: string; sequence: number }): Promise<boolean> {
  const query = db.selectFrom('outbox').select('sequence').where('conversation_id', '=', message.conversationId);
  return (await query.where('sequence', '=', message.sequence).executeTakeFirst()) !== undefined;
}

/** Nobody took it, and it is not tried again: whoever wrote it is to see that. */
export async function giveUp(tx: Tx, message: { conversationId: string; sequence: number }, nowMs: number): Promise<void> {
  const { conversationId, sequence } = message;
  await removeFromOutbox(tx, message);
  await tx.db.insertInto('undelivered').values({ conversation_id: conversationId, sequence, at: nowMs }).execute();
  tx.grown.add(conversationId);
}

export async function isUndelivered(db: Database, message: { conversationId: string; sequence: number }): Promise<boolean> {
  const query = db.selectFrom('undelivered').select('sequence').where('conversation_id', '=', message.conversationId);
  return (await query.where('sequence', '=', message.sequence).executeTakeFirst()) !== undefined;
}
