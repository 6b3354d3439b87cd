/** What the classifier learned, kept in a file beside the compiled knowledge: learning costs a second, reading a millisecond. */
import { readBytesCache, writeBytesCache } from '../ops/bytes-cache.ts';
import { pack, unpack } from '../ops/packed.ts';
import type { Model } from './classifier.ts';
import { CLASSIFIER } from './weights.ts';

export interface LearnedPlan {
  /** Of what it was learned from. */
  readonly version: string;
  /** Its measures in their order, and last none of them. */
  readonly model: Model;
}

/** Raised by whoever changes how it is learned. */
const FORMAT = 3;
/** Belongs to these constants; each plan's part says what it was learned from. */
const KEY = `${FORMAT} ${JSON.stringify(CLASSIFIER)}`;

/** Empty where there is none, or a broken one. */
export function readLearned(file: string): readonly LearnedPlan[] {
  const bytes = readBytesCache(file, KEY);
  return bytes === null ? [] : (unpack(bytes) as readonly LearnedPlan[]);
}

export function writeLearned(file: string, plans: readonly LearnedPlan[]): void {
  writeBytesCache(file, KEY, pack(plans));
}
