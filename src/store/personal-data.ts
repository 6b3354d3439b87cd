/**
 * Each kind of what is kept of a person: the tables in which it stands, and how it is handed to them.
 * Working notes of staff are named with their time; their words are for colleagues, and are erased with the rest.
 */
import type { PersonalKind } from '../ops/personal-kinds.ts';
import { activitiesAfter } from './activities.ts';
import { handoverNotes } from './handovers.ts';
import { keepingOf } from './keeping.ts';
import { needsOf } from './needs.ts';
import type { Schema } from './schema.ts';
import type { Database } from './store.ts';
import { findOpenId } from './wechat.ts';

interface Kind {
  readonly tables: readonly (keyof Schema)[];
  /** Whose it is: of one conversation, or of a user whatever the conversation. */
  readonly of: 'conversation' | 'user';
  /** @param id of the conversation, or of the user. @returns an empty list, or null, where there is nothing of it */
  take(db: Database, id: string): Promise<unknown>;
}

/** Far more than a conversation has. */
const ALL = 1_000_000;

export const KINDS: Readonly<Record<PersonalKind, Kind>> = {
  activities: {
    ...{ tables: ['conversations', 'activities'], of: 'conversation' },
    take: async (db, id) =>
      (await activitiesAfter(db, id, 0, ALL)).map(({ at, from, type, body }) => {
        const { text = null, value } = JSON.parse(body) as { text?: string; value?: unknown };
        return { at: time(at), from, type, text, ...(value === undefined ? {} : { value }) };
      }),
  },
  remembered: {
    ...{ tables: ['states'], of: 'conversation' },
    take: (db, id) => statesOf(db, 'conversation_id', id),
  },
  settings: {
    ...{ tables: ['states'], of: 'user' },
    take: (db, id) => statesOf(db, 'user_id', id),
  },
  unanswered: {
    ...{ tables: ['gaps'], of: 'conversation' },
    take: async (db, id) => {
      const query = db.selectFrom('gaps').select(['question', 'reason', 'locale', 'at']).where('conversation_id', '=', id);
      return (await query.orderBy('id').execute()).map(({ at, ...gap }) => ({ at: time(at), ...gap }));
    },
  },
  results: {
    ...{ tables: ['results'], of: 'conversation' },
    take: async (db, id) => {
      const rows = await db.selectFrom('results').selectAll().where('conversation_id', '=', id).orderBy('made_at').execute();
      return rows.map(({ code, dialog, responses, locale, made_at, expires_at }) => ({
        ...{ code, dialog, responses: JSON.parse(responses), locale, madeAt: time(made_at), expiresAt: time(expires_at) },
      }));
    },
  },
  needs: {
    ...{ tables: ['needs'], of: 'conversation' },
    take: async (db, id) =>
      (await needsOf(db, id)).map((need) => ({
        ...{ code: need.id, summary: need.summary, measures: need.measures, contact: need.contact, state: need.state },
        ...{ followUpOn: need.followUpOn, registeredAt: time(need.createdAt), changedAt: time(need.changedAt) },
      })),
  },
  handovers: { tables: ['handovers', 'handover_notes'], of: 'conversation', take: handoversOf },
  deliveries: { tables: ['outbox', 'undelivered', 'wechat_sendings'], of: 'conversation', take: deliveriesOf },
  links: {
    ...{ tables: ['exports'], of: 'conversation' },
    take: async (db, id) => {
      const rows = await db.selectFrom('exports').select('expires_at').where('conversation_id', '=', id).orderBy('expires_at').execute();
      return rows.map(({ expires_at }) => ({ expiresAt: time(expires_at) }));
    },
  },
  weChat: { tables: ['wechat_people'], of: 'conversation', take: (db, id) => findOpenId(db, id) },
};

async function statesOf(db: Database, owner: 'conversation_id' | 'user_id', id: string): Promise<unknown[]> {
  const rows = await db.selectFrom('states').select(['key', 'body']).where(owner, '=', id).orderBy('key').execute();
  return rows.map(({ key, body }) => JSON.parse(keepingOf(db).read(body, key)));
}

async function handoversOf(db: Database, id: string): Promise<unknown[]> {
  const rows = await db.selectFrom('handovers').selectAll().where('conversation_id', '=', id).orderBy('opened_at').execute();
  return await Promise.all(
    rows.map(async (row) => ({
      ...{ reason: row.reason, question: row.question, state: row.state, station: row.station, locale: row.locale },
      ...{ measures: JSON.parse(row.measures), lead: JSON.parse(row.lead), openedAt: time(row.opened_at) },
      closedAt: row.closed_at === null ? null : time(row.closed_at),
      notes: (await handoverNotes(db, row.id)).map(({ at, kind }) => ({ at: time(at), kind })),
    })),
  );
}

/** Replies that wait for a service of others, could not be brought to it, or were sent by it. */
async function deliveriesOf(db: Database, id: string): Promise<unknown[]> {
  const waiting = await db.selectFrom('outbox').select(['sequence', 'channel']).where('conversation_id', '=', id).execute();
  const failed = await db.selectFrom('undelivered').select(['sequence', 'at']).where('conversation_id', '=', id).execute();
  const weChat = await db.selectFrom('wechat_sendings').selectAll().where('conversation_id', '=', id).execute();
  return [
    ...waiting.map(({ sequence, channel }) => ({ sequence, fate: 'waiting', channel })),
    ...failed.map(({ sequence, at }) => ({ sequence, fate: 'failed', at: time(at) })),
    ...weChat.map(({ sequence, fate, reason, at }) => ({ sequence, fate, reason, at: time(at) })),
  ];
}

function time(ms: number): string {
  return new Date(ms).toISOString();
}
