import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Templates and pictures are text, as in the build. */
const asText = {
  name: 'as-text',
  enforce: 'pre' as const,
  load: (id: string) => (/\.(hbs|svg)$/.test(id) ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};` : null),
};

export default defineConfig({
  plugins: [asText],
  test: {
    include: ['test/**/*.test.ts'],
    // nodejieba and better-sqlite3 are native: a process each, not a thread.
    pool: 'forks',
    maxWorkers: 2,
    // Loading the knowledge and the server's libraries anew for each of a hundred files would take as long as the tests.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    globalSetup: ['test/global-setup.ts'],
    silent: 'passed-only',
    reporters: ['default'],
  },
});
