/** All files that people edit, read together: what one version of the knowledge is made of. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type LocaleFolders, readLocaleFolders } from '../answers/locale-folders.ts';
import { readDialogFolder } from '../dialogs/load-dialogs.ts';
import type { Folder } from '../knowledge/folder.ts';
import { type KnowledgeFolders, readKnowledgeFolders } from '../knowledge/folders.ts';
import type { Places } from '../ops/settings-groups.ts';

export const PLACES = { knowledge: 'knowledgeDir', seeds: 'seedsDir', dialogs: 'dialogsDir', locales: 'localesDir' } as const;
export type PlaceName = keyof typeof PLACES;

/** Bytes by place and path, such as `knowledge/words/equipment.yaml`. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Read at one moment; what is compiled is what was read, whatever happens to the files meanwhile. */
export interface FileSet {
  readonly knowledge: KnowledgeFolders;
  readonly locales: LocaleFolders;
  readonly dialogs: Folder;
  readonly files: Files;
  /** SHA-256 (hex) over the names and contents of all of them. */
  readonly version: string;
}

export function readFiles(places: Places): FileSet {
  const knowledge = readKnowledgeFolders(places);
  const locales = readLocaleFolders(places.localesDir);
  const dialogs = readDialogFolder(places.dialogsDir);
  const folders: [PlaceName, Folder][] = [
    ['knowledge', knowledge.knowledge],
    ['seeds', knowledge.seeds],
    ['dialogs', dialogs],
    ['locales', locales.yaml],
    ['locales', locales.templates],
  ];
  const files = new Map<string, Uint8Array>();
  for (const [place, folder] of folders) for (const [path, bytes] of folder.files) files.set(`${place}/${path}`, bytes ?? new Uint8Array());
  return { knowledge, locales, dialogs, files, version: versionOf(files) };
}

function versionOf(files: Files): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

/** How people name a version. */
export function shortVersion(version: string): string {
  return version.slice(0, 10);
}

/** Text that holds all of them, for the store. */
export async function packFiles(files: Files): Promise<string> {
  const entries = [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
  return (await promisify(gzip)(JSON.stringify(entries))).toString('base64');
}

export async function unpackFiles(packed: string): Promise<Files> {
  const text = (await promisify(gunzip)(Buffer.from(packed, 'base64'))).toString();
  const entries: [string, string][] = JSON.parse(text);
  return new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes, 'base64')]));
}
