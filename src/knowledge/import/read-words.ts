import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../finding.ts';
import { readYaml } from '../yaml-file.ts';
import { type ImportWordsFile, importWordsSchema } from './words.ts';

export const IMPORT_WORDS = 'import-words.yaml';

/** Null where a finding says why. */
export function readImportWords(knowledgeDir: string): { readonly file: ImportWordsFile | null; readonly findings: readonly Finding[] } {
  const path = join(knowledgeDir, IMPORT_WORDS);
  const named = `knowledge/${IMPORT_WORDS}`;
  if (!existsSync(path)) return { file: null, findings: [{ file: named, line: 1, column: 1, message: '没有这个文件；导入要靠它认词' }] };
  const { file, findings } = readYaml<ImportWordsFile>(named, readFileSync(path), importWordsSchema);
  return { file: file?.value ?? null, findings };
}
