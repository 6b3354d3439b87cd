/** Questions that found no full answer, for those who extend the knowledge. */
import { prepared } from './prepared.ts';
import type { Database, Tx } from './store.ts';

export interface NewGap {
  readonly conversationId: string;
  /** Without telephone or identity numbers. */
  readonly question: string;
  readonly reason: string;
  readonly locale: string;
}

const note = prepared<NewGap & { at: number }, never>((db, { conversationId, question, reason, locale, at }) =>
  db.insertInto('gaps').values({ conversation_id: conversationId, question, reason, locale, at }).$castTo<never>(),
);

export async function noteGap(tx: Tx, gap: NewGap, nowMs: number): Promise<void> {
  await note(tx.db, { ...gap, at: nowMs });
}

/** The newest first. */
export async function newestGaps(db: Database, limit: number): Promise<{ question: string; reason: string; at: number }[]> {
  return await db.selectFrom('gaps').select(['question', 'reason', 'at']).orderBy('id', 'desc').limit(limit).execute();
}
