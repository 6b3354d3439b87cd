/** What the stations' side keeps, each kind for its own time. */
import type { Retention } from '../ops/settings-groups.ts';
import { forgetOldCases } from './gap-cases.ts';
import type { Tx } from './store.ts';

const DAY_MS = 24 * 3_600_000;

export async function deleteExpiredDesk(tx: Tx, retention: Retention, nowMs: number): Promise<void> {
  const before = (days: number) => nowMs - days * DAY_MS;
  await tx.db.deleteFrom('handovers').where('state', '=', 'closed').where('changed_at', '<', before(retention.handoverDays)).execute();
  await tx.db.deleteFrom('gaps').where('at', '<', before(retention.gapDays)).execute();
  await forgetOldCases(tx, before(retention.gapDays));
  await tx.db.deleteFrom('needs').where('changed_at', '<', before(retention.needDays)).execute();
  await tx.db.deleteFrom('audit').where('at', '<', before(retention.auditDays)).execute();
  await tx.db.deleteFrom('staff_sessions').where('last_at', '<', before(retention.conversationDays)).execute();
  await tx.db.deleteFrom('staff_links').where('expires_at', '<=', nowMs).execute();
}
