/** Who did what at the console. There is no function here that changes or deletes a line. */
import type { Database, Tx } from './store.ts';

export interface AuditLine {
  readonly at: number;
  readonly who: string;
  readonly action: string;
  /** Whom or what it was done to: an id or a name, never words of a person. */
  readonly subject: string;
}

export async function appendAudit(
  tx: Tx,
  by: { readonly id: string | null; readonly name: string },
  line: { readonly action: string; readonly subject: string },
  nowMs: number,
): Promise<void> {
  await tx.db
    .insertInto('audit')
    .values({ at: nowMs, account_id: by.id, who: by.name, ...line })
    .execute();
}

/** The newest first; those before `beforeId`. */
export async function auditLines(db: Database, beforeId: number, limit: number): Promise<(AuditLine & { readonly id: number })[]> {
  return await db
    .selectFrom('audit')
    .select(['id', 'at', 'who', 'action', 'subject'])
    .where('id', '<', beforeId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
