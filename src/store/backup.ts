/** Copies of all that is kept: taken beside a running server, and put back while none runs. */
import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../ops/fault.ts';
import { claimDataDir, databasePath } from './data-dir.ts';
import { findDamage } from './integrity.ts';
import { MIGRATIONS } from './migrations.ts';
import { openDatabase, prepareStatement } from './native.ts';

/** All pages that are left, so that a busy server's next write does not make it begin again. */
const ALL_PAGES = 0x7fff_ffff;
/** What SQLite keeps beside a database that was not closed. */
const COMPANIONS = ['-wal', '-shm'];

export interface Contents {
  readonly conversations: number;
  readonly activities: number;
}

/** One whole file that needs nothing beside it. @throws Fault if it is there already, or cannot be written */
export async function backup(dataDir: string, file: string): Promise<Contents> {
  const source = databasePath(dataDir);
  if (!existsSync(source)) throw new Fault('backup-refused', `nothing is kept in ${dataDir}`);
  if (existsSync(file)) throw new Fault('backup-refused', `${file} is there already`);
  const partial = `${file}.partial`;
  try {
    const database = openDatabase(source, { readonly: true });
    try {
      await database.backup(partial, { progress: () => ALL_PAGES });
    } finally {
      database.close();
    }
    const contents = seal(partial);
    renameSync(partial, file);
    return contents;
  } catch (error) {
    throw new Fault('backup-refused', `${file} could not be written: ${(error as Error).message}`, error);
  } finally {
    removeWithCompanions(partial);
  }
}

/**
 * @param nowMs names the folder in which the replaced state stays
 * @returns that folder; null if there was nothing to replace
 * @throws Fault while a server runs, or for a file that is no whole backup of ours
 */
export function restore(dataDir: string, file: string, nowMs: number): string | null {
  const release = claimDataDir(dataDir);
  const target = databasePath(dataDir);
  const partial = `${target}.partial`;
  try {
    check(file);
    copyFileSync(file, partial);
    const aside = existsSync(target) ? setAside(target, nowMs) : null;
    for (const companion of COMPANIONS) rmSync(target + companion, { force: true });
    // At no moment is there no database: the old one stays in its place until the new one takes it.
    renameSync(partial, target);
    return aside;
  } finally {
    removeWithCompanions(partial);
    release();
  }
}

/** Makes it a file that stands alone, readable by nobody else. */
function seal(path: string): Contents {
  chmodSync(path, 0o600);
  const database = openDatabase(path);
  try {
    database.exec('pragma journal_mode = delete');
    const count = (table: string) => Number(prepareStatement(database, `select count(*) from ${table}`).pluck().get());
    return { conversations: count('conversations'), activities: count('activities') };
  } finally {
    database.close();
  }
}

function check(file: string): void {
  if (!existsSync(file)) throw new Fault('restore-refused', `there is no file ${file}`);
  const damage = findDamage(file);
  if (damage !== null) throw new Fault('restore-refused', `${file} is not a whole backup: ${damage}`);
  const version = versionIn(file);
  if (version === null) throw new Fault('restore-refused', `${file} is a database, but not one of ours`);
  if (version > MIGRATIONS.length)
    throw new Fault('store-too-new', `${file} has version ${version}, this program knows ${MIGRATIONS.length}`);
}

function versionIn(file: string): number | null {
  const database = openDatabase(file, { readonly: true });
  try {
    return Number(prepareStatement(database, 'select version from schema_version').pluck().get());
  } catch {
    return null;
  } finally {
    database.close();
  }
}

function setAside(target: string, nowMs: number): string {
  const aside = join(dirname(target), `replaced-${new Date(nowMs).toISOString().replace(/[:.]/g, '-')}`);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const path of [target, ...COMPANIONS.map((companion) => target + companion)])
    if (existsSync(path)) linkOrCopy(path, join(aside, basename(path)));
  return aside;
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function removeWithCompanions(path: string): void {
  for (const each of ['', ...COMPANIONS]) rmSync(path + each, { force: true });
}
