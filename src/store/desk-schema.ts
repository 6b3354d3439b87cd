/** The tables of the service stations' console, as the newest migration leaves them. Lists and maps are JSON text. */
import type { Generated } from 'kysely';

export interface DeskTables {
  staff_accounts: StaffAccountRow;
  staff_links: StaffLinkRow;
  staff_sessions: StaffSessionRow;
  sign_in_attempts: SignInAttemptRow;
  audit: AuditRow;
  handovers: HandoverRow;
  handover_notes: HandoverNoteRow;
  ready_replies: ReadyReplyRow;
  needs: NeedRow;
  gap_cases: GapCaseRow;
  undelivered: UndeliveredRow;
}

export interface StaffAccountRow {
  id: string;
  /** What is typed to sign in. */
  name: string;
  /** What colleagues and owners read. */
  shown_name: string;
  role: string;
  /** Topics of an adviser (金融顾问): numbers of measures or bodies' names. */
  topics: string;
  station: string | null;
  /** Null until a password has been chosen. */
  password_hash: string | null;
  disabled_at: number | null;
  created_at: number;
}

/** What a one-time link opens: choosing a password. */
export interface StaffLinkRow {
  token_hash: string;
  /** Null: it makes the first administrator. */
  account_id: string | null;
  expires_at: number;
}

export interface StaffSessionRow {
  token_hash: string;
  account_id: string;
  csrf: string;
  created_at: number;
  last_at: number;
}

/** What of a bucket of attempts was spent at that time; it fills again by itself. */
export interface SignInAttemptRow {
  /** Hash of an address or of an account's name. */
  key: string;
  spent: number;
  at: number;
}

/** Only ever added to. */
export interface AuditRow {
  id: Generated<number>;
  at: number;
  account_id: string | null;
  who: string;
  action: string;
  subject: string;
}

export interface HandoverRow {
  id: string;
  conversation_id: string;
  state: 'waiting' | 'with-person' | 'closed';
  /** Station that it was routed to; null: the common queue. */
  station: string | null;
  /** Account that it was routed to, or who has it. */
  account_id: string | null;
  reason: string;
  /** The words that led here, without telephone or identity numbers. */
  question: string;
  locale: string;
  /** Measures found, best first. */
  measures: string;
  lead: string;
  opened_at: number;
  /** Since when it waits to be taken. */
  waiting_since: number;
  /** Since when the owner waits for an answer of the person who has it; null: nothing is owed. */
  owed_since: number | null;
  closed_at: number | null;
  changed_at: number;
}

/** What happened to a hand-over, and what staff noted for each other. */
export interface HandoverNoteRow {
  id: Generated<number>;
  handover_id: string;
  kind: string;
  who: string;
  text: string;
  at: number;
}

export interface ReadyReplyRow {
  id: string;
  title: string;
  text: string;
  changed_by: string;
  changed_at: number;
}

export interface NeedRow {
  /** A short code that people can read out. */
  id: string;
  conversation_id: string | null;
  summary: string;
  measures: string;
  /** Encrypted. */
  contact: string | null;
  state: string;
  account_id: string | null;
  /** ISO day. */
  follow_up_on: string | null;
  note: string;
  created_by: string;
  created_at: number;
  changed_at: number;
}

/** What is to be done about a group of unanswered questions. */
export interface GapCaseRow {
  /** What its questions have in common, folded. */
  key: string;
  question: string;
  state: 'proposed' | 'closed';
  proposal: string;
  detail: string;
  regression: string | null;
  changed_by: string;
  changed_at: number;
}

/** A message that left the outbox without having been taken. */
export interface UndeliveredRow {
  conversation_id: string;
  sequence: number;
  at: number;
}
