/** Accounts of the console: made by a command or another administrator, opened by a one-time link. */
import { randomId } from '../ops/ids.ts';
import { changeAccount, deleteLink, findAccount, findLink, hasAccounts, insertAccount, keepLink } from '../store/accounts.ts';
import { appendAudit } from '../store/audit.ts';
import { forgetAttempts } from '../store/sign-in-attempts.ts';
import { deleteSessionsOf } from '../store/staff-sessions.ts';
import type { Store, Tx } from '../store/store.ts';
import { hashPassword, type PasswordProblem, passwordProblem } from './passwords.ts';
import type { Role } from './roles.ts';
import { nameKey } from './sign-in.ts';
import { hashOf } from './tokens.ts';

const LINK_LIFE_MS = 24 * 3_600_000;
const NAME = /^[a-z0-9][a-z0-9._-]{1,31}$/;

/** Who does something at the console. */
export interface Actor {
  /** Null: a command on the server. */
  readonly id: string | null;
  readonly name: string;
}

export interface AccountWish {
  readonly name: string;
  readonly shownName: string;
  readonly role: Role;
  readonly topics: readonly string[];
  readonly station: string | null;
}

export type AccountProblem = 'name-form' | 'name-taken' | 'shown-name';

export function isAccountName(name: string): boolean {
  return NAME.test(name);
}

function problemOf({ name, shownName }: AccountWish): AccountProblem | null {
  if (!isAccountName(name)) return 'name-form';
  return shownName.trim() === '' || shownName.length > 40 ? 'shown-name' : null;
}

/** @returns the token of the link by which its owner chooses a password */
export async function addAccount(store: Store, wish: AccountWish, by: Actor, nowMs: number): Promise<{ token: string } | AccountProblem> {
  const problem = problemOf(wish);
  if (problem !== null) return problem;
  const id = randomId();
  return await store.write(async (tx) => {
    if (!(await insertAccount(tx, { ...wish, id, passwordHash: null }, nowMs))) return 'name-taken';
    await appendAudit(tx, by, { action: 'account-added', subject: `${wish.name} (${wish.role})` }, nowMs);
    return { token: await newLink(tx, id, nowMs) };
  });
}

/** Nobody takes their own role away: there might be none left who could give it back. @returns null: done */
export async function editAccount(
  store: Store,
  wish: AccountWish,
  by: Actor,
  nowMs: number,
): Promise<AccountProblem | 'no-account' | 'own-account' | null> {
  const problem = problemOf(wish);
  if (problem !== null) return problem;
  const { name, shownName, role, topics, station } = wish;
  return await store.write(async (tx) => {
    const account = await findAccount(tx.db, { name });
    if (account === null) return 'no-account';
    if (account.id === by.id && account.role !== role) return 'own-account';
    await changeAccount(tx, account.id, { shownName, role, topics, station });
    await appendAudit(tx, by, { action: 'account-edited', subject: `${name} (${role})` }, nowMs);
    return null;
  });
}

/** Ends what was open under the old password. @returns the link's token; null: there is no such account */
export async function resetAccount(store: Store, name: string, by: Actor, nowMs: number): Promise<string | null> {
  return await store.write(async (tx) => {
    const account = await findAccount(tx.db, { name });
    if (account === null) return null;
    await changeAccount(tx, account.id, { passwordHash: null, disabledAt: null });
    await deleteSessionsOf(tx, account.id);
    await appendAudit(tx, by, { action: 'account-reset', subject: name }, nowMs);
    return await newLink(tx, account.id, nowMs);
  });
}

/** @returns false: there is no such account */
export async function disableAccount(store: Store, name: string, by: Actor, nowMs: number): Promise<boolean> {
  return await store.write(async (tx) => {
    const account = await findAccount(tx.db, { name });
    if (account === null) return false;
    await changeAccount(tx, account.id, { disabledAt: nowMs });
    await deleteSessionsOf(tx, account.id);
    await appendAudit(tx, by, { action: 'account-disabled', subject: name }, nowMs);
    return true;
  });
}

/** For a service without accounts: a link by which the first administrator makes theirs. Null where there are accounts. */
export async function firstLink(store: Store, nowMs: number): Promise<string | null> {
  return await store.write(async (tx) => ((await hasAccounts(tx.db)) ? null : await newLink(tx, null, nowMs)));
}

async function newLink(tx: Tx, accountId: string | null, nowMs: number): Promise<string> {
  const token = randomId();
  await keepLink(tx, hashOf(token), accountId, nowMs + LINK_LIFE_MS);
  return token;
}

export interface Opening {
  readonly token: string;
  readonly password: string;
  /** For the first administrator, who names themselves. */
  readonly name: string;
  readonly shownName: string;
}

export type OpeningProblem = PasswordProblem | AccountProblem | 'link-gone';

/** Sets the password that a link allows to choose; the link is gone then. @returns null: done */
export async function openAccount(
  store: Store,
  { token, password, name, shownName }: Opening,
  nowMs: number,
): Promise<OpeningProblem | null> {
  const tokenHash = hashOf(token);
  const known = await store.read(async (db) => {
    const accountId = await findLink(db, tokenHash, nowMs);
    if (accountId === undefined) return null;
    return { accountId, name: accountId === null ? name : ((await findAccount(db, { id: accountId }))?.name ?? '') };
  });
  if (known === null) return 'link-gone';
  const wish: AccountWish = { name, shownName, role: 'admin', topics: [], station: null };
  const problem = passwordProblem(password, known.name) ?? (known.accountId === null ? problemOf(wish) : null);
  if (problem !== null) return problem;
  const passwordHash = await hashPassword(password);
  return await store.write(async (tx) => {
    // Two browsers may have opened the same link.
    const accountId = await findLink(tx.db, tokenHash, nowMs);
    if (accountId === undefined || (accountId === null && (await hasAccounts(tx.db)))) return 'link-gone';
    const id = accountId ?? randomId();
    if (accountId === null) await insertAccount(tx, { ...wish, id, passwordHash }, nowMs);
    else await changeAccount(tx, id, { passwordHash });
    await deleteLink(tx, tokenHash);
    await forgetAttempts(tx, nameKey(known.name));
    await appendAudit(tx, { id, name: known.name }, { action: 'password-chosen', subject: known.name }, nowMs);
    return null;
  });
}
