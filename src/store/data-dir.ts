/** The folder in which everything is kept, and the rule that one server uses it at a time. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../ops/fault.ts';
import { openDatabase } from './native.ts';
import { keepOlderWords, proveKey } from './older-words.ts';
import { sqliteFile } from './sqlite.ts';
import { Store } from './store.ts';

/** @returns a function that lets go; the end of the process, however it comes, does so too */
export function claimDataDir(dataDir: string): () => void {
  makeDir(dataDir);
  // SQLite's own file lock: the operating system ends it with the process, so nothing stale is ever left behind.
  const lock = opened(dataDir, () => openDatabase(join(dataDir, 'server.lock'), { timeout: 0 }));
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw unusable(dataDir, error);
    throw new Fault('data-in-use', `another server is running on ${dataDir}`, error);
  }
  return () => void lock.close();
}

/** Opens what is kept there, beside a running server too. */
export async function openDataDir(dataDir: string, dataKey: Buffer | null = null): Promise<Store> {
  makeDir(dataDir);
  const engine = opened(dataDir, () => {
    // Whatever the folder's rights: SQLite gives its own files beside it the same.
    closeSync(openSync(databasePath(dataDir), 'a', 0o600));
    return sqliteFile(databasePath(dataDir));
  });
  return await attempted(dataDir, () => Store.open(engine, dataKey));
}

/**
 * The same for the one server: with the key that words were encrypted with, and older words in the form of new ones.
 * @returns with how many older records were changed
 */
export async function openToServe(dataDir: string, dataKey: Buffer | null, nowMs: number): Promise<{ store: Store; changed: number }> {
  const store = await openDataDir(dataDir, dataKey);
  try {
    await attempted(dataDir, () => proveKey(store, nowMs));
    return { store, changed: await attempted(dataDir, () => keepOlderWords(store, nowMs)) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function attempted<T>(dataDir: string, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    throw error instanceof Fault ? error : unusable(dataDir, error);
  }
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

function opened<T>(dataDir: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

function unusable(dataDir: string, error: unknown): Fault {
  return new Fault('store-unusable', `what is kept in ${dataDir} cannot be used: ${(error as Error).message}`, error);
}
