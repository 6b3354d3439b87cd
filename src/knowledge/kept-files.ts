/** What YAML files hold, kept by their bytes: reading one is most of what compiling costs, and most files stay as they are. */
import { createHash } from 'node:crypto';
import { readJsonCache, writeJsonCache } from '../ops/json-cache.ts';
import type { Schema } from './schemas/parts.ts';

export interface KeptFiles {
  /** What a file with these bytes holds; undefined where it was never read with this schema, or did not hold to it. */
  find(bytes: Uint8Array, schema: Schema): unknown;
  keep(bytes: Uint8Array, schema: Schema, value: unknown): void;
}

export const NOTHING_KEPT: KeptFiles = { find: () => undefined, keep: () => {} };

/** Raised by whoever changes how a file is read. */
const FORMAT = '1';

/** Of the last compilation, and none before: as many files as there are. */
export function openKeptFiles(file: string): KeptFiles & { save(): void } {
  const before = new Map(Object.entries((readJsonCache(file, FORMAT) ?? {}) as Record<string, unknown>));
  const used = new Map<string, unknown>();
  return {
    find(bytes, schema) {
      const key = keyOf(bytes, schema);
      const value = before.get(key);
      if (value !== undefined) used.set(key, value);
      return value;
    },
    keep: (bytes, schema, value) => void used.set(keyOf(bytes, schema), value),
    save() {
      if ([...used.keys()].some((key) => !before.has(key))) writeJsonCache(file, FORMAT, Object.fromEntries(used));
    },
  };
}

function keyOf(bytes: Uint8Array, schema: Schema): string {
  return createHash('sha256').update(schemaDigest(schema)).update(bytes).digest('base64');
}

const digests = new WeakMap<Schema, string>();

function schemaDigest(schema: Schema): string {
  const known = digests.get(schema);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(JSON.stringify(schema)).digest('base64');
  digests.set(schema, digest);
  return digest;
}
