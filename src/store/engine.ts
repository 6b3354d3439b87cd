/** What the store needs of a database. Two kinds of SQLite fill it today; a server's database fits the same shape. */
import type { Dialect } from 'kysely';

export interface Engine {
  readonly name: string;
  readonly writer: Dialect;
  /** Reads committed data beside an open write transaction; null: reads wait for the writer. */
  readonly reader: Dialect | null;
  /** Whether rows have to be locked within a write transaction; SQLite's is alone by itself. */
  readonly locksRows: boolean;
  /** Whether the data itself is broken, which no waiting mends. */
  isDamage(error: unknown): boolean;
  /** Makes what was deleted disappear from the files too. */
  tidy(): void;
}
