/**
 * The SDK's state over documents that are kept as text, read and written once a turn. As the SDK comes, it takes a hash of the
 * whole document three times a turn, through a serializer ten times as slow as JSON's: a twentieth of what a callback cost.
 */
import { ConversationState, type Storage, type TurnContext, UserState } from 'botbuilder-core';

export interface Documents {
  /** @returns null where there is none */
  read(key: string): Promise<string | null>;
  write(key: string, text: string): Promise<void>;
}

/** What a turn knows of one document. */
class Draft {
  readonly #documents: Documents;
  #read: { readonly state: object; readonly text: string | null } | null = null;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async load(key = ''): Promise<object> {
    if (this.#read === null) {
      const text = await this.#documents.read(key);
      this.#read = { text, state: JSON.parse(text ?? '{}') };
    }
    return this.#read.state;
  }

  async save(key = ''): Promise<void> {
    if (this.#read === null) return;
    const { state, text: before } = this.#read;
    const text = JSON.stringify(state);
    if (text === (before ?? '{}')) return;
    await this.#documents.write(key, text);
    this.#read = { state, text };
  }
}

/** Whatever of the SDK's state is not overridden here would lose what it is given. */
const NOWHERE: Storage = { read: refuse, write: refuse, delete: refuse };

function refuse(): never {
  throw new Error('state is kept as text');
}

/** Made anew for each turn. */
export class KeptConversation extends ConversationState {
  readonly #draft: Draft;

  constructor(documents: Documents) {
    super(NOWHERE);
    this.#draft = new Draft(documents);
  }

  override load(context: TurnContext): Promise<object> {
    return this.#draft.load(this.getStorageKey(context));
  }

  override saveChanges(context: TurnContext): Promise<void> {
    return this.#draft.save(this.getStorageKey(context));
  }
}

/** Made anew for each turn. */
export class KeptUser extends UserState {
  readonly #draft: Draft;

  constructor(documents: Documents) {
    super(NOWHERE);
    this.#draft = new Draft(documents);
  }

  override load(context: TurnContext): Promise<object> {
    return this.#draft.load(this.getStorageKey(context));
  }

  override saveChanges(context: TurnContext): Promise<void> {
    return this.#draft.save(this.getStorageKey(context));
  }
}
