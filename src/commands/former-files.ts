/** Earlier states of the files: versions kept in the store, and revisions of git. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Places } from '../ops/settings-groups.ts';
import { databasePath, openDataDir } from '../store/data-dir.ts';
import { type KeptVersion, keptVersions, versionFiles } from '../store/knowledge-versions.ts';
import { type Files, PLACES, unpackFiles } from './files.ts';

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
