/** Documents that the bot remembers between turns: one for each conversation, one for each user. */
import type { Tx } from './store.ts';

export async function readStates(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.db.selectFrom('states').select(['key', 'body']).where('key', 'in', keys).execute();
  return new Map(rows.map((row) => [row.key, row.body]));
}

export async function writeState(tx: Tx, key: string, body: string, nowMs: number): Promise<void> {
  await tx.db
    .insertInto('states')
    .values({ key, body, at: nowMs })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ body, at: nowMs }))
    .execute();
}

export async function deleteStates(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.db.deleteFrom('states').where('key', 'in', keys).execute();
}
