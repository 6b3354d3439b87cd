/** What the makers of answers are given, and what they give. */
import type { Answer } from '../answers/model.ts';
import type { Session } from '../dialogs/session.ts';
import type { Assistant } from './assistant.ts';
import type { Conversation, Desk } from './model.ts';
import type { NeedForm, NeedWish } from './need.ts';

/** An answer, and the ranking of measures that it comes from; best first, without those that it shows besides. */
export interface Acted {
  readonly answer: Answer;
  readonly ranking: readonly Ranked[];
  /** Words that the answer is about, for what is asked next; null: as before. */
  readonly question: string | null;
  /** Where the guided dialog stands after this; without: as before. */
  readonly dialog?: Session | null;
  /** Where the registration of a need stands after this; without: none is under way. */
  readonly form?: NeedForm | null;
  /** A need to register. */
  readonly wish?: NeedWish | null;
}

export interface Ranked {
  readonly plan: string;
  readonly number: number;
  readonly score: number;
}

export interface Scene {
  readonly assistant: Assistant;
  readonly conversation: Conversation;
  /** ISO day as of which we speak. */
  readonly day: string;
  /** Null: there is nobody who could take over. */
  readonly desk: Desk | null;
}
