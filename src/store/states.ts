/** Documents that the bot remembers between turns: one for each conversation, one for each user. */
import { keepingOf } from './keeping.ts';
import { prepared } from './prepared.ts';
import type { StateRow } from './schema.ts';
import type { Database, Tx } from './store.ts';

const one = prepared<{ key: string }, Pick<StateRow, 'body'>>((db, { key }) =>
  db.selectFrom('states').select('body').where('key', '=', key),
);

/** Those that there are. */
export async function readStates(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const key of keys) for (const { body } of await one(tx.db, { key })) found.set(key, keepingOf(tx.db).read(body, key));
  return found;
}

export type StateOwner = { readonly conversationId: string } | { readonly userId: string };

const write = prepared<StateRow, never>((db, { key, body, at, conversation_id, user_id }) =>
  db
    .insertInto('states')
    .values({ key, body, at, conversation_id, user_id })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ body, at }))
    .$castTo<never>(),
);

export async function writeState(tx: Tx, key: string, body: string, owner: StateOwner, nowMs: number): Promise<void> {
  const owned =
    'userId' in owner ? { conversation_id: null, user_id: owner.userId } : { conversation_id: owner.conversationId, user_id: null };
  await write(tx.db, { key, body: keepingOf(tx.db).keep(body, key), at: nowMs, ...owned });
}

/** What the bot remembers of a conversation, by the conversation's own id; null: nothing yet. */
export async function stateOfConversation(db: Database, conversationId: string): Promise<string | null> {
  const row = await db.selectFrom('states').select(['key', 'body']).where('conversation_id', '=', conversationId).executeTakeFirst();
  return row === undefined ? null : keepingOf(db).read(row.body, row.key);
}
