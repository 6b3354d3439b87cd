/** The files of `locales/`, as they lie on disk. */
import type { Finding } from '../knowledge/finding.ts';
import { type Folder, readFolder } from '../knowledge/folder.ts';
import type { WordsByLocale } from './locale-words.ts';

export type ReadLocales = { readonly words: WordsByLocale } | { readonly findings: readonly Finding[] };

export interface LocaleFolders {
  readonly yaml: Folder;
  readonly templates: Folder;
}

const LARGEST = 256 * 1024;

export function readLocaleFolders(dir: string): LocaleFolders {
  const yaml = readFolder(dir, { extension: '.yaml', maxBytes: () => LARGEST });
  return { yaml, templates: readFolder(dir, { extension: '.hbs', maxBytes: () => LARGEST }) };
}
