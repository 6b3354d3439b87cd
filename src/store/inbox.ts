/** What waits for staff, as lists: never more of it than one page shows. */
import type { Database } from './store.ts';

export interface InboxLine {
  readonly id: string;
  readonly state: 'waiting' | 'with-person' | 'closed';
  readonly question: string;
  readonly reason: string;
  readonly station: string | null;
  readonly accountId: string | null;
  readonly who: string | null;
  readonly channel: string;
  readonly lead: string;
  readonly waitingSince: number;
  readonly owedSince: number | null;
  readonly closedAt: number | null;
}

export type InboxList = 'waiting' | 'mine' | 'others' | 'closed';

/** Whose inbox: their own, their station's and the common queue's come before what others are to take. */
export interface Whose {
  readonly accountId: string;
  readonly station: string | null;
}

export async function inboxLines(db: Database, list: InboxList, whose: Whose, limit: number): Promise<InboxLine[]> {
  const query = db
    .selectFrom('handovers')
    .innerJoin('conversations', 'conversations.id', 'handovers.conversation_id')
    .leftJoin('staff_accounts', 'staff_accounts.id', 'handovers.account_id')
    .select([
      'handovers.id',
      'handovers.state',
      'handovers.question',
      'handovers.reason',
      'handovers.station',
      'handovers.account_id as accountId',
      'staff_accounts.shown_name as who',
      'conversations.channel',
      'handovers.lead',
      'handovers.waiting_since as waitingSince',
      'handovers.owed_since as owedSince',
      'handovers.closed_at as closedAt',
    ])
    .limit(limit);
  const state = list === 'waiting' ? 'waiting' : list === 'closed' ? 'closed' : 'with-person';
  const lines = query.where('handovers.state', '=', state);
  switch (list) {
    case 'waiting':
      // What was routed to them is to be seen first, however many wait.
      return await lines
        .orderBy(({ case: choose, or, eb }) => {
          const own = eb('handovers.account_id', '=', whose.accountId);
          const stations = whose.station === null ? [] : [eb('handovers.station', '=', whose.station)];
          return choose()
            .when(or([own, ...stations]))
            .then(0)
            .else(1)
            .end();
        })
        .orderBy('handovers.waiting_since')
        .execute();
    case 'mine':
      return await lines.where('handovers.account_id', '=', whose.accountId).orderBy('handovers.owed_since').execute();
    case 'others':
      return await lines.where('handovers.account_id', '<>', whose.accountId).orderBy('handovers.waiting_since', 'desc').execute();
    case 'closed':
      return await lines.orderBy('handovers.waiting_since', 'desc').execute();
  }
}

export interface InboxCounts {
  readonly waiting: number;
  /** Owners who wait for an answer of this account. */
  readonly owed: number;
  /** Since when the owner who waits longest waits, for a person or for a word of theirs; null: nobody waits. */
  readonly oldest: number | null;
}

export async function inboxCounts(db: Database, accountId: string): Promise<InboxCounts> {
  const waiting = await db
    .selectFrom('handovers')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  const owed = await db
    .selectFrom('handovers')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('state', '=', 'with-person')
    .where('account_id', '=', accountId)
    .where('owed_since', 'is not', null)
    .executeTakeFirstOrThrow();
  const { oldest } = await db
    .selectFrom('handovers')
    .select(({ fn }) => fn.min('owed_since').as('oldest'))
    .where('state', 'in', ['waiting', 'with-person'])
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting.count), owed: Number(owed.count), oldest };
}

/** Those of the conversations that were ever handed over. */
export async function handedOver(db: Database, conversationIds: readonly string[]): Promise<Map<string, string[]>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await db.selectFrom('handovers').select(['id', 'conversation_id']).where('conversation_id', 'in', conversationIds).execute();
  const found = new Map<string, string[]>();
  for (const { id, conversation_id } of rows) found.set(conversation_id, [...(found.get(conversation_id) ?? []), id]);
  return found;
}
