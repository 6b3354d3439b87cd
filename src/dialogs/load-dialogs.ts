/** The dialogs, read and checked only when a file or the knowledge has changed since the last time. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deepFreeze } from '../knowledge/deep-freeze.ts';
import type { Finding } from '../knowledge/finding.ts';
import { type Folder, readFolder } from '../knowledge/folder.ts';
import type { KnowledgeBase } from '../knowledge/model.ts';
import { readJsonCache, writeJsonCache } from '../ops/json-cache.ts';
import type { Dialog } from './model.ts';

/** Raised by whoever changes what reading yields. */
const FORMAT = 3;

export interface DialogLoading {
  readonly dialogsDir: string;
  /** For its corrections of Traditional characters. */
  readonly knowledgeDir: string;
  readonly cacheFile: string;
}

export type LoadedDialogs = { readonly dialogs: readonly Dialog[] } | { readonly findings: readonly Finding[] };

/** Largest dialog file, in bytes. */
const MOST_BYTES = 256 * 1024;

/** The files of `dialogs/`, read at one moment. */
export function readDialogFolder(dir: string): Folder {
  return readFolder(dir, { extension: '.yaml', maxBytes: () => MOST_BYTES });
}

export async function loadDialogs(
  { dialogsDir, knowledgeDir, cacheFile }: DialogLoading,
  knowledge: KnowledgeBase,
  folder = readDialogFolder(dialogsDir),
): Promise<LoadedDialogs> {
  const key = `${FORMAT} ${contextVersion(knowledge, knowledgeDir)} ${versionOf(folder)}`;
  const kept = folder.findings.length > 0 ? null : readJsonCache(cacheFile, key);
  if (kept !== null) return { dialogs: deepFreeze(kept as readonly Dialog[]) };
  const [{ readDialogs }, { readTraditional }] = await Promise.all([import('./read-dialogs.ts'), import('../knowledge/traditional.ts')]);
  const { dialogs, findings } = readDialogs(folder, { ...knowledge, toTraditional: readTraditional(knowledgeDir) });
  if (findings.length > 0) return { findings };
  writeJsonCache(cacheFile, key, dialogs);
  return { dialogs };
}

/** Of what dialogs refer to in the knowledge (`DialogContext`): words and explanations change often, and change no dialog. */
function contextVersion({ facets, plans }: KnowledgeBase, knowledgeDir: string): string {
  const known = plans.map(({ id, measures }) => [id, measures.map(({ number, avenues }) => [number, avenues.map((avenue) => avenue.id)])]);
  const traditional = join(knowledgeDir, 'zh-hant.yaml');
  return createHash('sha256')
    .update(JSON.stringify([facets, known]))
    .update(existsSync(traditional) ? readFileSync(traditional) : '')
    .digest('hex');
}

function versionOf({ files }: Folder): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files) hash.update(`${path}\0${bytes?.length ?? -1}\0`).update(bytes ?? '');
  return hash.digest('hex');
}
