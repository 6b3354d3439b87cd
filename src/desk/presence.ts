/** Who of the staff is there: whose page of the console was open a short while ago. */
import { presentAccounts } from '../store/staff-sessions.ts';
import type { Database } from '../store/store.ts';
import { DESK_ROLES } from './roles.ts';

export const PRESENT_MS = 3 * 60_000;

export async function presentNow(db: Database, nowMs: number): Promise<ReadonlySet<string>> {
  return new Set(await presentAccounts(db, DESK_ROLES, nowMs - PRESENT_MS));
}
