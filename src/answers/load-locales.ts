/** The words of all languages, read and converted only when a file has changed since the last time. */
import { createHash } from 'node:crypto';
import { readJsonCache, writeJsonCache } from '../ops/json-cache.ts';
import { type LocaleFolders, type ReadLocales, readLocaleFolders } from './locale-folders.ts';
import type { WordsByLocale } from './locale-words.ts';

/** Raised by whoever changes what reading yields. */
const FORMAT = 1;

export async function loadLocales(dir: string, cacheFile: string, folders = readLocaleFolders(dir)): Promise<ReadLocales> {
  const key = `${FORMAT} ${versionOf(folders)}`;
  const kept = readJsonCache(cacheFile, key);
  if (kept !== null) return { words: kept as WordsByLocale };
  const { readLocales } = await import('./read-locales.ts');
  const read = readLocales(folders);
  if ('words' in read) writeJsonCache(cacheFile, key, read.words);
  return read;
}

function versionOf({ yaml, templates }: LocaleFolders): string {
  const hash = createHash('sha256');
  for (const { files } of [yaml, templates]) {
    for (const [path, bytes] of files) hash.update(`${path}\0${bytes?.length ?? -1}\0`).update(bytes ?? '');
  }
  return hash.digest('hex');
}
