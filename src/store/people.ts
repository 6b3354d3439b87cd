/** All that is kept of one person: shown to them, and erased. */
import { PERSONAL_KINDS, type PersonalKind } from '../ops/personal-kinds.ts';
import { type KnownConversation, openConversation } from './conversations.ts';
import { casesAskedIn, forgetCases } from './gap-cases.ts';
import { KINDS } from './personal-data.ts';
import type { Database, Tx } from './store.ts';

export interface Person {
  readonly channel: string;
  readonly userId: string;
  /** The conversation in which they ask. */
  readonly conversationId: string;
  /** False where somebody else could pass for them: then only this conversation counts as theirs. */
  readonly isProven: boolean;
}

/** All that is kept of a person, by kind, as they may take it away. */
export interface PersonalData {
  /** Of the person whatever the conversation. */
  readonly person: Kept;
  readonly conversations: readonly ({ readonly startedAt: string; readonly channel: string } & Kept)[];
}

type Kept = Readonly<Partial<Record<PersonalKind, unknown>>>;

export async function personalData(db: Database, person: Person): Promise<PersonalData> {
  const conversations = await conversationsOf(db, person);
  return {
    person: person.isProven ? await taken(db, 'user', person.userId) : {},
    conversations: await Promise.all(
      conversations.map(async ({ id, created_at, channel }) => ({
        ...{ startedAt: new Date(created_at).toISOString(), channel },
        ...(await taken(db, 'conversation', id)),
      })),
    ),
  };
}

async function taken(db: Database, of: 'conversation' | 'user', id: string): Promise<Kept> {
  const kinds = PERSONAL_KINDS.filter((kind) => KINDS[kind].of === of);
  return Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await KINDS[kind].take(db, id)] as const)));
}

/**
 * Everything but the place of the conversation in which it is asked for, so that it can go on: the tables refer to their
 * conversation, and go with it.
 */
export async function erasePerson(tx: Tx, person: Person, asking: KnownConversation, nowMs: number): Promise<void> {
  const all = await conversationsOf(tx.db, person);
  const ids = [asking.id, ...all.map(({ id }) => id)];
  const cases = await casesAskedIn(tx, ids);
  await tx.db.deleteFrom('conversations').where('id', 'in', ids).execute();
  await forgetCases(tx, cases);
  if (person.isProven) await tx.db.deleteFrom('states').where('user_id', '=', person.userId).execute();
  await openConversation(tx, asking, nowMs);
  // Clients count on from here: what follows must not look like something that they have read.
  await tx.db.updateTable('conversations').set({ last_sequence: asking.lastSequence }).where('id', '=', asking.id).execute();
}

async function conversationsOf(db: Database, { channel, userId, conversationId, isProven }: Person) {
  const query = db.selectFrom('conversations').select(['id', 'created_at', 'channel']).orderBy('created_at');
  const own = isProven ? query.where('channel', '=', channel).where('user_id', '=', userId) : query.where('id', '=', conversationId);
  return await own.execute();
}
