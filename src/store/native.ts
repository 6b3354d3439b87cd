/**
 * better-sqlite3's own objects, none of which is ever given to the garbage collector: from Node 24.20 on, collecting one
 * between two turns of the event loop ends the process (node::ObjectWrap looks for an environment that is not entered then).
 * There are few: a statement for each text of SQL, and a handful of databases.
 */
import Database from 'better-sqlite3';

const KEPT = new Set<object>();

function keep<T extends object>(native: T): T {
  KEPT.add(native);
  return native;
}

export function openDatabase(path: string, options: Database.Options = {}): Database.Database {
  return keep(new Database(path, options));
}

export function prepareStatement(database: Database.Database, sql: string): Database.Statement {
  return keep(database.prepare(sql));
}

/** What a pragma answers, a row each; to set one, `exec` does without a statement. */
export function readPragma(database: Database.Database, name: string): readonly unknown[] {
  return prepareStatement(database, `pragma ${name}`).all();
}
