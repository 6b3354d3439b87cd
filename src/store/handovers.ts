/** Conversations that were handed over to people: where each stands, and what happened to it. */
import { sql } from 'kysely';
import type { HandoverRow } from './desk-schema.ts';
import { keepingOf } from './keeping.ts';
import { prepared } from './prepared.ts';
import type { Database, Tx } from './store.ts';

export type HandoverState = HandoverRow['state'];

export interface Handover {
  readonly id: string;
  readonly conversationId: string;
  readonly state: HandoverState;
  readonly station: string | null;
  readonly accountId: string | null;
  readonly reason: string;
  readonly question: string;
  readonly locale: string;
  readonly measures: readonly { readonly plan: string; readonly number: number }[];
  readonly lead: readonly string[];
  readonly openedAt: number;
  readonly waitingSince: number;
  readonly owedSince: number | null;
  readonly closedAt: number | null;
}

export interface HandoverNote {
  readonly kind: string;
  readonly who: string;
  readonly text: string;
  readonly at: number;
}

export type NewHandover = Pick<
  Handover,
  'id' | 'conversationId' | 'station' | 'accountId' | 'reason' | 'question' | 'locale' | 'measures' | 'lead'
>;

interface DeskNow {
  readonly state: HandoverState | null;
  readonly present: number | null;
}

const deskNow = (roles: readonly string[]) =>
  prepared<{ conversation: string; sinceMs: number }, DeskNow>((db, { conversation, sinceMs }) =>
    db.selectNoFrom((query) => [
      query.selectFrom('handovers').select('state').where('conversation_id', '=', conversation).where('state', '<>', 'closed').as('state'),
      query
        .selectFrom('staff_sessions')
        .innerJoin('staff_accounts', 'staff_accounts.id', 'staff_sessions.account_id')
        .select(sql<number>`1`.as('one'))
        .where('staff_sessions.last_at', '>', sinceMs)
        .where('staff_accounts.role', 'in', roles)
        .limit(1)
        .as('present'),
    ]),
  );
const deskNowOf = new WeakMap<readonly string[], ReturnType<typeof deskNow>>();

/** Beforehand for every message: whether people have the conversation, and whether anybody is there, in one query. */
export async function deskState(
  db: Database,
  conversationId: string,
  { roles, sinceMs }: { readonly roles: readonly string[]; readonly sinceMs: number },
): Promise<{ readonly state: HandoverState | null; readonly isPresent: boolean }> {
  const query = deskNowOf.get(roles) ?? deskNow(roles);
  deskNowOf.set(roles, query);
  const [row] = await query(db, { conversation: conversationId, sinceMs });
  return { state: row?.state ?? null, isPresent: (row?.present ?? null) !== null };
}

export async function insertHandover(tx: Tx, handover: NewHandover, nowMs: number): Promise<void> {
  const { id, conversationId, station, accountId, reason, question, locale, measures, lead } = handover;
  await tx.db
    .insertInto('handovers')
    .values({
      ...{ id, conversation_id: conversationId, state: 'waiting', station, account_id: accountId, reason, question, locale },
      ...{ measures: JSON.stringify(measures), lead: JSON.stringify(lead), opened_at: nowMs, waiting_since: nowMs },
      ...{ owed_since: nowMs, closed_at: null, changed_at: nowMs },
    })
    .execute();
}

export async function findHandover(db: Database, id: string): Promise<Handover | null> {
  const row = await db.selectFrom('handovers').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : handover(row);
}

/** The one that is not closed; null where the bot has the conversation. */
export async function runningHandover(db: Database, conversationId: string): Promise<Handover | null> {
  const query = db.selectFrom('handovers').selectAll().where('conversation_id', '=', conversationId);
  const row = await query.where('state', '<>', 'closed').executeTakeFirst();
  return row === undefined ? null : handover(row);
}

export interface HandoverChange {
  readonly state?: HandoverState;
  readonly station?: string | null;
  readonly accountId?: string | null;
  readonly waitingSince?: number;
  readonly owedSince?: number | null;
  readonly closedAt?: number | null;
}

/** @returns false where it no longer stands as it was found: somebody else was quicker */
export async function changeHandover(
  tx: Tx,
  { id, conversationId, state: from, accountId: holder }: Handover,
  change: HandoverChange,
  nowMs: number,
): Promise<boolean> {
  const { state, station, accountId, waitingSince, owedSince, closedAt } = change;
  const values = {
    changed_at: nowMs,
    ...(state === undefined ? {} : { state }),
    ...(station === undefined ? {} : { station }),
    ...(accountId === undefined ? {} : { account_id: accountId }),
    ...(waitingSince === undefined ? {} : { waiting_since: waitingSince }),
    ...(owedSince === undefined ? {} : { owed_since: owedSince }),
    ...(closedAt === undefined ? {} : { closed_at: closedAt }),
  };
  const update = tx.db.updateTable('handovers').set(values).where('id', '=', id).where('state', '=', from);
  const result = await update.where('account_id', holder === null ? 'is' : '=', holder).executeTakeFirst();
  tx.grown.add(conversationId);
  return result.numUpdatedRows === 1n;
}

/** The owner wrote to the person who has the conversation. */
export async function noteOwed(tx: Tx, conversationId: string, nowMs: number): Promise<void> {
  await tx.db
    .updateTable('handovers')
    .set({ owed_since: nowMs, changed_at: nowMs })
    .where('conversation_id', '=', conversationId)
    .where('state', '<>', 'closed')
    .where('owed_since', 'is', null)
    .execute();
}

export async function addHandoverNote(tx: Tx, handoverId: string, note: HandoverNote): Promise<void> {
  await tx.db
    .insertInto('handover_notes')
    .values({ handover_id: handoverId, ...note, text: keepingOf(tx.db).keepText(note.text, handoverId) })
    .execute();
}

/** In order. */
export async function handoverNotes(db: Database, handoverId: string): Promise<HandoverNote[]> {
  const query = db.selectFrom('handover_notes').select(['kind', 'who', 'text', 'at']).where('handover_id', '=', handoverId);
  const keeping = keepingOf(db);
  return (await query.orderBy('id').execute()).map((note) => ({ ...note, text: keeping.read(note.text, handoverId) }));
}

function handover(row: HandoverRow): Handover {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    state: row.state,
    station: row.station,
    accountId: row.account_id,
    reason: row.reason,
    question: row.question,
    locale: row.locale,
    measures: JSON.parse(row.measures),
    lead: JSON.parse(row.lead),
    openedAt: row.opened_at,
    waitingSince: row.waiting_since,
    owedSince: row.owed_since,
    closedAt: row.closed_at,
  };
}
