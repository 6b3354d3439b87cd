/** Who imports what, and which of it the house does not allow. */
import { posix } from 'node:path';

export interface Import {
  /** Path of the importing file, such as `src/turn/take-turn.ts`. */
  readonly from: string;
  /** Path of one of our files, or the name of a package (`node:fs` for Node's own). */
  readonly to: string;
}

const STATEMENT =
  /^(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|\brequire\(\s*'([^']+)'\s*\)/gm;

export function importsOf(from: string, code: string): Import[] {
  return [...code.matchAll(STATEMENT)].map((match) => {
    const named = match.slice(1).find((group) => group !== undefined) ?? '';
    return { from, to: named.startsWith('.') ? posix.join(posix.dirname(from), named) : packageOf(named) };
  });
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const ABOVE = ['text', 'ops', 'knowledge', 'search', 'dialogs', 'answers'] as const;

/** What each folder of `src/` may import besides itself. `main.ts` and `commands/` put the parts together and may import everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  ops: [],
  knowledge: ['text', 'ops'],
  search: ['knowledge', 'text', 'ops'],
  dialogs: ['knowledge', 'text', 'ops'],
  answers: ['knowledge', 'text', 'ops'],
  store: ['ops'],
  desk: ['store', 'knowledge', 'answers', 'ops'],
  turn: ABOVE,
  review: ['turn', 'answers', 'knowledge', 'text', 'ops'],
  bot: ['turn', 'answers', 'dialogs', 'desk', 'store', 'ops'],
  channels: ['bot', 'store', 'ops'],
  web: [...ABOVE, 'store', 'desk', 'turn', 'review', 'bot'],
};

/** Packages that stay within some folders, so that replacing one touches only these. */
const CONFINED: readonly { readonly packages: RegExp; readonly to: readonly string[] }[] = [
  { packages: /^bot(builder|framework)(?!-webchat)/, to: ['bot', 'channels'] },
  { packages: /^restify/, to: ['web', 'channels'] },
  { packages: /^(kysely|better-sqlite3|pg)$/, to: ['store'] },
];

export function forbidden(imports: readonly Import[]): string[] {
  return imports.filter(({ from, to }) => !isAllowed(from, to)).map(({ from, to }) => `${from} imports ${to}`);
}

function isAllowed(from: string, to: string): boolean {
  const [here, there] = [placeOf(from), placeOf(to)];
  if (there.folder === null)
    return CONFINED.every(({ packages, to: folders }) => !packages.test(to) || folders.includes(here.folder ?? ''));
  const allowed = MAY_IMPORT[here.folder ?? ''];
  if (allowed === undefined) return here.folder === '' || here.folder === 'commands';
  if (here.folder === there.folder) return here.folder !== 'channels' || there.channel === null || here.channel === there.channel;
  return allowed.includes(there.folder);
}

/** `folder` is null for packages, '' for files directly in `src/`; `channel` is the folder within `channels/`. */
function placeOf(path: string): { folder: string | null; channel: string | null } {
  const parts = path.split('/');
  if (parts[0] !== 'src') return { folder: null, channel: null };
  const folder = parts.length > 2 ? (parts[1] ?? '') : '';
  return { folder, channel: folder === 'channels' && parts.length > 3 ? (parts[2] ?? null) : null };
}

/** Every file that reaches itself by imports, types included. */
export function inCycles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  return [...next.keys()].filter((file) => reaches(file, file, next));
}

function reaches(from: string, goal: string, next: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(next.get(from) ?? [])];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (file === goal) return true;
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...(next.get(file) ?? []));
  }
  return false;
}
