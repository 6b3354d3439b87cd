/** The folder in which everything is kept, and the rule that one server uses it at a time. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../ops/fault.ts';
import { sqliteFile } from './sqlite.ts';
import { Store } from './store.ts';

/** @returns a function that lets go; the end of the process, however it comes, does so too */
export function claimDataDir(dataDir: string): () => void {
  makeDir(dataDir);
  // SQLite's own file lock: the operating system ends it with the process, so nothing stale is ever left behind.
  const lock = new Database(join(dataDir, 'server.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new Fault('data-in-use', `another server is running on ${dataDir}`, error);
  }
  return () => void lock.close();
}

/** Opens what is kept there, beside a running server too. */
export function openDataDir(dataDir: string): Promise<Store> {
  makeDir(dataDir);
  return Store.open(sqliteFile(databasePath(dataDir)));
}

export function databasePath(dataDir: string): string {
  return join(dataDir, 'guancetong.sqlite');
}

function makeDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Fault('store-unusable', `${dataDir} cannot be created or entered`, error);
  }
}
