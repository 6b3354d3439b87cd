/** What the classifier learned, kept in a file beside the compiled knowledge: learning costs seconds, reading a millisecond. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Model } from './classifier.ts';
import { CLASSIFIER } from './weights.ts';

/** Raised by whoever changes what is learned from: features, examples. */
const FORMAT = 1;
const SHA256_BYTES = 32;

/** Null where there is none, none of this knowledge, or a broken one. */
export function readModel(file: string, version: string, classes: number): Model | null {
  const bytes = readIfAny(file);
  if (bytes === null || bytes.length < SHA256_BYTES) return null;
  const size = (bytes.length - SHA256_BYTES) / (4 + classes);
  if (!Number.isInteger(Math.log2(size))) return null;
  const body = new Uint8Array(bytes.subarray(SHA256_BYTES)); // A copy: typed arrays need an aligned start.
  if (!signature(version, classes, body).equals(bytes.subarray(0, SHA256_BYTES))) return null;
  return { classes, hashes: new Uint32Array(body.buffer, 0, size), weights: new Int8Array(body.buffer, size * 4) };
}

export function writeModel(file: string, version: string, { classes, hashes, weights }: Model): void {
  const body = Buffer.concat([Buffer.from(hashes.buffer), Buffer.from(weights.buffer)]);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([signature(version, classes, body), body]));
    renameSync(unfinished, file); // Whole or not at all, for a start at the same moment.
  } catch {
    rmSync(unfinished, { force: true }); // A disk that takes no file makes the next start slower, and nothing else.
  }
}

/** Belongs to this knowledge, these constants and this body. */
function signature(version: string, classes: number, body: Uint8Array): Buffer {
  return createHash('sha256')
    .update(`${FORMAT} ${version} ${classes} ${JSON.stringify(CLASSIFIER)}\n`)
    .update(body)
    .digest();
}

function readIfAny(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null; // None is as good as an empty one.
  }
}
