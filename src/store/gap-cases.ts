/** What is to be done about questions that found no full answer. */
import type { Database, Tx } from './store.ts';

export interface GapCase {
  readonly key: string;
  readonly question: string;
  readonly state: 'proposed' | 'closed';
  readonly proposal: string;
  readonly detail: string;
  readonly regression: string | null;
  readonly changedBy: string;
  readonly changedAt: number;
}

export async function gapCases(db: Database): Promise<GapCase[]> {
  const rows = await db.selectFrom('gap_cases').selectAll().orderBy('changed_at', 'desc').execute();
  return rows.map(({ changed_by, changed_at, ...row }) => ({ ...row, changedBy: changed_by, changedAt: changed_at }));
}

export async function keepGapCase(tx: Tx, { changedBy, changedAt, ...row }: GapCase): Promise<void> {
  const { key, ...values } = { ...row, changed_by: changedBy, changed_at: changedAt };
  await tx.db
    .insertInto('gap_cases')
    .values({ key, ...values })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
}
