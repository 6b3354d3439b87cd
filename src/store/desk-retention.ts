/** What the stations' side keeps beside conversations, with which most of it goes. */
import { forgetOldCases } from './gap-cases.ts';
import type { Tx } from './store.ts';

/** Needs that nobody has touched since `before`, words of old cases, sessions and links that have run out. The record of who did what stays. */
export async function deleteExpiredDesk(tx: Tx, before: number, nowMs: number): Promise<void> {
  await tx.db.deleteFrom('needs').where('changed_at', '<', before).execute();
  await tx.db.deleteFrom('staff_sessions').where('last_at', '<', before).execute();
  await forgetOldCases(tx, before);
  await tx.db.deleteFrom('staff_links').where('expires_at', '<=', nowMs).execute();
}
