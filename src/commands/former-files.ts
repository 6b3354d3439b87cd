/** Earlier states of the files: versions kept in the store, and revisions of git. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Places } from '../ops/settings-groups.ts';
import { databasePath, openDataDir } from '../store/data-dir.ts';
import { type KeptVersion, keptVersions, versionFiles } from '../store/knowledge-versions.ts';
import { type Files, PLACES, type PlaceName, unpackFiles } from './files.ts';

export interface Former {
  /** As people name it. */
  readonly name: string;
  readonly files: Files;
}

/** @param wanted the beginning of a kept version's name */
export async function keptFiles(places: Places, choose: (kept: readonly KeptVersion[]) => KeptVersion | undefined): Promise<Former | null> {
  if (!existsSync(databasePath(places.dataDir))) return null;
  const store = await openDataDir(places.dataDir);
  try {
    const chosen = choose(await keptVersions(store));
    const packed = chosen === undefined ? null : await versionFiles(store, chosen.version);
    return chosen === undefined || packed === null ? null : { name: nameOf(chosen), files: await unpackFiles(packed) };
  } finally {
    await store.close();
  }
}

export function nameOf({ version, at }: KeptVersion): string {
  return `${version.slice(0, 10)}（${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC）`;
}

/** Null where git knows no such revision, or the files are not in git. */
export function revisionFiles(places: Places, revision: string): Former | null {
  const git = (dir: string, ...args: string[]) =>
    execFileSync('git', ['-C', dir, ...args], { maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] });
  const files = new Map<string, Uint8Array>();
  try {
    for (const [name, place] of Object.entries(PLACES)) {
      const paths = git(places[place], 'ls-tree', '-r', '-z', '--name-only', revision, '.').toString().split('\0');
      for (const path of paths) if (path !== '') files.set(`${name}/${path}`, git(places[place], 'show', `${revision}:./${path}`));
    }
  } catch {
    return null;
  }
  return files.size === 0 ? null : { name: revision, files };
}

/** The files in a folder of their own, while `use` looks at them. */
export async function laidOut<T>(files: Files, places: Places, use: (places: Places, dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'guancetong-'));
  try {
    const laid = { ...places, ...Object.fromEntries(Object.entries(PLACES).map(([name, place]) => [place, join(dir, name)])) };
    for (const name of Object.keys(PLACES)) mkdirSync(join(dir, name));
    for (const [path, bytes] of files) writeInto(dir, path, bytes);
    return await use(laid, dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function writeInto(dir: string, path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), bytes);
}

/** Where a file of ours lies: `knowledge/wide.yaml` → the folder that holds the knowledge. */
export function pathIn(places: Places, path: string): string {
  const [name = '', ...rest] = path.split('/');
  return join(places[PLACES[name as PlaceName]], ...rest);
}
