/** Documents that the bot remembers between turns: one for each conversation, one for each user. */
import type { Database, Tx } from './store.ts';

export async function readStates(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.db.selectFrom('states').select(['key', 'body']).where('key', 'in', keys).execute();
  return new Map(rows.map((row) => [row.key, row.body]));
}

export type StateOwner = { readonly conversationId: string } | { readonly userId: string };

export async function writeState(tx: Tx, key: string, body: string, owner: StateOwner, nowMs: number): Promise<void> {
  const owned =
    'userId' in owner ? { conversation_id: null, user_id: owner.userId } : { conversation_id: owner.conversationId, user_id: null };
  await tx.db
    .insertInto('states')
    .values({ key, body, at: nowMs, ...owned })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ body, at: nowMs }))
    .execute();
}

export async function deleteStates(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.db.deleteFrom('states').where('key', 'in', keys).execute();
}

/** What the bot remembers of a conversation, by the conversation's own id; null: nothing yet. */
export async function stateOfConversation(db: Database, conversationId: string): Promise<string | null> {
  const row = await db.selectFrom('states').select('body').where('conversation_id', '=', conversationId).executeTakeFirst();
  return row?.body ?? null;
}
