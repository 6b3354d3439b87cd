/** Links by which people take their data away: for a day, and made anew from what is kept each time they are opened. */
import { type PersonalData, personalData } from './people.ts';
import type { Store, Tx } from './store.ts';

const LIFE_MS = 24 * 3_600_000;

export async function allowExport(tx: Tx, link: { code: string; conversationId: string; isProven: boolean }, nowMs: number): Promise<void> {
  const { code, conversationId, isProven } = link;
  const row = { code, conversation_id: conversationId, is_proven: isProven ? 1 : 0, expires_at: nowMs + LIFE_MS };
  await tx.db.insertInto('exports').values(row).execute();
}

/** @returns null for a code that is none, or none any more */
export function exported(store: Store, code: string, nowMs: number): Promise<PersonalData | null> {
  return store.read(async (db) => {
    const found = await db
      .selectFrom('exports')
      .innerJoin('conversations', 'conversations.id', 'exports.conversation_id')
      .select(['conversation_id as conversationId', 'channel', 'user_id as userId', 'is_proven'])
      .where('code', '=', code)
      .where('expires_at', '>', nowMs)
      .executeTakeFirst();
    return found === undefined ? null : await personalData(db, { ...found, isProven: found.is_proven === 1 });
  });
}
