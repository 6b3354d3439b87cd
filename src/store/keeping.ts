/**
 * How words of people stand in the files: encrypted with the operator's key. Without a key they stand as they come, and
 * whoever takes them in masks the numbers by which a person could be found.
 */
import type { Kysely } from 'kysely';
import { Fault } from '../ops/fault.ts';
import { maskNumbers } from '../ops/log.ts';
import type { Schema } from './schema.ts';
import { seal, unseal } from './seal.ts';

/** Begins what is encrypted. */
const MARK = 'sealed:';

export interface Keeping {
  readonly isSealed: boolean;
  /** @param of the record that they belong to, with which alone they can be read */
  keep(words: string, of: string): string;
  /** Free text: without a key, numbers by which a person could be found are masked. */
  keepText(words: string, of: string): string;
  read(kept: string, of: string): string;
  /** Whether it stands as `keep` would have it. */
  isKept(kept: string, of: string): boolean;
}

const PLAIN: Keeping = {
  isSealed: false,
  keep: (words) => words,
  keepText: (words) => maskNumbers(words),
  read: (kept) => kept,
  isKept: () => true,
};

export function keepingWith(key: Buffer | null): Keeping {
  if (key === null) return PLAIN;
  const keep = (words: string, of: string) => (words === '' ? '' : MARK + seal(key, words, of));
  const opened = (kept: string, of: string) => (kept.startsWith(MARK) ? unseal(key, kept.slice(MARK.length), of) : null);
  return {
    isSealed: true,
    keep,
    keepText: keep,
    read(kept, of) {
      const words = opened(kept, of);
      if (words === null && kept.startsWith(MARK)) throw new Fault('data-key-wrong', 'a record cannot be decrypted with DATA_KEY');
      // Without the mark it is from before there was a key.
      return words ?? kept;
    },
    isKept: (kept, of) => kept === '' || opened(kept, of) !== null,
  };
}

/** By what a database shares with its transactions. */
const KEEPINGS = new WeakMap<object, Keeping>();

export function useKeeping(db: Kysely<Schema>, keeping: Keeping): void {
  KEEPINGS.set(db.getExecutor().adapter, keeping);
}

export function keepingOf(db: Kysely<Schema>): Keeping {
  return KEEPINGS.get(db.getExecutor().adapter) ?? PLAIN;
}
