/** Registering and following up a financing need. Contact data is taken only where it can be encrypted. */
import { shortCode } from '../ops/ids.ts';
import { maskNumbers } from '../ops/log.ts';
import { appendAudit } from '../store/audit.ts';
import { changeNeed, insertNeed, type Need, type NeedChange, withdrawNeed } from '../store/needs.ts';
import type { Store } from '../store/store.ts';
import { csv } from './csv.ts';
import type { Mover } from './handovers.ts';

export const NEED_STATES = ['open', 'following', 'done'] as const;

export interface NeedWish {
  readonly summary: string;
  readonly measures: string;
  readonly contact: string;
  /** Whether the person has agreed to being called back. */
  readonly hasConsent: boolean;
}

export type NeedProblem = 'need-empty' | 'need-consent';

/** @returns its code, or why it was not registered */
export async function registerNeed(store: Store, wish: NeedWish, by: Mover, nowMs: number): Promise<{ id: string } | NeedProblem> {
  const contact = store.isSealed ? wish.contact : '';
  if (wish.summary === '') return 'need-empty';
  if (contact !== '' && !wish.hasConsent) return 'need-consent';
  const id = shortCode();
  const { summary, measures } = wish;
  const need = { id, conversationId: null, summary, measures, contact: contact === '' ? null : contact, createdBy: by.shownName };
  await store.write(async (tx) => {
    await insertNeed(tx, need, nowMs);
    await appendAudit(tx, by, { action: 'need-registered', subject: id }, nowMs);
  });
  return { id };
}

export async function followUp(store: Store, id: string, change: NeedChange, by: Mover, nowMs: number): Promise<boolean> {
  return await store.write(async (tx) => {
    const done = await changeNeed(tx, id, change, nowMs);
    if (done) await appendAudit(tx, by, { action: 'need-changed', subject: id }, nowMs);
    return done;
  });
}

export async function withdraw(store: Store, id: string, by: Mover, nowMs: number): Promise<boolean> {
  return await store.write(async (tx) => {
    const done = await withdrawNeed(tx, id, nowMs);
    if (done) await appendAudit(tx, by, { action: 'need-withdrawn', subject: id }, nowMs);
    return done;
  });
}

/** Contact data stays in the console: a file goes further than anybody can follow. */
export function needsTable(
  needs: readonly Need[],
  heads: readonly string[],
  shown: { state(id: string): string; day(ms: number): string },
): string {
  const rows = needs.map(({ id, summary, measures, state, who, followUpOn, note, createdBy, createdAt }) => {
    return [
      id,
      maskNumbers(summary),
      measures,
      shown.state(state),
      who ?? '',
      followUpOn ?? '',
      maskNumbers(note),
      createdBy,
      shown.day(createdAt),
    ];
  });
  return csv([heads, ...rows]);
}
