/** What is named to a person, what they can take away and what is erased are the same, whatever tables there are. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { PERSONAL_KINDS } from '../../src/ops/personal-kinds.ts';
import { readRetention } from '../../src/ops/settings-groups.ts';
import { findConversation } from '../../src/store/conversations.ts';
import { gapCases, keepGapCase, keyOf } from '../../src/store/gap-cases.ts';
import { noteGap } from '../../src/store/gaps.ts';
import { erasePerson, personalData } from '../../src/store/people.ts';
import { KINDS } from '../../src/store/personal-data.ts';
import { deleteExpired } from '../../src/store/retention.ts';
import { sqliteFile, sqliteMemory } from '../../src/store/sqlite.ts';
import { Store } from '../../src/store/store.ts';
import { freshDir } from '../fresh-dir.ts';

/** Of the service and of its staff. What people asked stands in `gap_cases` only as long as they keep it themselves. */
const NOT_PERSONAL = (
  'schema_version keys knowledge_versions wechat_access staff_accounts staff_links staff_sessions sign_in_attempts audit ' +
  'ready_replies gap_cases'
).split(' ');
const PERSONAL = [...new Set(PERSONAL_KINDS.flatMap((kind): readonly string[] => KINDS[kind].tables))];
const PERSON = { channel: 'test', userId: 'u1', conversationId: 'c1', isProven: true };
/** What opens something, or only arranges it, is not handed out. */
const WITHHELD = new Set(['handover_notes', 'exports', 'conversations']);

interface ForeignKey {
  readonly from: string;
  readonly table: string;
  readonly on_delete: string;
}

/** A database with a row in every table that holds something of a person; each text in it is `<table>.<column>`. */
async function filled(): Promise<{ store: Store; tables: string[]; texts: (table: string) => string[] }> {
  const path = join(freshDir(), 'test.sqlite');
  await (await Store.open(sqliteFile(path))).close();
  const database = new Database(path);
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  for (const table of ['conversations', ...PERSONAL.filter((each) => each !== 'conversations')]) fill(database, table);
  database.close();
  const store = await Store.open(sqliteFile(path));
  onTestFinished(async () => {
    await store.close();
    reader.close();
  });
  const reader = new Database(path, { readonly: true });
  return {
    store,
    tables,
    texts: (table) => (reader.prepare(`select * from ${table}`).all() as object[]).map((row) => JSON.stringify(row)),
  };
}

function fill(database: Database.Database, table: string): void {
  const columns = database.pragma(`table_info(${table})`) as { name: string; type: string; pk: number }[];
  const given: Record<string, unknown> = {
    conversation_id: 'c1',
    user_id: 'u1',
    handover_id: 'handovers.id',
    channel: 'test',
    account_id: null,
  };
  if (table === 'conversations') given.id = 'c1';
  const rows = table === 'states' ? [{ user_id: null }, { conversation_id: null, key: 'states.other' }] : [{}];
  for (const more of rows) {
    const all = { ...given, ...more } as Record<string, unknown>;
    const values = columns.map(({ name, type }) =>
      name in all ? all[name] : type === 'TEXT' || type === 'text' ? wordsFor(table, name) : 1,
    );
    database.prepare(`insert into ${table} values (${columns.map(() => '?').join()})`).run(values);
  }
}

function wordsFor(table: string, column: string): string {
  if (['body', 'responses', 'measures', 'lead'].includes(column) && table !== 'needs')
    return JSON.stringify({ text: `${table}.${column}` });
  return `${table}.${column}`;
}

it('puts every table with the person’s kinds, or with those that hold nothing of one', async () => {
  const { tables } = await filled();
  expect([...PERSONAL, ...NOT_PERSONAL].sort()).toEqual([...tables].sort());
});

it('counts every table as a person’s that names a conversation or a user, however indirectly', async () => {
  const path = join(freshDir(), 'test.sqlite');
  await (await Store.open(sqliteFile(path))).close();
  const database = new Database(path, { readonly: true });
  const keysOf = (table: string) => database.pragma(`foreign_key_list(${table})`) as ForeignKey[];
  for (const table of NOT_PERSONAL) {
    const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    expect([table, columns.filter((name) => /conversation|user|open_id|contact/.test(name))]).toEqual([table, []]);
    expect([table, keysOf(table).filter((key) => PERSONAL.includes(key.table))]).toEqual([table, []]);
  }
  // Retention and erasing take along what refers to its conversation.
  const goesAlong = (table: string): boolean =>
    table === 'conversations' || keysOf(table).some((key) => key.on_delete === 'CASCADE' && goesAlong(key.table));
  expect(PERSONAL.filter((table) => !goesAlong(table))).toEqual([]);
  database.close();
});

