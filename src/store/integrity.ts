/** Whether a database file is whole. */
import Database from 'better-sqlite3';

/** @returns what is wrong with it, in SQLite's words; null if it is whole */
export function findDamage(path: string): string | null {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const found = database.pragma('integrity_check', { simple: true });
      const strays = database.pragma('foreign_key_check') as unknown[];
      if (found !== 'ok') return String(found);
      return strays.length === 0 ? null : `${strays.length} rows belong to nothing`;
    } finally {
      database.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}
