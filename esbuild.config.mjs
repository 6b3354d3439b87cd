// Builds dist/: one bundle a command, native modules left outside; `--if-stale` builds only when a source is newer.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const STAMP = 'dist/.built-from';
// What a build depends on: our code, its page assets and the exact versions of what it bundles.
const INPUTS = ['src', 'test/bench', 'esbuild.config.mjs', 'package-lock.json'];

function* filesIn(path) {
  if (!existsSync(path)) return;
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    yield path;
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* filesIn(inner);
    else yield inner;
  }
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const input of INPUTS) for (const file of filesIn(input)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

const now = fingerprint();
if (process.argv.includes('--if-stale') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) process.exit(0);

rmSync('dist', { recursive: true, force: true });
const commands = [...filesIn('src/commands')].filter((file) => file.endsWith('.ts'));
const benches = [...filesIn('test/bench')].filter((file) => file.endsWith('.ts'));
await build({
  entryPoints: {
    main: 'src/main.ts',
    ...Object.fromEntries(commands.map((file) => [file.slice('src/'.length, -'.ts'.length), file])),
    ...Object.fromEntries(benches.map((file) => [file.slice('test/'.length, -'.ts'.length), file])),
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  sourcemap: 'linked',
  minifySyntax: true,
  legalComments: 'none',
  external: ['nodejieba', 'better-sqlite3', 'restify', 'pg-native'],
  // CommonJS packages inside an ES module still ask for `require`.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  logLevel: 'warning',
});
const { prepare } = await import('./dist/commands/prepare.js');
await prepare();
writeFileSync(STAMP, now);
