/** Where a build leaves its work. */
import { join } from 'node:path';
import { programRoot } from '../ops/settings-groups.ts';

export const PUBLIC_DIR = join(programRoot(), 'dist', 'public');

/** Where what was compiled is kept for the next start. */
export interface Caches {
  readonly knowledge: string;
  readonly dialogs: string;
  readonly locales: string;
  /** What the search learned from the knowledge. */
  readonly learned: string;
}

export function cachesIn(dir: string): Caches {
  return {
    knowledge: join(dir, 'knowledge.json'),
    dialogs: join(dir, 'dialogs.json'),
    locales: join(dir, 'locales.json'),
    learned: join(dir, 'learned.bin'),
  };
}

export const OWN_CACHES = cachesIn(join(programRoot(), 'dist'));
