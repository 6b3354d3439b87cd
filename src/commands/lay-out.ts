/** Files of ours in their folders: as they lie, or laid out elsewhere to be looked at. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Places } from '../ops/settings-groups.ts';
import { type Files, PLACES, type PlaceName } from './files.ts';

/** The files in a folder of their own, while `use` looks at them. */
export async function laidOut<T>(files: Files, places: Places, use: (places: Places, dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'guancetong-'));
  try {
    const laid = { ...places, ...Object.fromEntries(Object.entries(PLACES).map(([name, place]) => [place, join(dir, name)])) };
    for (const name of Object.keys(PLACES)) mkdirSync(join(dir, name));
    for (const [path, bytes] of files) writeInto(dir, path, bytes);
    return await use(laid, dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function writeInto(dir: string, path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), bytes);
}

/** Where a file of ours lies: `knowledge/wide.yaml` → the folder that holds the knowledge. */
export function pathIn(places: Places, path: string): string {
  const [name = '', ...rest] = path.split('/');
  return join(places[PLACES[name as PlaceName]], ...rest);
}
