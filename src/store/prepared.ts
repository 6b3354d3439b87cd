/** Queries of every turn, built and compiled once: that costs more than running them. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

/** Stands in a query for what each call gives. */
class Parameter {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A database that answers in the same moment: its statements need not wait for their turn, as kysely lets them, in a transaction
 * or on a connection that has none.
 */
export interface Immediate {
  readonly hasTransactions: boolean;
  run(sql: string, parameters: readonly unknown[]): unknown[];
}

function isImmediate(adapter: object): adapter is Immediate {
  return 'run' in adapter;
}

/**
 * @param build gets the parameters by name; a value of a row, or one side of a comparison, is what they can be
 * @returns a function that runs it with values for them
 */
export function prepared<P extends object, R>(
  build: (db: Database, parameters: P) => { compile(): CompiledQuery<R> },
): (db: Database, parameters: P) => Promise<R[]> {
  const compiled = new WeakMap<object, CompiledQuery<R>>();
  const parameters = new Proxy({} as P, { get: (_, name) => new Parameter(String(name)) });
  return async (db, values) => {
    // One for each kind of database, which a transaction shares.
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (query === undefined) {
      query = build(db, parameters).compile();
      compiled.set(adapter, query);
    }
    const given = query.parameters.map((one) => (one instanceof Parameter ? values[one.name as keyof P] : one));
    if (isImmediate(adapter) && (db.isTransaction || !adapter.hasTransactions)) return adapter.run(query.sql, given) as R[];
    return (await db.executeQuery({ ...query, parameters: given } as CompiledQuery<R>)).rows;
  };
}
