/** The tables of the service stations' console. */
import { type Kysely, sql } from 'kysely';

export async function serviceDesk(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...STAFF, ...HANDOVERS, ...COUNTER]) await sql.raw(statement).execute(db);
}

export async function undeliveredMessages(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table undelivered (
        conversation_id text not null references conversations (id) on delete cascade, sequence integer not null,
        at bigint not null, primary key (conversation_id, sequence))`,
    )
    .execute(db);
}

export async function signInAttempts(db: Kysely<unknown>): Promise<void> {
  await sql.raw('create table sign_in_attempts (key text primary key, spent double precision not null, at bigint not null)').execute(db);
  await sql.raw('create index sign_in_attempts_by_age on sign_in_attempts (at)').execute(db);
}

/** Contacts were encrypted from the first, without the mark that now begins all that is. */
export async function markedContacts(db: Kysely<unknown>): Promise<void> {
  await sql.raw("update needs set contact = 'sealed:' || contact where contact is not null").execute(db);
}

const STAFF = [
  `create table staff_accounts (
    id text primary key, name text not null unique, shown_name text not null, role text not null, topics text not null,
    station text, password_hash text, disabled_at bigint, created_at bigint not null)`,
  `create table staff_links (
    token_hash text primary key, account_id text references staff_accounts (id) on delete cascade, expires_at bigint not null)`,
  `create table staff_sessions (
    token_hash text primary key, account_id text not null references staff_accounts (id) on delete cascade,
    csrf text not null, created_at bigint not null, last_at bigint not null)`,
  'create index staff_sessions_by_account on staff_sessions (account_id)',
  'create index staff_sessions_by_use on staff_sessions (last_at)',
  `create table audit (
    id integer primary key, at bigint not null, account_id text, who text not null, action text not null, subject text not null)`,
];

const HANDOVERS = [
  `create table handovers (
    id text primary key, conversation_id text not null references conversations (id) on delete cascade,
    state text not null, station text, account_id text references staff_accounts (id) on delete set null,
    reason text not null, question text not null, locale text not null, measures text not null, lead text not null,
    opened_at bigint not null, waiting_since bigint not null, owed_since bigint, closed_at bigint, changed_at bigint not null)`,
  'create index handovers_by_conversation on handovers (conversation_id)',
  "create unique index handovers_running on handovers (conversation_id) where state <> 'closed'",
  'create index handovers_by_state on handovers (state, waiting_since)',
  `create table handover_notes (
    id integer primary key, handover_id text not null references handovers (id) on delete cascade,
    kind text not null, who text not null, text text not null, at bigint not null)`,
  'create index handover_notes_by_handover on handover_notes (handover_id)',
  `create table ready_replies (
    id text primary key, title text not null, text text not null, changed_by text not null, changed_at bigint not null)`,
];

const COUNTER = [
  `create table needs (
    id text primary key, conversation_id text references conversations (id) on delete cascade,
    summary text not null, measures text not null, contact text, state text not null,
    account_id text references staff_accounts (id) on delete set null, follow_up_on text, note text not null,
    created_by text not null, created_at bigint not null, changed_at bigint not null)`,
  'create index needs_by_conversation on needs (conversation_id)',
  'create index needs_by_state on needs (state, changed_at)',
  `create table gap_cases (
    key text primary key, question text not null, state text not null, proposal text not null, detail text not null,
    regression text, changed_by text not null, changed_at bigint not null)`,
];
