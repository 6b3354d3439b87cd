/** What WeChat needs besides conversations: the access token, whom to send to, and what became of what was to be sent. */
import { type KeptActivity, placeOf } from './activities.ts';
import { keepingOf } from './keeping.ts';
import { prepared } from './prepared.ts';
import type { Database, Tx } from './store.ts';

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: number;
}

export async function findAccessToken(db: Database, appId: string): Promise<AccessToken | null> {
  const row = await db.selectFrom('wechat_access').selectAll().where('app_id', '=', appId).executeTakeFirst();
  return row === undefined ? null : { token: row.token, expiresAt: row.expires_at };
}

export async function keepAccessToken(tx: Tx, appId: string, { token, expiresAt }: AccessToken): Promise<void> {
  const values = { token, expires_at: expiresAt };
  await tx.db
    .insertInto('wechat_access')
    .values({ app_id: appId, ...values })
    .onConflict((conflict) => conflict.column('app_id').doUpdateSet(values))
    .execute();
}

export async function findOpenId(db: Database, conversationId: string): Promise<string | null> {
  const row = await db.selectFrom('wechat_people').select('open_id').where('conversation_id', '=', conversationId).executeTakeFirst();
  return row === undefined ? null : keepingOf(db).read(row.open_id, conversationId);
}

/** What a callback has to know of a person before their turn. */
export interface Standing {
  readonly hasOpenId: boolean;
  /** Whether anything was ever held back from them. */
  readonly hasHeld: boolean;
}

const standing = prepared<{ id: string }, { open_id: string | null; held: number | null }>((db, { id }) =>
  db.selectNoFrom(({ selectFrom }) => [
    selectFrom('wechat_people').select('open_id').where('conversation_id', '=', id).as('open_id'),
    selectFrom('wechat_sendings').select('sequence').where('conversation_id', '=', id).where('fate', '=', 'held').limit(1).as('held'),
  ]),
);

export async function standingOf(db: Database, conversationId: string): Promise<Standing> {
  const [row] = await standing(db, { id: conversationId });
  return { hasOpenId: (row?.open_id ?? null) !== null, hasHeld: (row?.held ?? null) !== null };
}

export async function rememberOpenId(tx: Tx, conversationId: string, openId: string): Promise<void> {
  await tx.db
    .insertInto('wechat_people')
    .values({ conversation_id: conversationId, open_id: keepingOf(tx.db).keep(openId, conversationId) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function forgetOpenId(tx: Tx, conversationId: string): Promise<void> {
  await tx.db.deleteFrom('wechat_people').where('conversation_id', '=', conversationId).execute();
}

/** Of those whose conversations rest since `beforeMs`. @returns how many */
export async function forgetIdleOpenIds(tx: Tx, beforeMs: number): Promise<number> {
  const result = await tx.db
    .deleteFrom('wechat_people')
    .where('conversation_id', 'in', ({ selectFrom }) => selectFrom('conversations').select('id').where('last_at', '<', beforeMs))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Where an activity stands. */
interface Place {
  readonly conversationId: string;
  readonly sequence: number;
}

export interface Sending {
  /** `held`: it waits for the person's next message; `shown`: it came with that. */
  readonly fate: 'sent' | 'held' | 'shown';
  /** Why it is or was held. */
  readonly reason: string | null;
  /** The activity of the person that it was shown with. */
  readonly shownWith: string | null;
}

export async function noteSent(tx: Tx, { conversationId, sequence }: Place, nowMs: number): Promise<void> {
  const row = { conversation_id: conversationId, sequence, fate: 'sent', reason: null, shown_with: null, at: nowMs } as const;
  await tx.db.insertInto('wechat_sendings').values(row).execute();
}

export async function holdBack(tx: Tx, { conversationId, sequence }: Place, reason: string, nowMs: number): Promise<void> {
  const row = { conversation_id: conversationId, sequence, fate: 'held', reason, shown_with: null, at: nowMs } as const;
  await tx.db.insertInto('wechat_sendings').values(row).execute();
}

/** What became of a message to a person of WeChat; null: it is still to be sent, or was a reply. */
export async function fateOf(db: Database, { conversationId, sequence }: Place): Promise<Sending | null> {
  const row = await db
    .selectFrom('wechat_sendings')
    .select(['fate', 'reason', 'shown_with'])
    .where('conversation_id', '=', conversationId)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { fate: row.shown_with === null ? row.fate : 'shown', reason: row.reason, shownWith: row.shown_with };
}

export async function countSent(db: Database, conversationId: string, sinceMs: number): Promise<number> {
  const row = await db
    .selectFrom('wechat_sendings')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('conversation_id', '=', conversationId)
    .where('fate', '=', 'sent')
    .where('at', '>=', sinceMs)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export interface HeldActivity {
  /** JSON text. */
  readonly body: string;
  readonly from: KeptActivity['from'];
  /** The activity that it was shown with; null: it still waits. */
  readonly shownWith: string | null;
}

/** In order: what waits, and what was shown with that activity. */
export async function heldActivities(db: Database, conversationId: string, shownWith: string): Promise<HeldActivity[]> {
  const rows = await db
    .selectFrom('wechat_sendings')
    .innerJoin('activities', (join) =>
      join
        .onRef('activities.conversation_id', '=', 'wechat_sendings.conversation_id')
        .onRef('activities.sequence', '=', 'wechat_sendings.sequence'),
    )
    .select(['activities.sequence', 'activities.body', 'activities.from_role as from', 'wechat_sendings.shown_with as shownWith'])
    .where('wechat_sendings.conversation_id', '=', conversationId)
    .where('fate', '=', 'held')
    .where((where) => where.or([where('shown_with', 'is', null), where('shown_with', '=', shownWith)]))
    .orderBy('wechat_sendings.sequence')
    .execute();
  const keeping = keepingOf(db);
  return rows.map(({ sequence, ...row }) => ({ ...row, body: keeping.read(row.body, placeOf(conversationId, sequence)) }));
}

/** What waits is shown with that activity. */
export async function showHeld(tx: Tx, conversationId: string, shownWith: string): Promise<void> {
  await tx.db
    .updateTable('wechat_sendings')
    .set({ shown_with: shownWith })
    .where('conversation_id', '=', conversationId)
    .where('fate', '=', 'held')
    .where('shown_with', 'is', null)
    .execute();
}
