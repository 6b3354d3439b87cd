/**
 * What was kept before is brought to the form in which words are kept now: encrypted once there is a key, masked without one.
 * Done before the first request, once for each of the two; broken off, the next start takes it up.
 */
import { setImmediate as othersFirst } from 'node:timers/promises';
import { sql } from 'kysely';
import { Fault } from '../ops/fault.ts';
import { maskedWords } from '../ops/masked.ts';
import { placeOf } from './activities.ts';
import { type Keeping, keepingOf } from './keeping.ts';
import type { Store, Tx } from './store.ts';

type Row = Readonly<Record<string, string | number>>;

interface Column {
  readonly table: string;
  readonly column: string;
  /** What names a row. */
  readonly by: readonly string[];
  /** What its words are encrypted for. */
  of(row: Row): string;
  /** Without a key. */
  masked(words: string, row: Row, keeping: Keeping): string;
}

const document = (words: string) => JSON.stringify(maskedWords(JSON.parse(words)));
const freeText = (words: string, _: Row, keeping: Keeping) => keeping.keepText(words, '');

const COLUMNS: readonly Column[] = [
  {
    ...{ table: 'activities', column: 'body', by: ['conversation_id', 'sequence'] },
    of: ({ conversation_id, sequence }) => placeOf(String(conversation_id), Number(sequence)),
    masked: (words, { from_role }) => (from_role === 'user' ? document(words) : words),
  },
  { table: 'states', column: 'body', by: ['key'], of: ({ key }) => String(key), masked: document },
  {
    ...{ table: 'wechat_people', column: 'open_id', by: ['conversation_id'] },
    of: ({ conversation_id }) => String(conversation_id),
    masked: (id) => id,
  },
  { table: 'handover_notes', column: 'text', by: ['id'], of: ({ handover_id }) => String(handover_id), masked: freeText },
  { table: 'needs', column: 'summary', by: ['id'], of: ({ id }) => String(id), masked: freeText },
  { table: 'needs', column: 'note', by: ['id'], of: ({ id }) => String(id), masked: freeText },
];

const AT_ONCE = 100;
const PROOF = 'data-key';
const DONE = 'words-kept';

/** @throws Fault where words are encrypted with another key than this store has */
export async function proveKey(store: Store, nowMs: number): Promise<void> {
  await store.write(async (tx) => {
    const keeping = keepingOf(tx.db);
    const proof = await named(tx, PROOF);
    if (proof === null) return keeping.isSealed ? await note(tx, PROOF, keeping.keep(PROOF, PROOF), nowMs) : undefined;
    if (!keeping.isSealed) throw new Fault('data-key-wrong', 'what people wrote is encrypted, and DATA_KEY is not set');
    keeping.read(proof, PROOF);
  });
}

/** @returns how many records were changed */
export async function keepOlderWords(store: Store, nowMs: number): Promise<number> {
  const form = store.isSealed ? 'encrypted' : 'masked';
  if ((await store.write((tx) => named(tx, DONE))) === form) return 0;
  let changed = 0;
  for (const column of COLUMNS)
    for (let after: Row | null = null; ; ) {
      const { last, count } = await store.write((tx) => someOf(tx, column, after));
      changed += count;
      if (last === null) break;
      after = last;
      await othersFirst();
    }
  await store.write((tx) => note(tx, DONE, form, nowMs));
  store.tidy();
  return changed;
}

async function someOf(tx: Tx, { table, column, by, of, masked }: Column, after: Row | null): Promise<{ last: Row | null; count: number }> {
  const names = sql.join(by.map((name) => sql.ref(name)));
  const values = (row: Row) => sql.join(by.map((name) => sql`${row[name]}`));
  const behind = after === null ? sql`1 = 1` : sql`(${names}) > (${values(after)})`;
  const query = sql<Row>`select * from ${sql.table(table)} where ${behind} order by ${names} limit ${AT_ONCE}`;
  const { rows } = await query.execute(tx.db);
  const keeping = keepingOf(tx.db);
  let count = 0;
  for (const row of rows) {
    const words = String(row[column]);
    const kept = keeping.isSealed ? encrypted(keeping, words, of(row)) : masked(words, row, keeping);
    if (kept === words) continue;
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${kept} where (${names}) = (${values(row)})`.execute(tx.db);
    count++;
  }
  return { last: rows.at(-1) ?? null, count };
}

/** As it is, where that has been done. */
function encrypted(keeping: Keeping, words: string, of: string): string {
  return keeping.isKept(words, of) ? words : keeping.keep(words, of);
}

async function named(tx: Tx, name: string): Promise<string | null> {
  const row = await tx.db.selectFrom('keys').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

async function note(tx: Tx, name: string, value: string, at: number): Promise<void> {
  await tx.db
    .insertInto('keys')
    .values({ name, value, at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, at }))
    .execute();
}
