/** How often somebody has lately tried to sign in: kept, so that a restart gives nobody a fresh start. Names and addresses stand as hashes. */
import { prepared } from './prepared.ts';
import type { Tx } from './store.ts';

/** A bucket of `burst` attempts, which fills again by `perMinute`. */
export interface AttemptBound {
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  readonly spent: number;
  readonly at: number;
}

const bucketOf = prepared<{ key: string }, Bucket>((db, { key }) =>
  db.selectFrom('sign_in_attempts').select(['spent', 'at']).where('key', '=', key),
);

/** @returns false where none is left, which costs nothing: whoever waits gets in again */
export async function takeAttempt(tx: Tx, key: string, { burst, perMinute }: AttemptBound, nowMs: number): Promise<boolean> {
  const [bucket] = await bucketOf(tx.db, { key });
  // A time that lies ahead was noted before the clock was set back: it counts as now.
  const isAhead = bucket !== undefined && bucket.at > nowMs;
  const refilled = bucket === undefined || isAhead ? 0 : ((nowMs - bucket.at) / 60_000) * perMinute;
  const left = Math.max(0, (bucket?.spent ?? 0) - refilled);
  const isFree = left + 1 <= burst;
  if (!isFree && !isAhead) return false;
  const spent = isFree ? left + 1 : left;
  const row = { key, spent, at: nowMs };
  await tx.db
    .insertInto('sign_in_attempts')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ spent, at: nowMs }))
    .execute();
  return isFree;
}

export async function forgetAttempts(tx: Tx, key: string): Promise<void> {
  await tx.db.deleteFrom('sign_in_attempts').where('key', '=', key).execute();
}

export async function deleteAttemptsBefore(tx: Tx, beforeMs: number): Promise<void> {
  await tx.db.deleteFrom('sign_in_attempts').where('at', '<', beforeMs).execute();
}
