/** Queries of every turn, built and compiled once: that costs more than running them. */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Database } from './store.ts';

/** Stands in a query for what each call gives. */
class Parameter {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * @param build gets the parameters by name; a value of a row, or one side of a comparison, is what they can be
 * @returns a function that runs it with values for them
 */
export function prepared<P extends object, R>(
  build: (db: Database, parameters: P) => Compilable<R>,
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
    return (await db.executeQuery({ ...query, parameters: given } as CompiledQuery<R>)).rows;
  };
}
