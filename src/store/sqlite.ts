/** SQLite by better-sqlite3: one connection that writes, one that only reads, both synchronous and in this process. */
import type Database from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type Dialect, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type { Engine } from './engine.ts';
import { openDatabase, prepareStatement } from './native.ts';
import type { Immediate } from './prepared.ts';

/** Another process of ours may hold the write lock, for less than 50 ms; while we wait the event loop stands. */
const BUSY_TIMEOUT_MS = 5_000;

/** @param maxPages for tests: a disk that is full once the file has so many pages of 4 KiB */
export function sqliteFile(path: string, maxPages: number | null = null): Engine {
  const writer = openDatabase(path, { timeout: BUSY_TIMEOUT_MS });
  writer.exec('pragma journal_mode = WAL');
  configure(writer);
  if (maxPages !== null) writer.exec(`pragma max_page_count = ${maxPages}`);
  const reader = openDatabase(path, { timeout: BUSY_TIMEOUT_MS, readonly: true });
  return { name: 'sqlite', writer: dialect(writer), reader: dialect(reader), locksRows: false, isDamage, tidy: () => emptyLog(writer) };
}

function isDamage(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

/** Another process may read for long, such as a backup: then the next time will do. */
function emptyLog(database: Database.Database): void {
  database.exec('pragma busy_timeout = 0');
  try {
    database.exec('pragma wal_checkpoint(TRUNCATE)');
  } finally {
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

export function sqliteMemory(): Engine {
  const database = openDatabase(':memory:');
  configure(database);
  return { name: 'sqlite-memory', writer: dialect(database), reader: null, locksRows: false, isDamage, tidy: () => {} };
}

function configure(database: Database.Database): void {
  // An acknowledged message survives a power cut, not only the end of the process.
  database.exec('pragma synchronous = FULL');
  database.exec('pragma foreign_keys = ON');
  // What is erased is overwritten.
  database.exec('pragma secure_delete = ON');
}

function dialect(database: Database.Database): Dialect {
  const access = { prepare: cached(database), close: () => void database.close() };
  const plain = new SqliteDialect({ database: access });
  return {
    createDriver: () => new ImmediateDriver(database, access),
    createQueryCompiler: () => plain.createQueryCompiler(),
    createAdapter: () => new ImmediateAdapter(database, access.prepare),
    createIntrospector: (db) => plain.createIntrospector(db),
  };
}

/** Preparing costs more than running most of our statements, and there are few of them. */
function cached(database: Database.Database): (sql: string) => Database.Statement {
  const statements = new Map<string, Database.Statement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = prepareStatement(database, sql);
    statements.set(sql, statement);
    return statement;
  };
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database, access: { prepare(sql: string): Database.Statement; close(): void }) {
    super({ database: access });
    this.#database = database;
  }

  // A transaction that begins with a read could find, at its first write, that another process was faster.
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#database.readonly ? 'begin' : 'begin immediate'));
  }

  // On a full disk SQLite has rolled back already, and says so if it is told again.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class ImmediateAdapter extends SqliteAdapter implements Immediate {
  readonly hasTransactions: boolean;
  readonly #database: Database.Database;
  readonly #prepare: (sql: string) => Database.Statement;

  constructor(database: Database.Database, prepare: (sql: string) => Database.Statement) {
    super();
    this.hasTransactions = !database.readonly;
    this.#database = database;
    this.#prepare = prepare;
  }

  run(sql: string, parameters: readonly unknown[]): unknown[] {
    // Whoever kept a transaction beyond its end would write outside of any.
    if (this.hasTransactions && !this.#database.inTransaction) throw new Error('the transaction has ended');
    const statement = this.#prepare(sql);
    if (statement.reader) return statement.all(parameters);
    statement.run(parameters);
    return [];
  }
}
