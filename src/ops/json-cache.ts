/** Results that are costly to make, kept in a file beside the key of what they were made from. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @returns null where there is no file, or none of this key, or a broken one */
export function readJsonCache(file: string, key: string): unknown {
  const text = readIfAny(file);
  const headEnd = text.indexOf('\n');
  const body = text.slice(headEnd + 1);
  return headEnd < 0 || text.slice(0, headEnd) !== headOf(key, body) ? null : JSON.parse(body);
}

export function writeJsonCache(file: string, key: string, value: unknown): void {
  const body = JSON.stringify(value);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, `${headOf(key, body)}\n${body}`);
    renameSync(unfinished, file); // Whole or not at all, for a start at the same moment.
  } catch {
    rmSync(unfinished, { force: true }); // A disk that takes no cache makes the next start slower, and nothing else.
  }
}

/** What the first line says: the body below is whole, and belongs to this key. */
function headOf(key: string, body: string): string {
  return `${key} ${createHash('sha256').update(body).digest('hex')}`;
}

function readIfAny(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // No cache is as good as an empty one.
  }
}
