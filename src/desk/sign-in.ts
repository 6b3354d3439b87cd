/** Signing in to the console, and the sessions that come of it. */
import { randomId } from '../ops/ids.ts';
import { type Account, findAccount } from '../store/accounts.ts';
import { appendAudit } from '../store/audit.ts';
import { deleteAttemptsBefore, forgetAttempts, takeAttempt } from '../store/sign-in-attempts.ts';
import { deleteIdleSessions, deleteSession, findSession, insertSession, touchSession } from '../store/staff-sessions.ts';
import type { Store } from '../store/store.ts';
import { isPassword } from './passwords.ts';
import { isRole, type Role } from './roles.ts';
import { hashOf } from './tokens.ts';

const IDLE_MS = 4 * 3_600_000;
const LONGEST_MS = 14 * 3_600_000;
/** How precisely is known when a session was last used: a write for every page would be too many. */
const TOUCH_MS = 60_000;
/** An office is one address; a guesser with many addresses meets the bound of the name. */
const BY_ADDRESS = { burst: 30, perMinute: 6 };
const BY_NAME = { burst: 10, perMinute: 1 };
/** By then every bucket is full again. */
const REFILLED_MS = 10 * 60_000;

const addressKey = (address: string) => hashOf(`address ${address}`);
export const nameKey = (name: string) => hashOf(`name ${name}`);

/** Who is signed in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly shownName: string;
  readonly role: Role;
  readonly station: string | null;
  readonly topics: readonly string[];
  /** What their forms carry. */
  readonly csrf: string;
}

export type SignedIn = { readonly token: string } | 'refused' | 'throttled';

export class SignIn {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async signIn(given: { name: string; password: string; address: string }, nowMs: number): Promise<SignedIn> {
    const name = given.name.trim().toLowerCase().slice(0, 64);
    if (!(await this.#mayTry(given.address, name, nowMs))) return 'throttled';
    const account = await this.#store.read((db) => findAccount(db, { name }));
    const isRight = await isPassword(given.password.slice(0, 1_000), account?.passwordHash ?? null);
    if (account === null || !isRight || account.disabledAt !== null) {
      if (account !== null) await this.#note(account, 'sign-in-refused', nowMs);
      return 'refused';
    }
    const token = randomId();
    await this.#store.write(async (tx) => {
      await deleteIdleSessions(tx, nowMs - IDLE_MS);
      await forgetAttempts(tx, nameKey(name));
      await insertSession(tx, { tokenHash: hashOf(token), accountId: account.id, csrf: randomId(), createdAt: nowMs, lastAt: nowMs });
      await appendAudit(tx, account, { action: 'signed-in', subject: account.name }, nowMs);
    });
    return { token };
  }

  /** Counted before the password is looked at, so that many guesses at once count too. */
  #mayTry(address: string, name: string, nowMs: number): Promise<boolean> {
    return this.#store.write(async (tx) => {
      await deleteAttemptsBefore(tx, nowMs - REFILLED_MS);
      return (await takeAttempt(tx, addressKey(address), BY_ADDRESS, nowMs)) && (await takeAttempt(tx, nameKey(name), BY_NAME, nowMs));
    });
  }

  #note(account: Account, action: string, nowMs: number): Promise<void> {
    return this.#store.write((tx) => appendAudit(tx, account, { action, subject: account.name }, nowMs));
  }

  /** Whose session it is; null: nobody's, or too old. */
  async personOf(token: string, nowMs: number): Promise<Person | null> {
    const tokenHash = hashOf(token);
    const found = await this.#store.read(async (db) => {
      const session = await findSession(db, tokenHash);
      return session === null ? null : { session, account: await findAccount(db, { id: session.accountId }) };
    });
    if (found === null || found.account === null || found.account.disabledAt !== null || !isRole(found.account.role)) return null;
    const { session, account } = found;
    if (nowMs - session.lastAt > IDLE_MS || nowMs - session.createdAt > LONGEST_MS) return null;
    if (nowMs - session.lastAt > TOUCH_MS) await this.#store.write((tx) => touchSession(tx, tokenHash, nowMs));
    const { id, name, shownName, role, station, topics } = account;
    return { id, name, shownName, role: role as Role, station, topics, csrf: session.csrf };
  }

  async signOut(token: string, person: Person, nowMs: number): Promise<void> {
    await this.#store.write(async (tx) => {
      await deleteSession(tx, hashOf(token));
      await appendAudit(tx, person, { action: 'signed-out', subject: person.name }, nowMs);
    });
  }
}
