import { readJsonCache, writeJsonCache } from '../ops/json-cache.ts';
import type { Compiled } from './compile.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type KnowledgeDirs, readKnowledgeFolders } from './folders.ts';
import type { KnowledgeBase } from './model.ts';

/** Raised by whoever changes what compiling yields: a cache of another format is not read. */
const FORMAT = 5;

export interface KnowledgeLoading extends KnowledgeDirs {
  readonly cacheFile: string;
  /** Where it is kept what each file holds, so that an edit costs the file that it touches. */
  readonly filesFile?: string;
}

/**
 * The knowledge, compiled only when a file has changed since the last time: a start then costs
 * reading, hashing and parsing, and never loads the compiler with its YAML, schemas and tables.
 */
export async function loadKnowledge(
  { cacheFile, filesFile, ...dirs }: KnowledgeLoading,
  folders = readKnowledgeFolders(dirs),
): Promise<Compiled> {
  const cached = readCache(cacheFile, folders.version);
  if (cached !== null) return { knowledge: cached };
  const [{ compileFolders }, { openKeptFiles }] = await Promise.all([import('./compile.ts'), import('./kept-files.ts')]);
  const kept = filesFile === undefined ? undefined : openKeptFiles(filesFile);
  const compiled = compileFolders(folders, kept);
  kept?.save();
  if ('knowledge' in compiled) writeJsonCache(cacheFile, keyOf(compiled.knowledge.version), compiled.knowledge);
  return compiled;
}

/** Null where there is none, or none of this version, or a broken one. */
export function readCache(cacheFile: string, version: string): KnowledgeBase | null {
  const kept = readJsonCache(cacheFile, keyOf(version));
  return kept === null ? null : deepFreeze(kept as KnowledgeBase);
}

function keyOf(version: string): string {
  return `${FORMAT} ${version}`;
}
