/** That what belongs to a conversation goes with it is a matter of the tables, not of a list that somebody has to keep. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { sqliteFile } from '../../src/store/sqlite.ts';
import { Store } from '../../src/store/store.ts';
import { freshDir } from '../fresh-dir.ts';

it('lets everything that names a conversation go with it', async () => {
  const path = join(freshDir(), 'test.sqlite');
  await (await Store.open(sqliteFile(path))).close();
  const database = new Database(path, { readonly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const naming = tables.filter((table) => columns(database, table).includes('conversation_id'));
  expect(naming).toContain('activities');
  expect(naming.filter((table) => !goesAlong(database, table))).toEqual([]);
  database.close();
});

function columns(database: Database.Database, table: string): string[] {
  return (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
}

function goesAlong(database: Database.Database, table: string): boolean {
  const keys = database.pragma(`foreign_key_list(${table})`) as { from: string; table: string; on_delete: string }[];
  return keys.some((key) => key.from === 'conversation_id' && key.table === 'conversations' && key.on_delete === 'CASCADE');
}
