/** What the bot remembers, read and written through the open transaction of the turn. */
import type { BotState, StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import type { DialogState } from 'botbuilder-dialogs/lib/dialogContext.js';
import type { Activity } from 'botframework-schema';
import { readStates, writeState } from '../store/states.ts';
import type { Tx } from '../store/store.ts';
import type { Conversation } from '../turn/model.ts';
import { type Documents, KeptConversation, KeptUser } from './kept-state.ts';

export interface UserSettings {
  /** Chosen by the person; holds in later conversations too. */
  readonly locale: Conversation['locale'];
}

/** One turn's view of state. Made anew for each turn, because it dies with the transaction. */
export interface TurnState {
  /** Without the guided dialog, which the SDK's stack keeps. */
  readonly conversation: StatePropertyAccessor<Omit<Conversation, 'dialog'> | undefined>;
  readonly dialogs: StatePropertyAccessor<DialogState>;
  readonly settings: StatePropertyAccessor<UserSettings | undefined>;
  /** Writes what has changed. */
  save(context: TurnContext): Promise<void>;
}

export function turnState(documents: Documents): TurnState {
  const conversations = new KeptConversation(documents);
  const users = new KeptUser(documents);
  const parts: readonly BotState[] = [conversations, users];
  return {
    conversation: conversations.createProperty('conversation'),
    dialogs: conversations.createProperty('dialogs'),
    settings: users.createProperty('settings'),
    save: async (context) => {
      for (const part of parts) await part.saveChanges(context);
    },
  };
}

/** Whose state a turn works on, and under which key the SDK keeps what is the user's. */
export interface StatePlace {
  readonly conversationId: string;
  readonly userId: string;
  readonly userKey: string;
}

/** No version of a document is compared; that the transaction holds the conversation is what protects it. */
export class TurnDocuments implements Documents {
  readonly #tx: Tx;
  readonly #place: StatePlace;
  readonly #nowMs: number;

  constructor(tx: Tx, place: StatePlace, nowMs: number) {
    this.#tx = tx;
    this.#place = place;
    this.#nowMs = nowMs;
  }

  async read(key: string): Promise<string | null> {
    return (await readStates(this.#tx, [key])).get(key) ?? null;
  }

  async write(key: string, text: string): Promise<void> {
    const { userKey, userId, conversationId } = this.#place;
    await writeState(this.#tx, key, text, key === userKey ? { userId } : { conversationId }, this.#nowMs);
  }
}

/** @param activity as the SDK reads it to name its key */
export function statePlace(activity: Partial<Activity>, ids: { conversationId: string; userId: string }): StatePlace {
  return { ...ids, userKey: `${activity.channelId ?? ''}/users/${activity.from?.id ?? ''}/` };
}
