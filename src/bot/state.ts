/** What the bot remembers, read and written through the open transaction of the turn. */
import type { BotState, StatePropertyAccessor, Storage, StoreItems, TurnContext } from 'botbuilder-core';
import type { DialogState } from 'botbuilder-dialogs/lib/dialogContext.js';
import type { Activity } from 'botframework-schema';
import { deleteStates, readStates, writeState } from '../store/states.ts';
import type { Tx } from '../store/store.ts';
import type { Conversation } from '../turn/model.ts';
import { KeptConversation, KeptUser } from './kept-state.ts';

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

export function turnState(storage: Storage): TurnState {
  const conversations = new KeptConversation(storage);
  const users = new KeptUser(storage);
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

/** The SDK writes without comparing versions (eTag `*`); that the transaction holds the conversation is what protects it. */
export class TurnStorage implements Storage {
  readonly #tx: Tx;
  readonly #place: StatePlace;
  readonly #nowMs: number;

  constructor(tx: Tx, place: StatePlace, nowMs: number) {
    this.#tx = tx;
    this.#place = place;
    this.#nowMs = nowMs;
  }

  async read(keys: string[]): Promise<StoreItems> {
    const found = await readStates(this.#tx, keys);
    return Object.fromEntries([...found].map(([key, body]) => [key, JSON.parse(body)]));
  }

  async write(changes: StoreItems): Promise<void> {
    const { userKey, userId, conversationId } = this.#place;
    for (const [key, item] of Object.entries(changes))
      await writeState(this.#tx, key, JSON.stringify(item), key === userKey ? { userId } : { conversationId }, this.#nowMs);
  }

  async delete(keys: string[]): Promise<void> {
    await deleteStates(this.#tx, keys);
  }
}

/** @param activity as the SDK reads it to name its key */
export function statePlace(activity: Partial<Activity>, ids: { conversationId: string; userId: string }): StatePlace {
  return { ...ids, userKey: `${activity.channelId ?? ''}/users/${activity.from?.id ?? ''}/` };
}
