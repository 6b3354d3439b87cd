/** The last versions of the knowledge that checked, each whole, to go back to. */
import type { Store } from './store.ts';

export interface KeptVersion {
  /** SHA-256 (hex) over its files. */
  readonly version: string;
  /** When it last came into use: milliseconds since 1970. */
  readonly at: number;
}

const MOST = 20;

/** @param files all its files, packed; the same version is kept once */
export function keepVersion(store: Store, version: string, files: string, nowMs: number): Promise<void> {
  return store.write(async ({ db }) => {
    await db
      .insertInto('knowledge_versions')
      .values({ version, files, at: nowMs })
      .onConflict((conflict) => conflict.column('version').doUpdateSet({ at: nowMs }))
      .execute();
    const old = await db.selectFrom('knowledge_versions').select('version').orderBy('at', 'desc').limit(1_000).offset(MOST).execute();
    if (old.length === 0) return;
    const versions = old.map((row) => row.version);
    await db.deleteFrom('knowledge_versions').where('version', 'in', versions).execute();
  });
}

/** The newest first. */
export function keptVersions(store: Store): Promise<KeptVersion[]> {
  return store.read((db) => db.selectFrom('knowledge_versions').select(['version', 'at']).orderBy('at', 'desc').execute());
}

/** @returns its packed files */
export async function versionFiles(store: Store, version: string): Promise<string | null> {
  const row = await store.read((db) =>
    db.selectFrom('knowledge_versions').select('files').where('version', '=', version).executeTakeFirst(),
  );
  return row?.files ?? null;
}
