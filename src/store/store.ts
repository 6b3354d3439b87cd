/** The one way to what is kept: reads of committed data, and write transactions that one after another succeed whole or not at all. */
import { Kysely, sql, type Transaction } from 'kysely';
import { Commits } from './commits.ts';
import type { Engine } from './engine.ts';
import { type Keeping, keepingWith, useKeeping } from './keeping.ts';
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

/** What became of a write younger than this tells what would become of the next. */
const FRESH_MS = 5_000;

export class Store {
  readonly #writer: Database;
  readonly #commits: Commits;
  readonly #reader: Database;
  readonly #engine: Engine;
  readonly #keeping: Keeping;
  readonly #listeners = new Set<GrowthListener>();
  #lastWrite = { worked: true, at: Number.NEGATIVE_INFINITY };
  #isDamaged = false;

  private constructor(engine: Engine, dataKey: Buffer | null) {
    this.#writer = new Kysely<Schema>({ dialect: engine.writer });
    this.#commits = new Commits(this.#writer);
    this.#reader = engine.reader === null ? this.#writer : new Kysely<Schema>({ dialect: engine.reader });
    this.#engine = engine;
    this.#keeping = keepingWith(dataKey);
    for (const db of [this.#writer, this.#reader]) useKeeping(db, this.#keeping);
  }

  /**
   * Brings the schema up to date first.
   * @param dataKey encrypts words of people; who reads and writes none of them needs none
   */
  static async open(engine: Engine, dataKey: Buffer | null = null): Promise<Store> {
    const store = new Store(engine, dataKey);
    try {
      await migrate(store.#writer);
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  /** Whether words of people are encrypted; where not, their numbers are to be masked before they come here. */
  get isSealed(): boolean {
    return this.#keeping.isSealed;
  }

  async read<T>(query: (db: Database) => Promise<T>): Promise<T> {
    try {
      return await query(this.#reader);
    } catch (error) {
      throw this.#noted(error);
    }
  }

  /** Never call `read` or `write` from within `work`: on one connection it would wait for itself. */
  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const grown = new Set<string>();
    let worked = false;
    try {
      const result = await this.#commits.write((db) => work({ db, locksRows: this.#engine.locksRows, grown }));
      worked = true;
      for (const id of grown) for (const listener of this.#listeners) listener(id);
      return result;
    } catch (error) {
      throw this.#noted(error);
    } finally {
      this.#lastWrite = { worked, at: performance.now() };
    }
  }

  #noted(error: unknown): unknown {
    this.#isDamaged ||= this.#engine.isDamage(error);
    return error;
  }

  /**
   * Whether it can be read and written. Writes to find out, though seldom: it may be asked as often as one likes.
   * Data once found damaged stays so until a restart, though other parts of it may still be read.
   */
  async isUsable(): Promise<boolean> {
    if (this.#isDamaged) return false;
    try {
      await sql`select version from schema_version`.execute(this.#reader);
      if (performance.now() - this.#lastWrite.at > FRESH_MS)
        await this.write(({ db }) => sql`update schema_version set version = version`.execute(db));
      return this.#lastWrite.worked;
    } catch {
      return false;
    }
  }

  /** What was deleted disappears from the files too, not only from what can be asked for. */
  tidy(): void {
    this.#engine.tidy();
  }

  /** @returns a function that ends it */
  onGrowth(listener: GrowthListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#commits.idle();
    if (this.#reader !== this.#writer) await this.#reader.destroy();
    await this.#writer.destroy();
  }
}
