/** Data of every earlier version is taken over. */
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { activitiesAfter } from '../../src/store/activities.ts';
import { migrate, versionOf } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { sqliteFile } from '../../src/store/sqlite.ts';
import { readStates } from '../../src/store/states.ts';
import { Store } from '../../src/store/store.ts';
import { freshDir } from '../fresh-dir.ts';

for (let version = 1; version <= MIGRATIONS.length; version++)
  it(`opens data of version ${version} and keeps what is in it`, async () => {
    const path = join(freshDir(), 'test.sqlite');
    await writtenBy(version, path);
    const store = await Store.open(sqliteFile(path));
    const kept = await store.read((db) => activitiesAfter(db, 'c1', 0, 10));
    expect(kept.map(({ body }) => body)).toEqual(['{"text":"你好"}']);
    expect(await store.write((tx) => readStates(tx, ['test/conversations/c1/']))).toEqual(new Map([['test/conversations/c1/', '{"n":1}']]));
    expect(await store.read(versionOf)).toBe(MIGRATIONS.length);
    await store.close();
  });

it('refuses data of a version that it does not know yet', async () => {
  const path = join(freshDir(), 'test.sqlite');
  await writtenBy(MIGRATIONS.length, path);
  const db = new Kysely<unknown>({ dialect: sqliteFile(path).writer });
  await sql`update schema_version set version = ${MIGRATIONS.length + 1}`.execute(db);
  await db.destroy();
  await expect(Store.open(sqliteFile(path))).rejects.toMatchObject({ code: 'store-too-new' });
});

it('leaves data as it was when a migration fails', async () => {
  const path = join(freshDir(), 'test.sqlite');
  await writtenBy(1, path);
  const db = new Kysely<unknown>({ dialect: sqliteFile(path).writer });
  // What the second migration creates is there already.
  await sql`create table wechat_people (x integer)`.execute(db);
  await expect(migrate(db)).rejects.toThrow();
  expect(await versionOf(db)).toBe(1);
  await db.destroy();
});

/** As the program of that version left it: the tables of the first version, filled by its own means. */
async function writtenBy(version: number, path: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: sqliteFile(path).writer });
  await migrate(db, version);
  await sql`insert into conversations (id, channel, user_id, created_at, last_at, last_sequence) values ('c1', 'test', 'u1', 1, 1, 1)`.execute(
    db,
  );
  await sql`insert into activities (conversation_id, sequence, id, type, from_role, body, at)
    values ('c1', 1, 'a1', 'message', 'user', '{"text":"你好"}', 1)`.execute(db);
  await sql`insert into states (key, body, at) values ('test/conversations/c1/', '{"n":1}', 1)`.execute(db);
  await db.destroy();
}
