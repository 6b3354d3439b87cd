// Builds dist/: our programs as bundles (native modules stay outside), and the chat page's files in dist/public.
// `--if-stale` builds only when a source has changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';

const STAMP = 'dist/.built-from';
const LOCK = '.building';
// What a build depends on: our code, and the exact versions of what it bundles.
const INPUTS = ['src', 'test/bench', 'test/wechat-platform', 'test/echo.ts', 'esbuild.config.mjs', 'package-lock.json'];
// Where earlier builds leave files that later ones no longer make.
const FOLDERS_MADE = ['dist/chunks', 'dist/commands', 'dist/bench', 'dist/public'];

function filesIn(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const files = INPUTS.flatMap((input) => (/\.\w+$/.test(input) ? [input] : filesIn(input)));
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function isStale() {
  return !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== fingerprint();
}

// Two commands started at once: the second waits for the first one's build.
async function lock() {
  for (;;) {
    try {
      return writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isRunning(readIfAny(LOCK))) rmSync(LOCK, { force: true });
      else await pause(100);
    }
  }
}

function readIfAny(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

// An empty file: its writer is between creating and writing it.
function isRunning(pid) {
  if (pid === '') return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function entryPoints() {
  const platform = ['simulate', 'fuzz'].map((name) => `test/wechat-platform/${name}.ts`);
  const programs = ['src/main.ts', ...filesIn('src/commands'), ...filesIn('test/bench'), ...platform].filter(
    (file) => file.endsWith('.ts') && existsSync(file),
  );
  return Object.fromEntries(programs.map((file) => [file.replace(/^(src|test)\//, '').replace(/\.ts$/, ''), file]));
}

/**
 * Packages without their parts that nothing of ours calls at a start, but that they load all the same: 30 MB and 0.1 s.
 * The connector, which needs some of them, comes whole with the first message to `src/channels/botframework/`.
 */
const LEAN = [
  {
    name: 'botbuilder-core',
    heavy: /cloudAdapterBase|configuration|showTyping|testAdapter|skills/,
    forThose: /src\/bot\/|botbuilder-(?:core|dialogs)\/lib\//,
  },
  { name: 'botbuilder-stdlib', heavy: /azureCoreHttpCompat/, forThose: /botbuilder-core\/lib\// },
  { name: 'restify', heavy: /plugins/, forThose: /src\/web\// },
];

const lean = {
  name: 'lean',
  setup({ onResolve, onLoad }) {
    for (const { name, heavy, forThose } of LEAN) {
      const index = createRequire(import.meta.url).resolve(name);
      const isAsked = (path, importer) => path === name || (path === '.' && importer.startsWith(dirname(index)));
      onResolve({ filter: /^\.$|^[a-z-]+$/ }, ({ path, importer }) =>
        forThose.test(importer) && isAsked(path, importer) ? { path: index, namespace: name } : null,
      );
      onLoad({ filter: /./, namespace: name }, () => {
        const isKept = (line) => !(/require\(['"]\.\//.test(line) && heavy.test(line));
        return { contents: readFileSync(index, 'utf8').split('\n').filter(isKept).join('\n'), resolveDir: dirname(index) };
      });
    }
  },
};

function buildPrograms() {
  return build({
    entryPoints: entryPoints(),
    outdir: 'dist',
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: 'linked',
    sourcesContent: false,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    loader: { '.hbs': 'text', '.svg': 'text' },
    plugins: [lean],
    // Native modules; what loads files beside itself; and node-fetch, whose `punycode` Node lets pass in node_modules only.
    external: ['@node-rs/argon2', 'nodejieba', 'better-sqlite3', 'dtrace-provider', 'pg-native', 'pdfjs-dist', 'node-fetch'],
    // CommonJS packages inside an ES module still ask for these.
    banner: {
      js: [
        "import { createRequire as __createRequire } from 'node:module';",
        "import { fileURLToPath as __fileURLToPath } from 'node:url';",
        'const require = __createRequire(import.meta.url);',
        'const __filename = __fileURLToPath(import.meta.url);',
        "const __dirname = __fileURLToPath(new URL('.', import.meta.url));",
      ].join(''),
    },
    metafile: true,
    logLevel: 'warning',
  });
}

// Browsers of the last five years, those inside WeChat among them.
function buildPage() {
  return build({
    entryPoints: {
      script: 'src/web/page/main.ts',
      css: 'src/web/page/page.css',
      staffScript: 'src/web/page/staff.ts',
      staffCss: 'src/web/page/staff.css',
    },
    outdir: 'dist/public',
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    platform: 'browser',
    target: ['chrome87', 'safari15', 'firefox91'],
    metafile: true,
    logLevel: 'warning',
  });
}

function outputsOf({ metafile }) {
  return Object.keys(metafile.outputs);
}

if (!process.argv.includes('--if-stale') || isStale()) {
  await lock();
  try {
    if (!process.argv.includes('--if-stale') || isStale()) {
      mkdirSync('dist', { recursive: true });
      rmSync(STAMP, { force: true });
      const from = fingerprint();
      const [programs, page] = await Promise.all([buildPrograms(), buildPage()]);
      const { prepare } = await import(new URL('dist/commands/prepare.js', import.meta.url));
      const prepared = await prepare(outputsOf(page));
      const made = new Set([...outputsOf(programs), ...prepared].map((file) => resolve(file)));
      for (const file of FOLDERS_MADE.flatMap(filesIn)) if (!made.has(resolve(file))) rmSync(file);
      writeFileSync(STAMP, from);
    }
  } finally {
    rmSync(LOCK, { force: true });
  }
}
