/** All that is kept of one person: shown to them, and erased. */
import { type KnownConversation, openConversation } from './conversations.ts';
import type { Database, Tx } from './store.ts';

export interface Person {
  readonly channel: string;
  readonly userId: string;
  /** The conversation in which they ask. */
  readonly conversationId: string;
  /** False where somebody else could pass for them: then only this conversation counts as theirs. */
  readonly isProven: boolean;
}

/** What a person said and was told, as they may take it away. */
export interface PersonalData {
  readonly settings: readonly unknown[];
  readonly conversations: readonly {
    readonly startedAt: string;
    readonly activities: readonly { readonly at: string; readonly from: string; readonly type: string; readonly text: string | null }[];
    /** Questions of theirs that are noted because they found no full answer. */
    readonly unanswered: readonly string[];
    /** Their id at WeChat, where they came by it. */
    readonly openId: string | null;
  }[];
}

export async function personalData(db: Database, person: Person): Promise<PersonalData> {
  const settings = person.isProven ? await db.selectFrom('states').select('body').where('user_id', '=', person.userId).execute() : [];
  const conversations = await conversationsOf(db, person);
  return {
    settings: settings.map(({ body }) => JSON.parse(body)),
    conversations: await Promise.all(conversations.map((conversation) => told(db, conversation))),
  };
}

async function told(db: Database, { id, created_at }: { id: string; created_at: number }): Promise<PersonalData['conversations'][number]> {
  const activities = await db
    .selectFrom('activities')
    .select(['at', 'from_role', 'type', 'body'])
    .where('conversation_id', '=', id)
    .orderBy('sequence')
    .execute();
  const gaps = await db.selectFrom('gaps').select('question').where('conversation_id', '=', id).execute();
  const weChat = await db.selectFrom('wechat_people').select('open_id').where('conversation_id', '=', id).executeTakeFirst();
  return {
    startedAt: new Date(created_at).toISOString(),
    activities: activities.map(({ at, from_role, type, body }) => ({
      at: new Date(at).toISOString(),
      from: from_role,
      type,
      text: JSON.parse(body).text ?? null,
    })),
    unanswered: gaps.map(({ question }) => question),
    openId: weChat?.open_id ?? null,
  };
}

/**
 * Everything but the place of the conversation in which it is asked for, so that it can go on: the tables refer to their
 * conversation, and go with it.
 */
export async function erasePerson(tx: Tx, person: Person, asking: KnownConversation, nowMs: number): Promise<void> {
  const all = await conversationsOf(tx.db, person);
  const ids = [asking.id, ...all.map(({ id }) => id)];
  await tx.db.deleteFrom('conversations').where('id', 'in', ids).execute();
  if (person.isProven) await tx.db.deleteFrom('states').where('user_id', '=', person.userId).execute();
  await openConversation(tx, asking, nowMs);
  // Clients count on from here: what follows must not look like something that they have read.
  await tx.db.updateTable('conversations').set({ last_sequence: asking.lastSequence }).where('id', '=', asking.id).execute();
}

async function conversationsOf(db: Database, { channel, userId, conversationId, isProven }: Person) {
  const query = db.selectFrom('conversations').select(['id', 'created_at']).orderBy('created_at');
  const own = isProven ? query.where('channel', '=', channel).where('user_id', '=', userId) : query.where('id', '=', conversationId);
  return await own.execute();
}
