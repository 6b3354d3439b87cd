/** Where a build leaves its work. */
import { join } from 'node:path';
import { programRoot } from '../ops/settings-groups.ts';

export const PUBLIC_DIR = join(programRoot(), 'dist', 'public');
export const KNOWLEDGE_CACHE = join(programRoot(), 'dist', 'knowledge.json');
export const DIALOGS_CACHE = join(programRoot(), 'dist', 'dialogs.json');
export const LOCALES_CACHE = join(programRoot(), 'dist', 'locales.json');
/** What the search learned from the knowledge. */
export const LEARNED_CACHE = join(programRoot(), 'dist', 'learned.bin');
