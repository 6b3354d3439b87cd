/** The tables as the newest migration leaves them. Times are milliseconds since 1970, bodies are JSON text. */
import type { Generated } from 'kysely';

export interface Schema {
  conversations: ConversationRow;
  activities: ActivityRow;
  states: StateRow;
  keys: KeyRow;
  outbox: OutboxRow;
  gaps: GapRow;
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
}

export interface StateRow {
  key: string;
  body: string;
  at: number;
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
