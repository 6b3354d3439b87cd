/** Keys that are made once and have to stay: what was signed with them is in people's browsers. */
import { randomKey } from '../ops/ids.ts';
import type { Store } from './store.ts';

/** The key of that name; made at the first call. */
export async function keyNamed(store: Store, name: string, nowMs: number): Promise<Buffer> {
  const value = await store.write(async (tx) => {
    await tx.db
      .insertInto('keys')
      .values({ name, value: randomKey().toString('base64'), at: nowMs })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await tx.db.selectFrom('keys').select('value').where('name', '=', name).executeTakeFirstOrThrow();
    return row.value;
  });
  return Buffer.from(value, 'base64');
}
