/** Deletes what has been kept long enough, a little at a time, so that no turn waits for it. */
import { setImmediate as othersFirst } from 'node:timers/promises';

import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import type { Retention } from '../ops/settings-groups.ts';
import { deleteExpiredDesk } from './desk-retention.ts';
import type { Store, Tx } from './store.ts';

const DAY_MS = 24 * 3_600_000;
const AT_ONCE = 20;
const INTERVAL_MS = 3_600_000;

/** @returns how many conversations went, each with all that belongs to it */
export async function deleteExpired(store: Store, retention: Retention, nowMs: number): Promise<number> {
  const before = nowMs - retention.conversationDays * DAY_MS;
  let deleted = 0;
  for (let count = AT_ONCE; count === AT_ONCE; deleted += count) {
    count = await store.write((tx) => deleteSome(tx, before));
    await othersFirst();
  }
  await store.write((tx) => deleteOrphans(tx, before, nowMs));
  await store.write((tx) => deleteExpiredDesk(tx, retention, nowMs));
  store.tidy();
  return deleted;
}

/** At every start and every hour. @returns a function that ends it, after what is under way */
export function keepRetention(parts: { store: Store; retention: Retention; clock: Clock; log: Log }): () => Promise<void> {
  const { store, retention, clock, log } = parts;
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = deleteExpired(store, retention, clock().getTime()).then(
      (deleted) => void (deleted > 0 && log.info({ deleted }, 'conversations were deleted after their time')),
      (err: unknown) => log.error({ err }, 'what has been kept long enough could not be deleted'),
    );
  };
  const timer = setInterval(run, INTERVAL_MS).unref();
  run();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function deleteSome(tx: Tx, before: number): Promise<number> {
  const old = await tx.db.selectFrom('conversations').select('id').where('last_at', '<', before).limit(AT_ONCE).execute();
  const ids = old.map(({ id }) => id);
  if (ids.length > 0) await tx.db.deleteFrom('conversations').where('id', 'in', ids).execute();
  return ids.length;
}

/** Settings of people with whom no conversation is kept any more, and links that have run out. */
async function deleteOrphans(tx: Tx, before: number, nowMs: number): Promise<void> {
  await tx.db
    .deleteFrom('states')
    .where('conversation_id', 'is', null)
    .where('at', '<', before)
    .where((where) =>
      where.or([where('user_id', 'is', null), where('user_id', 'not in', where.selectFrom('conversations').select('user_id'))]),
    )
    .execute();
  await tx.db.deleteFrom('exports').where('expires_at', '<=', nowMs).execute();
  await tx.db.deleteFrom('results').where('expires_at', '<=', nowMs).execute();
}
