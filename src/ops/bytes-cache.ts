/** Bytes that are costly to make, kept in a file under the key of what they were made from. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const DIGEST_BYTES = 32;

/** @returns null where there is no file, or none of this key, or a broken one */
export function readBytesCache(file: string, key: string): Buffer | null {
  const bytes = readIfAny(file);
  if (bytes === null || bytes.length < DIGEST_BYTES) return null;
  const body = bytes.subarray(DIGEST_BYTES);
  return digest(key, body).equals(bytes.subarray(0, DIGEST_BYTES)) ? body : null;
}

export function writeBytesCache(file: string, key: string, body: Buffer): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([digest(key, body), body]));
    renameSync(unfinished, file); // Whole or not at all, for a start at the same moment.
  } catch {
    rmSync(unfinished, { force: true }); // A disk that takes no cache makes the next start slower, and nothing else.
  }
}

/** The body is whole, and belongs to this key. */
function digest(key: string, body: Buffer): Buffer {
  return createHash('sha256').update(`${key}\n`).update(body).digest();
}

function readIfAny(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null; // None is as good as an empty one.
  }
}
