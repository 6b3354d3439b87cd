/** What the bot asks for words: one message in, what to say and what to remember out. Pure, so that it may be called within a transaction. */
import type { Reply } from '../answers/model.ts';
import type { Conversation, Effect, Message, Report } from '../turn/model.ts';

export interface Answered {
  readonly reply: Reply;
  readonly conversation: Conversation;
  readonly effects: readonly Effect[];
  readonly report: Report;
  /** The message is for the person who has the conversation: the bot says nothing. */
  readonly isForPerson: boolean;
}

/** `conversation` is null at its first message. */
export type Answerer = (conversation: Conversation | null, message: Message, now: Date, channel: string) => Answered;
