/** The databases that the store runs on. A further one joins by standing here: every conformance test then runs on it too. */
import { join } from 'node:path';
import type { Engine } from '../../src/store/engine.ts';
import { sqliteFile, sqliteMemory } from '../../src/store/sqlite.ts';
import { freshDir } from '../fresh-dir.ts';

export interface TestedEngine {
  readonly name: string;
  /** Opens an empty database that goes with the test. */
  fresh(): Engine;
}

export const ENGINES: readonly TestedEngine[] = [
  { name: 'SQLite in a file', fresh: () => sqliteFile(join(freshDir(), 'test.sqlite')) },
  { name: 'SQLite in memory', fresh: sqliteMemory },
];
