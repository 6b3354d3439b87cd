/** Data of every earlier version is taken over. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { activitiesAfter } from '../../src/store/activities.ts';
import { databasePath, openDataDir } from '../../src/store/data-dir.ts';
import { migrate, versionOf } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { findNeed } from '../../src/store/needs.ts';
import { keepOlderWords } from '../../src/store/older-words.ts';
import { seal } from '../../src/store/seal.ts';
import { sqliteFile } from '../../src/store/sqlite.ts';
import { readStates } from '../../src/store/states.ts';
import { Store } from '../../src/store/store.ts';
import { freshDir } from '../fresh-dir.ts';

const NUMBER = '13800138000';

const KEYS = { 'without a key': null, 'with a key': randomBytes(32) };

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

for (const [name, key] of Object.entries(KEYS))
  for (let version = 1; version <= MIGRATIONS.length; version++)
    it(`leaves no telephone number in plain in data of version ${version}, ${name}`, async () => {
      const dataDir = freshDir();
      await writtenBy(version, databasePath(dataDir));
      const store = await openDataDir(dataDir, key);
      expect(await keepOlderWords(store, 1)).toBe(key === null ? 121 : 123);
      expect(await keepOlderWords(store, 1)).toBe(0);
      const said = await store.read((db) => activitiesAfter(db, 'c2', 0, 200));
      expect(said).toHaveLength(120);
      const number = key === null ? '***' : NUMBER;
      expect(said.at(-1)?.body).toBe(`{"text":"${number}","channelData":{"id":"13900139000"}}`);
      expect(await store.write((tx) => readStates(tx, ['of c2']))).toEqual(new Map([['of c2', `{"focus":{"question":"${number}"}}`]]));
      await store.close();
      expect(readFileSync(databasePath(dataDir)).includes(NUMBER)).toBe(false);
    });

it('keeps contacts that an earlier version encrypted', async () => {
  const dataDir = freshDir();
  const key = randomBytes(32);
  await writtenBy(7, databasePath(dataDir));
  const db = new Kysely<unknown>({ dialect: sqliteFile(databasePath(dataDir)).writer });
  await sql`insert into needs (id, summary, measures, contact, state, note, created_by, created_at, changed_at)
    values ('N1', ${`要贷款，${NUMBER}`}, '', ${seal(key, NUMBER, 'N1')}, 'open', '', 'owner', 1, 1)`.execute(db);
  await db.destroy();
  const store = await openDataDir(dataDir, key);
  await keepOlderWords(store, 1);
  expect(await store.read((db) => findNeed(db, 'N1'))).toMatchObject({ contact: NUMBER, summary: `要贷款，${NUMBER}` });
  await store.close();
  expect(readFileSync(databasePath(dataDir)).includes(NUMBER)).toBe(false);
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
  await sql`insert into conversations (id, channel, user_id, created_at, last_at, last_sequence) values ('c2', 'test', 'u2', 1, 1, 120)`.execute(
    db,
  );
  for (let sequence = 1; sequence <= 120; sequence++)
    await sql`insert into activities (conversation_id, sequence, id, type, from_role, body, at)
      values ('c2', ${sequence}, ${`b${sequence}`}, 'message', 'user', ${`{"text":"${NUMBER}","channelData":{"id":"13900139000"}}`}, 1)`.execute(
      db,
    );
  await sql`insert into states (key, body, at) values ('of c2', ${`{"focus":{"question":"${NUMBER}"}}`}, 1)`.execute(db);
  await db.destroy();
}
