/** Where a build leaves its work. */
import { join } from 'node:path';
import { programRoot } from '../ops/settings-groups.ts';

export const PUBLIC_DIR = join(programRoot(), 'dist', 'public');

/** Where what was compiled is kept for the next start. */
export interface Caches {
  readonly knowledge: string;
  /** What each file of the knowledge holds. */
  readonly files: string;
  readonly dialogs: string;
  readonly locales: string;
  /** All that the search makes from the knowledge. */
  readonly tables: string;
  /** What it learned from it, which serves for other versions too. */
  readonly learned: string;
}

export function cachesIn(dir: string): Caches {
  return {
    knowledge: join(dir, 'knowledge.json'),
    files: join(dir, 'files.json'),
    dialogs: join(dir, 'dialogs.json'),
    locales: join(dir, 'locales.json'),
    tables: join(dir, 'search.bin'),
    learned: join(dir, 'learned.bin'),
  };
}

export const OWN_CACHES = cachesIn(join(programRoot(), 'dist'));
