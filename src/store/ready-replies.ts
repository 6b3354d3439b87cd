/** Short replies that staff keep at hand. */
import type { Database, Tx } from './store.ts';

export interface ReadyReply {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export async function readyReplies(db: Database): Promise<ReadyReply[]> {
  return await db.selectFrom('ready_replies').select(['id', 'title', 'text']).orderBy('title').execute();
}

export async function keepReadyReply(tx: Tx, { id, title, text }: ReadyReply, by: string, nowMs: number): Promise<void> {
  const values = { title, text, changed_by: by, changed_at: nowMs };
  await tx.db
    .insertInto('ready_replies')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function deleteReadyReply(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('ready_replies').where('id', '=', id).execute();
}
