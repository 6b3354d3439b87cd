/** Accounts of the console's staff, and the one-time links by which they choose a password. */
import type { StaffAccountRow } from './desk-schema.ts';
import type { Database, Tx } from './store.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly shownName: string;
  readonly role: string;
  readonly topics: readonly string[];
  readonly station: string | null;
  readonly passwordHash: string | null;
  readonly disabledAt: number | null;
  readonly createdAt: number;
}

export type NewAccount = Omit<Account, 'disabledAt' | 'createdAt'>;

/** @returns false where the name is taken */
export async function insertAccount(tx: Tx, account: NewAccount, nowMs: number): Promise<boolean> {
  const { id, name, shownName, role, topics, station, passwordHash } = account;
  const result = await tx.db
    .insertInto('staff_accounts')
    .values({
      id,
      name,
      shown_name: shownName,
      role,
      topics: JSON.stringify(topics),
      station,
      password_hash: passwordHash,
      disabled_at: null,
      created_at: nowMs,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findAccount(db: Database, by: { readonly id: string } | { readonly name: string }): Promise<Account | null> {
  const query = db.selectFrom('staff_accounts').selectAll();
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('name', '=', by.name)).executeTakeFirst();
  return row === undefined ? null : account(row);
}

export async function listAccounts(db: Database): Promise<Account[]> {
  return (await db.selectFrom('staff_accounts').selectAll().orderBy('name').execute()).map(account);
}

export async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.selectFrom('staff_accounts').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function changeAccount(
  tx: Tx,
  id: string,
  change: Partial<Pick<Account, 'shownName' | 'role' | 'topics' | 'station' | 'passwordHash' | 'disabledAt'>>,
): Promise<void> {
  const { shownName, role, topics, station, passwordHash, disabledAt } = change;
  const values = {
    ...(shownName === undefined ? {} : { shown_name: shownName }),
    ...(role === undefined ? {} : { role }),
    ...(topics === undefined ? {} : { topics: JSON.stringify(topics) }),
    ...(station === undefined ? {} : { station }),
    ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
    ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
  };
  if (Object.keys(values).length > 0) await tx.db.updateTable('staff_accounts').set(values).where('id', '=', id).execute();
}

/** A new link ends those before it, of the same account. */
export async function keepLink(tx: Tx, tokenHash: string, accountId: string | null, expiresAt: number): Promise<void> {
  const former = tx.db.deleteFrom('staff_links');
  await (accountId === null ? former.where('account_id', 'is', null) : former.where('account_id', '=', accountId)).execute();
  await tx.db.insertInto('staff_links').values({ token_hash: tokenHash, account_id: accountId, expires_at: expiresAt }).execute();
}

/** @returns undefined where there is no such link; null: for the first administrator */
export async function findLink(db: Database, tokenHash: string, nowMs: number): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('staff_links')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', nowMs)
    .executeTakeFirst();
  return row === undefined ? undefined : row.account_id;
}

export async function deleteLink(tx: Tx, tokenHash: string): Promise<void> {
  await tx.db.deleteFrom('staff_links').where('token_hash', '=', tokenHash).execute();
}

function account(row: StaffAccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    shownName: row.shown_name,
    role: row.role,
    topics: JSON.parse(row.topics),
    station: row.station,
    passwordHash: row.password_hash,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
  };
}
