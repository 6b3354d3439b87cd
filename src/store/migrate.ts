/** Brings the tables from whatever version they have to the newest, forward only, all steps in one transaction. */
import { type Kysely, sql } from 'kysely';
import { Fault } from '../ops/fault.ts';
import { MIGRATIONS } from './migrations.ts';

/** @param to for tests: the version to stop at */
export async function migrate<S>(database: Kysely<S>, to: number = MIGRATIONS.length): Promise<void> {
  if ((await versionOf(database)) === to) return;
  // The write transaction is the lock: a second process that starts meanwhile finds the work done.
  await database.transaction().execute(async (tx) => {
    const from = await versionOf(tx);
    if (from > MIGRATIONS.length) throw new Fault('store-too-new', `the data has version ${from}, this program knows ${MIGRATIONS.length}`);
    for (const step of MIGRATIONS.slice(from, to)) await step(tx as unknown as Kysely<unknown>);
    await sql`delete from schema_version`.execute(tx);
    await sql`insert into schema_version (version) values (${Math.max(from, to)})`.execute(tx);
  });
}

/** 0 before the first migration. */
export async function versionOf<S>(database: Kysely<S>): Promise<number> {
  await sql`create table if not exists schema_version (version integer not null)`.execute(database);
  const found = await sql<{ version: number }>`select version from schema_version`.execute(database);
  return found.rows[0]?.version ?? 0;
}
