/**
 * Write transactions that wait at the same moment are committed together: what a commit costs is the disk's answer, and under
 * load that is most of what a turn costs. Each still succeeds whole or not at all, and is answered only after the commit.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

type Work<T> = (db: Transaction<Schema>) => Promise<T>;

interface Waiting {
  readonly work: Work<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

const savepoint = prepared((db) => ({ compile: () => sql`savepoint one`.compile(db) }));
const release = prepared((db) => ({ compile: () => sql`release savepoint one`.compile(db) }));
const rollBack = prepared((db) => ({ compile: () => sql`rollback to savepoint one`.compile(db) }));

/** So that other processes never wait long for their turn. */
const MOST_TOGETHER = 32;

export class Commits {
  readonly #db: Kysely<Schema>;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  write<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as Waiting['resolve'], reject });
      // Behind all messages that have arrived by now.
      this.#running ??= new Promise<void>((done) => setImmediate(done)).then(() => this.#run());
    });
  }

  /** Resolves once nothing waits. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const together = this.#waiting.splice(0, MOST_TOGETHER);
      const settled = await (together.length === 1 ? this.#alone(together[0] as Waiting) : this.#together(together));
      for (const settle of settled) settle();
      if (this.#waiting.length > 0) await new Promise<void>((next) => setImmediate(next));
    }
    this.#running = null;
  }

  async #alone({ work, resolve, reject }: Waiting): Promise<(() => void)[]> {
    try {
      const result = await this.#db.transaction().execute(work);
      return [() => resolve(result)];
    } catch (error) {
      return [() => reject(error)];
    }
  }

  /** One that fails undoes nothing of the others. */
  async #together(waiting: readonly Waiting[]): Promise<(() => void)[]> {
    try {
      return await this.#db.transaction().execute(async (db) => {
        const settled: (() => void)[] = [];
        for (const one of waiting) settled.push(await within(db, one));
        return settled;
      });
    } catch (error) {
      return waiting.map(
        ({ reject }) =>
          () =>
            reject(error),
      );
    }
  }
}

/** @throws where the whole transaction is lost, as on a full disk */
async function within(db: Transaction<Schema>, { work, resolve, reject }: Waiting): Promise<() => void> {
  await savepoint(db, {});
  try {
    const result = await work(db);
    await release(db, {});
    return () => resolve(result);
  } catch (error) {
    await rollBack(db, {});
    await release(db, {});
    return () => reject(error);
  }
}
