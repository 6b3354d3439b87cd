/** What is to be done about questions that found no full answer. */
import { randomId } from '../ops/ids.ts';
import type { Database, Tx } from './store.ts';

export interface GapCase {
  readonly key: string;
  /** Empty once whoever asked it has had it erased. */
  readonly question: string;
  readonly state: 'proposed' | 'closed';
  readonly proposal: string;
  readonly detail: string;
  readonly regression: string | null;
  readonly changedBy: string;
  readonly changedAt: number;
}

export async function gapCases(db: Database): Promise<GapCase[]> {
  const rows = await db.selectFrom('gap_cases').selectAll().orderBy('changed_at', 'desc').execute();
  return rows.map(({ changed_by, changed_at, ...row }) => ({ ...row, changedBy: changed_by, changedAt: changed_at }));
}

export async function keepGapCase(tx: Tx, { changedBy, changedAt, ...row }: GapCase): Promise<void> {
  const { key, ...values } = { ...row, changed_by: changedBy, changed_at: changedAt };
  await tx.db
    .insertInto('gap_cases')
    .values({ key, ...values })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
}

/** What the words of a question are without punctuation and figures: near-duplicates share it. */
export function keyOf(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
    .slice(0, 200);
}

/** Those whose words stand among what was asked in these conversations. */
export async function casesAskedIn(tx: Tx, conversationIds: readonly string[]): Promise<GapCase[]> {
  const gaps = await tx.db.selectFrom('gaps').select('question').where('conversation_id', 'in', conversationIds).execute();
  const asked = new Set(gaps.map(({ question }) => keyOf(question)));
  return asked.size === 0 ? [] : (await gapCases(tx.db)).filter((one) => keysOf(one).some((key) => asked.has(key)));
}

/** A case stays, its question goes, unless somebody else asked the same, whose words are still kept. */
export async function forgetCases(tx: Tx, cases: readonly GapCase[]): Promise<void> {
  if (cases.length === 0) return;
  const gaps = await tx.db.selectFrom('gaps').select('question').execute();
  const asked = new Set(gaps.map(({ question }) => keyOf(question)));
  for (const one of cases.filter((each) => !keysOf(each).every((key) => asked.has(key))))
    await tx.db.updateTable('gap_cases').set({ key: forgottenKey(), question: '' }).where('key', '=', one.key).execute();
}

/** Of cases that nobody has touched since `before`. */
export async function forgetOldCases(tx: Tx, before: number): Promise<void> {
  const cases = await gapCases(tx.db);
  await forgetCases(
    tx,
    cases.filter(({ question, changedAt }) => question !== '' && changedAt < before),
  );
}

function keysOf({ key, question }: GapCase): readonly string[] {
  return [key, keyOf(question)];
}

/** Folded already, as every key is. */
function forgottenKey(): string {
  return `forgotten${keyOf(randomId())}`;
}