it('hands out something of every table, and leaves nothing in any once it is erased', async () => {
  const { store, texts, tables } = await filled();
  const data = await store.read((db) => personalData(db, PERSON));
  const kinds = [...Object.keys(data.person), ...Object.keys(data.conversations[0] ?? {})];
  expect(kinds.filter((kind) => kind !== 'startedAt' && kind !== 'channel').sort()).toEqual([...PERSONAL_KINDS].sort());
  const handedOut = JSON.stringify(data);
  for (const kind of PERSONAL_KINDS) {
    const part = data.person[kind] ?? data.conversations[0]?.[kind];
    expect([kind, part]).not.toEqual([kind, []]);
    expect([kind, part]).not.toEqual([kind, null]);
  }
  const wordy = PERSONAL.filter((table) => !WITHHELD.has(table) && texts(table).some((row) => row.includes(`${table}.`)));
  expect(wordy.filter((table) => !handedOut.includes(`${table}.`))).toEqual([]);
  for (const table of PERSONAL) expect([table, texts(table).length > 0]).toEqual([table, true]);
  await store.write(async (tx) => {
    const asking = await findConversation(tx.db, 'c1');
    if (asking !== null) await erasePerson(tx, PERSON, asking, 2);
  });
  for (const table of tables.filter((name) => !['schema_version', 'conversations'].includes(name)))
    expect([table, texts(table)]).toEqual([table, []]);
  expect(texts('conversations')).toEqual([expect.stringContaining('"last_at":2')]);
});

const CASE = { state: 'proposed', proposal: 'measure', detail: '第9条', regression: null, changedBy: '林', changedAt: 5 } as const;

async function withCases(asked: Readonly<Record<string, string>>): Promise<Store> {
  const store = await Store.open(sqliteMemory());
  onTestFinished(() => store.close());
  await store.write(async (tx) => {
    for (const [conversation, question] of Object.entries(asked)) {
      const values = { id: conversation, channel: 'test', user_id: `of ${conversation}`, created_at: 1, last_at: 1, last_sequence: 0 };
      await tx.db.insertInto('conversations').values(values).execute();
      await noteGap(tx, { conversationId: conversation, question, reason: 'unclear', locale: 'zh-Hans' }, 1);
    }
    for (const question of new Set(Object.values(asked))) await keepGapCase(tx, { ...CASE, key: keyOf(question), question });
  });
  return store;
}

async function erase(store: Store, conversationId: string): Promise<void> {
  await store.write(async (tx) => {
    const asking = await findConversation(tx.db, conversationId);
    if (asking !== null) await erasePerson(tx, { ...PERSON, conversationId, isProven: false }, asking, 2);
  });
}

it('forgets the words of a gap’s case with whoever asked it, and keeps that there was one', async () => {
  const store = await withCases({ c1: '我在华为路18号的厂能补吗', c2: '别人问的' });
  await erase(store, 'c1');
  const cases = await store.read(gapCases);
  expect(JSON.stringify(cases)).not.toContain('华为路');
  expect(cases.map(({ question }) => question).sort()).toEqual(['', '别人问的']);
  const forgotten = cases.find(({ question }) => question === '');
  expect(forgotten).toMatchObject(CASE);
  // The console names cases by their folded key.
  expect(keyOf(forgotten?.key ?? '')).toBe(forgotten?.key);
});

it('keeps the words of a gap’s case that somebody else asked too, until those are gone as well', async () => {
  const store = await withCases({ c1: '厂房租金有补贴吗', c2: '厂房租金有补贴吗' });
  await erase(store, 'c1');
  expect((await store.read(gapCases)).map(({ question }) => question)).toEqual(['厂房租金有补贴吗']);
  await erase(store, 'c2');
  expect((await store.read(gapCases)).map(({ question }) => question)).toEqual(['']);
});

it('forgets the words of a gap’s case once the time of all who asked it is over', async () => {
  const store = await withCases({ c1: '厂房租金有补贴吗' });
  await deleteExpired(store, readRetention({ RETENTION_CONVERSATION_DAYS: '1' }), 10 * 24 * 3_600_000);
  expect((await store.read(gapCases)).map(({ question, detail }) => [question, detail])).toEqual([['', '第9条']]);
});
