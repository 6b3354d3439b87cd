/** Who is signed in to the console. Of a session's token only the hash is kept. */
import type { Database, Tx } from './store.ts';

export interface StaffSession {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly csrf: string;
  readonly createdAt: number;
  readonly lastAt: number;
}

export async function insertSession(tx: Tx, session: StaffSession): Promise<void> {
  const { tokenHash, accountId, csrf, createdAt, lastAt } = session;
  await tx.db
    .insertInto('staff_sessions')
    .values({ token_hash: tokenHash, account_id: accountId, csrf, created_at: createdAt, last_at: lastAt })
    .execute();
}

export async function findSession(db: Database, tokenHash: string): Promise<StaffSession | null> {
  const row = await db.selectFrom('staff_sessions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
  if (row === undefined) return null;
  return { tokenHash, accountId: row.account_id, csrf: row.csrf, createdAt: row.created_at, lastAt: row.last_at };
}

export async function touchSession(tx: Tx, tokenHash: string, nowMs: number): Promise<void> {
  await tx.db.updateTable('staff_sessions').set({ last_at: nowMs }).where('token_hash', '=', tokenHash).execute();
}

export async function deleteSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.db.deleteFrom('staff_sessions').where('token_hash', '=', tokenHash).execute();
}

export async function deleteSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.db.deleteFrom('staff_sessions').where('account_id', '=', accountId).execute();
}

export async function deleteIdleSessions(tx: Tx, beforeMs: number): Promise<void> {
  await tx.db.deleteFrom('staff_sessions').where('last_at', '<', beforeMs).execute();
}

/** Accounts of these roles that were at the console since then. */
export async function presentAccounts(db: Database, roles: readonly string[], sinceMs: number): Promise<string[]> {
  const rows = await db
    .selectFrom('staff_sessions')
    .innerJoin('staff_accounts', 'staff_accounts.id', 'staff_sessions.account_id')
    .select('staff_accounts.id')
    .distinct()
    .where('staff_sessions.last_at', '>', sinceMs)
    .where('staff_accounts.disabled_at', 'is', null)
    .where('staff_accounts.role', 'in', roles)
    .execute();
  return rows.map(({ id }) => id);
}
