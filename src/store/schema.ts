/** The tables as the newest migration leaves them. Times are milliseconds since 1970, bodies are JSON text. */
import type { Generated } from 'kysely';
import type { DeskTables } from './desk-schema.ts';

export interface Schema extends DeskTables {
  conversations: ConversationRow;
  activities: ActivityRow;
  states: StateRow;
  keys: KeyRow;
  outbox: OutboxRow;
  gaps: GapRow;
  exports: ExportRow;
  results: ResultRow;
  knowledge_versions: KnowledgeVersionRow;
  wechat_access: WeChatAccessRow;
  wechat_people: WeChatPersonRow;
  wechat_sendings: WeChatSendingRow;
}

export interface ConversationRow {
  id: string;
  /** The way by which it reaches us: `directline`, `botframework`, … */
  channel: string;
  user_id: string;
  created_at: number;
  last_at: number;
  /** Sequence of its newest activity; 0 before the first. */
  last_sequence: number;
}

export interface ActivityRow {
  conversation_id: string;
  /** 1, 2, 3 … without gaps within its conversation: the order, and the watermark. */
  sequence: number;
  id: string;
  type: string;
  from_role: 'user' | 'bot' | 'staff';
  body: string;
  /** The id of the activity that this one answers. */
  reply_to: string | null;
  /** What makes two deliveries the same; null where a delivery carries no such mark. */
  delivery_key: string | null;
  at: number;
  /** Version of the knowledge that gave this reply. */
  knowledge: string | null;
}

export interface StateRow {
  key: string;
  body: string;
  at: number;
  /** Whose it is: of a conversation, with which it goes, or of a user. */
  conversation_id: string | null;
  user_id: string | null;
}

export interface KeyRow {
  name: string;
  /** Base64. */
  value: string;
  at: number;
}

export interface OutboxRow {
  conversation_id: string;
  sequence: number;
  channel: string;
  attempts: number;
  due_at: number;
}

export interface GapRow {
  id: Generated<number>;
  conversation_id: string;
  question: string;
  reason: string;
  locale: string;
  at: number;
}

/** The access token of an account, which all its calls share. */
export interface WeChatAccessRow {
  app_id: string;
  token: string;
  expires_at: number;
}

/** Whom a message may have to be sent to. Everything else knows people of WeChat by a keyed hash only. */
export interface WeChatPersonRow {
  conversation_id: string;
  open_id: string;
}

/** What became of an activity that was to be sent by the customer-service interface. */
export interface WeChatSendingRow {
  conversation_id: string;
  sequence: number;
  /** `held`: it waits for the person's next message, `shown_with` which it was shown once that came. */
  fate: 'sent' | 'held';
  /** Why it is held. */
  reason: string | null;
  shown_with: string | null;
  at: number;
}

export interface ExportRow {
  /** What opens it; nobody can guess it. */
  code: string;
  conversation_id: string;
  /** 0 or 1. */
  is_proven: number;
  expires_at: number;
}

/** A dialog's result that somebody took along. */
export interface ResultRow {
  /** What opens it; nobody can guess it. */
  token: string;
  /** What is read out at a station; opens it only there. */
  code: string;
  conversation_id: string;
  dialog: string;
  responses: string;
  locale: string;
  made_at: number;
  expires_at: number;
}

/** A version of the knowledge that checked. */
export interface KnowledgeVersionRow {
  version: string;
  /** Its files, packed. */
  files: string;
  at: number;
}
