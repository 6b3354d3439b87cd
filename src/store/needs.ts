/** Financing needs (融资需求) that enterprises have had registered. */
import type { NeedRow } from './desk-schema.ts';
import { type Keeping, keepingOf } from './keeping.ts';
import type { Database, Tx } from './store.ts';

export interface Need {
  readonly id: string;
  readonly conversationId: string | null;
  readonly summary: string;
  readonly measures: string;
  /** Kept only where it can be encrypted. */
  readonly contact: string | null;
  readonly state: string;
  readonly accountId: string | null;
  readonly who: string | null;
  readonly followUpOn: string | null;
  readonly note: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly changedAt: number;
}

export type NewNeed = Pick<Need, 'id' | 'conversationId' | 'summary' | 'measures' | 'contact' | 'createdBy'>;
export type NeedChange = Pick<Need, 'state' | 'accountId' | 'followUpOn' | 'note'>;

export async function insertNeed(tx: Tx, need: NewNeed, nowMs: number): Promise<void> {
  const { id, conversationId, summary, measures, contact, createdBy } = need;
  const keeping = keepingOf(tx.db);
  const row: NeedRow = {
    ...{ id, conversation_id: conversationId, summary: keeping.keepText(summary, id), measures },
    ...{ contact: contact === null || !keeping.isSealed ? null : keeping.keep(contact, id), state: 'open' },
    ...{ account_id: null, follow_up_on: null },
    ...{ note: '', created_by: createdBy, created_at: nowMs, changed_at: nowMs },
  };
  await tx.db.insertInto('needs').values(row).execute();
}

function needsWithNames(db: Database) {
  return db
    .selectFrom('needs')
    .leftJoin('staff_accounts', 'staff_accounts.id', 'needs.account_id')
    .selectAll('needs')
    .select('staff_accounts.shown_name as who');
}

/** Those to be followed up first; at most `limit`. */
export async function listNeeds(db: Database, state: string | null, limit: number): Promise<Need[]> {
  const query = needsWithNames(db).orderBy('needs.follow_up_on').orderBy('needs.changed_at', 'desc').limit(limit);
  const rows = await (state === null ? query : query.where('needs.state', '=', state)).execute();
  return rows.map((row) => need(row, keepingOf(db)));
}

/** Those that were registered in a conversation. */
export async function needsOf(db: Database, conversationId: string): Promise<Need[]> {
  const rows = await needsWithNames(db).where('needs.conversation_id', '=', conversationId).orderBy('needs.created_at').execute();
  return rows.map((row) => need(row, keepingOf(db)));
}

export async function findNeed(db: Database, id: string): Promise<Need | null> {
  const row = await needsWithNames(db).where('needs.id', '=', id).executeTakeFirst();
  return row === undefined ? null : need(row, keepingOf(db));
}

export async function changeNeed(tx: Tx, id: string, { state, accountId, followUpOn, note }: NeedChange, nowMs: number): Promise<boolean> {
  const values = { state, account_id: accountId, follow_up_on: followUpOn, note: keepingOf(tx.db).keepText(note, id), changed_at: nowMs };
  const result = await tx.db.updateTable('needs').set(values).where('id', '=', id).where('state', '<>', 'withdrawn').executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Nothing of the enterprise stays, save that there was a need. */
export async function withdrawNeed(tx: Tx, id: string, nowMs: number): Promise<boolean> {
  const values = { state: 'withdrawn', contact: null, summary: '', note: '', follow_up_on: null, changed_at: nowMs };
  const result = await tx.db.updateTable('needs').set(values).where('id', '=', id).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Those that were registered in a conversation, by whoever has it. */
export async function withdrawNeedsOf(tx: Tx, conversationId: string, nowMs: number): Promise<void> {
  const found = await tx.db.selectFrom('needs').select('id').where('conversation_id', '=', conversationId).execute();
  for (const { id } of found) await withdrawNeed(tx, id, nowMs);
}

function need(row: NeedRow & { readonly who: string | null }, keeping: Keeping): Need {
  return {
    ...{
      id: row.id,
      conversationId: row.conversation_id,
      summary: keeping.read(row.summary, row.id),
      measures: row.measures,
      contact: row.contact === null ? null : keeping.read(row.contact, row.id),
      state: row.state,
    },
    ...{ accountId: row.account_id, who: row.who, followUpOn: row.follow_up_on, note: keeping.read(row.note, row.id) },
    ...{ createdBy: row.created_by, createdAt: row.created_at, changedAt: row.changed_at },
  };
}
