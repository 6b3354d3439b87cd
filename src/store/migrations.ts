/**
 * Every change of the tables, oldest first. A step that was released is never edited: a later one corrects it.
 * Only what SQLite and PostgreSQL both understand.
 */
import { type Kysely, sql } from 'kysely';
import { markedContacts, serviceDesk, signInAttempts, undeliveredMessages } from './desk-migration.ts';
import { knowledgeVersions } from './workshop-migration.ts';

export type Migration = (db: Kysely<unknown>) => Promise<void>;

export const MIGRATIONS: readonly Migration[] = [
  conversationsAndState,
  weChat,
  ownersOfStates,
  serviceDesk,
  takeAway,
  knowledgeVersions,
  undeliveredMessages,
  signInAttempts,
  markedContacts,
];

async function conversationsAndState(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table conversations (
      id text primary key, channel text not null, user_id text not null,
      created_at bigint not null, last_at bigint not null, last_sequence integer not null)`,
    'create index conversations_by_user on conversations (user_id)',
    'create index conversations_by_age on conversations (last_at)',
    `create table activities (
      conversation_id text not null references conversations (id) on delete cascade, sequence integer not null,
      id text not null, type text not null, from_role text not null, body text not null,
      reply_to text, delivery_key text, at bigint not null,
      primary key (conversation_id, sequence), unique (conversation_id, delivery_key))`,
    'create table states (key text primary key, body text not null, at bigint not null)',
    'create table keys (name text primary key, value text not null, at bigint not null)',
    `create table outbox (
      conversation_id text not null references conversations (id) on delete cascade, sequence integer not null,
      channel text not null, attempts integer not null, due_at bigint not null, primary key (conversation_id, sequence))`,
    `create table gaps (
      id integer primary key, conversation_id text not null references conversations (id) on delete cascade,
      question text not null, reason text not null, locale text not null, at bigint not null)`,
  ])
    await sql.raw(statement).execute(db);
}

async function weChat(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'create table wechat_access (app_id text primary key, token text not null, expires_at bigint not null)',
    `create table wechat_people (
      conversation_id text primary key references conversations (id) on delete cascade, open_id text not null)`,
    `create table wechat_sendings (
      conversation_id text not null references conversations (id) on delete cascade, sequence integer not null,
      fate text not null, reason text, shown_with text, at bigint not null, primary key (conversation_id, sequence))`,
  ])
    await sql.raw(statement).execute(db);
}

async function ownersOfStates(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'alter table states add column conversation_id text references conversations (id) on delete cascade',
    'alter table states add column user_id text',
    'create index states_by_conversation on states (conversation_id)',
    'create index states_by_user on states (user_id)',
    `create table exports (
      code text primary key, conversation_id text not null references conversations (id) on delete cascade,
      is_proven integer not null, expires_at bigint not null)`,
    'create index exports_by_conversation on exports (conversation_id)',
    'create index gaps_by_conversation on gaps (conversation_id)',
  ])
    await sql.raw(statement).execute(db);
}

async function takeAway(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table results (
      token text primary key, code text not null unique, conversation_id text not null references conversations (id) on delete cascade,
      dialog text not null, responses text not null, locale text not null, made_at bigint not null, expires_at bigint not null)`,
    'create index results_by_conversation on results (conversation_id)',
    'create index results_by_age on results (expires_at)',
  ])
    await sql.raw(statement).execute(db);
}
