/** Results of guided dialogs that people take along: what they chose, without a name and without free words. */
import type { Store, Tx } from './store.ts';

export interface KeptResult {
  readonly dialog: string;
  /** Responses by question, as the dialog keeps them (JSON). */
  readonly responses: string;
  readonly locale: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly expiresAt: number;
  readonly code: string;
}

/**
 * @param days for how long
 * @returns when it expires
 */
export async function keepResult(
  tx: Tx,
  result: { token: string; code: string; conversationId: string; dialog: string; responses: string; locale: string },
  days: number,
  nowMs: number,
): Promise<number> {
  const { token, code, conversationId, dialog, responses, locale } = result;
  const expires_at = nowMs + days * 24 * 3_600_000;
  const row = { token, code, conversation_id: conversationId, dialog, responses, locale, made_at: nowMs, expires_at };
  await tx.db.insertInto('results').values(row).execute();
  return expires_at;
}

/** By the link's token, or by the code that is read out at a station. @returns null for one that is none, or none any more */
export function findResult(
  store: Store,
  by: { readonly token: string } | { readonly code: string },
  nowMs: number,
): Promise<KeptResult | null> {
  return store.read(async (db) => {
    const query = db
      .selectFrom('results')
      .select(['dialog', 'responses', 'locale', 'made_at as madeAt', 'expires_at as expiresAt', 'code'])
      .where('expires_at', '>', nowMs);
    const found = 'token' in by ? query.where('token', '=', by.token) : query.where('code', '=', by.code.trim().toUpperCase());
    return (await found.executeTakeFirst()) ?? null;
  });
}
