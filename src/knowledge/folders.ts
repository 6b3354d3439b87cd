import { createHash } from 'node:crypto';
import { type Folder, readFolder } from './folder.ts';

export interface KnowledgeDirs {
  readonly knowledgeDir: string;
  /** Where the plans' sources lie; knowledge files call it `seeds/`. */
  readonly seedsDir: string;
}

/** All files that knowledge is compiled from, read at one moment. */
export interface KnowledgeFolders {
  readonly knowledge: Folder;
  readonly seeds: Folder;
  /** SHA-256 (hex) over the names and contents of all of them. */
  readonly version: string;
}

const MEBIBYTE = 1024 * 1024;

export function readKnowledgeFolders({ knowledgeDir, seedsDir }: KnowledgeDirs): KnowledgeFolders {
  const knowledge = readFolder(knowledgeDir, {
    extension: '.yaml',
    maxBytes: (path) => (path.startsWith('words/') ? 2 * MEBIBYTE : MEBIBYTE),
  });
  const seeds = readFolder(seedsDir, { extension: '.txt', maxBytes: () => 16 * MEBIBYTE });
  return { knowledge, seeds, version: versionOf({ knowledge, seeds }) };
}

function versionOf(folders: Readonly<Record<string, Folder>>): string {
  const hash = createHash('sha256');
  for (const [name, { files }] of Object.entries(folders)) {
    // Each length before its bytes, so that no two sets of files give the same stream.
    for (const [path, bytes] of files) hash.update(`${name}/${path}\0${bytes?.length ?? -1}\0`).update(bytes ?? '');
  }
  return hash.digest('hex');
}
