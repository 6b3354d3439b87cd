/** Whether a database file is whole. */
import { openDatabase, prepareStatement, readPragma } from './native.ts';

/** @returns what is wrong with it, in SQLite's words; null if it is whole */
export function findDamage(path: string): string | null {
  try {
    const database = openDatabase(path, { readonly: true, fileMustExist: true });
    try {
      const found = prepareStatement(database, 'pragma integrity_check').pluck().get();
      const strays = readPragma(database, 'foreign_key_check');
      if (found !== 'ok') return String(found);
      return strays.length === 0 ? null : `${strays.length} rows belong to nothing`;
    } finally {
      database.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}
