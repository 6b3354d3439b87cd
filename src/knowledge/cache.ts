import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Compiled } from './compile.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type KnowledgeDirs, readKnowledgeFolders } from './folders.ts';
import type { KnowledgeBase } from './model.ts';

/** Raised by whoever changes what compiling yields: a cache of another format is not read. */
const FORMAT = 1;

export interface KnowledgeLoading extends KnowledgeDirs {
  readonly cacheFile: string;
}

/**
 * The knowledge, compiled only when a file has changed since the last time: a start then costs
 * reading, hashing and parsing, and never loads the compiler with its YAML, schemas and tables.
 */
export async function loadKnowledge({ cacheFile, ...dirs }: KnowledgeLoading): Promise<Compiled> {
  const folders = readKnowledgeFolders(dirs);
  const cached = readCache(cacheFile, folders.version);
  if (cached !== null) return { knowledge: cached };
  const { compileFolders } = await import('./compile.ts');
  const compiled = compileFolders(folders);
  if ('knowledge' in compiled) writeCache(cacheFile, compiled.knowledge);
  return compiled;
}

/** Null where there is none, or none of this version, or a broken one. */
export function readCache(cacheFile: string, version: string): KnowledgeBase | null {
  const text = readIfAny(cacheFile);
  const headEnd = text.indexOf('\n');
  const body = text.slice(headEnd + 1);
  if (headEnd < 0 || text.slice(0, headEnd) !== headOf(version, body)) return null;
  return deepFreeze(JSON.parse(body) as KnowledgeBase);
}

function writeCache(cacheFile: string, knowledge: KnowledgeBase): void {
  const body = JSON.stringify(knowledge);
  const unfinished = `${cacheFile}.${process.pid}`;
  try {
    mkdirSync(dirname(cacheFile), { recursive: true });
    writeFileSync(unfinished, `${headOf(knowledge.version, body)}\n${body}`);
    renameSync(unfinished, cacheFile); // Whole or not at all, for a start at the same moment.
  } catch {
    rmSync(unfinished, { force: true }); // A disk that takes no cache makes the next start slower, and nothing else.
  }
}

/** What the first line says: the body below is whole, and belongs to these files and this format. */
function headOf(version: string, body: string): string {
  return `${FORMAT} ${version} ${createHash('sha256').update(body).digest('hex')}`;
}

function readIfAny(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // No cache is as good as an empty one.
  }
}
