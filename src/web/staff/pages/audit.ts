/** Who did what: to be read, and nothing else. */
import { auditLines } from '../../../store/audit.ts';
import type { Console } from '../console.ts';
import { forRoles, type Route } from '../route.ts';
import { timeOf } from '../times.ts';
import { say } from '../words.ts';

const LINES = 100;

export function auditRoutes({ store, words }: Console): readonly Route[] {
  return [
    forRoles(['admin'], 'GET', '/staff/audit', async ({ query }) => {
      const before = Number(query.get('before') ?? Number.NaN);
      const beforeId = Number.isSafeInteger(before) && before > 0 ? before : Number.MAX_SAFE_INTEGER;
      const found = await store.read((db) => auditLines(db, beforeId, LINES));
      const lines = found.map(({ at, who, action, subject }) => ({
        at: timeOf(at),
        who,
        action: words[`did-${action}`] ?? action,
        subject,
      }));
      const next = found.length === LINES ? (found.at(-1)?.id ?? null) : null;
      return { is: 'page', view: 'audit', title: say(words, 'nav-audit'), data: { lines, next } };
    }),
  ];
}
