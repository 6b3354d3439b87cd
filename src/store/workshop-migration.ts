import { type Kysely, sql } from 'kysely';

/** Versions of the knowledge that checked, and which of them gave an answer. */
export async function knowledgeVersions(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'create table knowledge_versions (version text primary key, files text not null, at bigint not null)',
    'alter table activities add column knowledge text',
  ])
    await sql.raw(statement).execute(db);
}
