/** What the classifier learned, kept in a file beside the compiled knowledge: learning costs seconds, reading a millisecond. */
import { readBytesCache, writeBytesCache } from '../ops/bytes-cache.ts';
import { pack, unpack } from '../ops/packed.ts';
import type { Model } from './classifier.ts';
import { CLASSIFIER } from './weights.ts';

/** Raised by whoever changes what is learned from: features, examples. */
const FORMAT = 2;

/** Null where there is none, none of this knowledge, or a broken one. */
export function readModel(file: string, version: string): Model | null {
  const bytes = readBytesCache(file, keyOf(version));
  return bytes === null ? null : (unpack(bytes) as Model);
}

export function writeModel(file: string, version: string, model: Model): void {
  writeBytesCache(file, keyOf(version), pack(model));
}

/** Belongs to this knowledge and these constants. */
function keyOf(version: string): string {
  return `${FORMAT} ${version} ${JSON.stringify(CLASSIFIER)}`;
}
