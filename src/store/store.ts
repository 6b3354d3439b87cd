/** The one way to what is kept: reads of committed data, and write transactions that one after another succeed whole or not at all. */
import { Kysely, type Transaction } from 'kysely';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

/** An open write transaction. The modules for each kind of record take it as their first argument. */
export interface Tx {
  readonly db: Transaction<Schema>;
  readonly locksRows: boolean;
  /** Conversations that gained activities: their listeners hear of it after the commit. */
  readonly grown: Set<string>;
}

export type GrowthListener = (conversationId: string) => void;

export class Store {
  readonly #writer: Database;
  readonly #reader: Database;
  readonly #locksRows: boolean;
  readonly #listeners = new Set<GrowthListener>();

  private constructor(engine: Engine) {
    this.#writer = new Kysely<Schema>({ dialect: engine.writer });
    this.#reader = engine.reader === null ? this.#writer : new Kysely<Schema>({ dialect: engine.reader });
    this.#locksRows = engine.locksRows;
  }

  /** Brings the schema up to date first. */
  static async open(engine: Engine): Promise<Store> {
    const store = new Store(engine);
    try {
      await migrate(store.#writer);
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  read<T>(query: (db: Database) => Promise<T>): Promise<T> {
    return query(this.#reader);
  }

  /** Never call `read` or `write` from within `work`: on one connection it would wait for itself. */
  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const grown = new Set<string>();
    const result = await this.#writer.transaction().execute((db) => work({ db, locksRows: this.#locksRows, grown }));
    for (const id of grown) for (const listener of this.#listeners) listener(id);
    return result;
  }

  /** @returns a function that ends it */
  onGrowth(listener: GrowthListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.#reader !== this.#writer) await this.#reader.destroy();
    await this.#writer.destroy();
  }
}
