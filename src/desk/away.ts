/** An owner who writes to a person that has left is told so, now and then: nobody is to wait for an answer in vain. */
import { findAccount } from '../store/accounts.ts';
import { addHandoverNote, handoverNotes, runningHandover } from '../store/handovers.ts';
import type { Database, Tx } from '../store/store.ts';
import { presentNow } from './presence.ts';

const AGAIN_MS = 30 * 60_000;

/** @returns the name of the person who has the conversation and is not there; null: they are, or it was said a while ago */
export async function whoIsAway(db: Database, conversationId: string, nowMs: number): Promise<string | null> {
  const running = await runningHandover(db, conversationId);
  if (running === null || running.accountId === null || (await presentNow(db, nowMs)).has(running.accountId)) return null;
  const notes = await handoverNotes(db, running.id);
  if (notes.some(({ kind, at }) => kind === 'away' && nowMs - at < AGAIN_MS)) return null;
  return (await findAccount(db, { id: running.accountId }))?.shownName ?? null;
}

export async function noteAway(tx: Tx, conversationId: string, nowMs: number): Promise<void> {
  const running = await runningHandover(tx.db, conversationId);
  if (running !== null) await addHandoverNote(tx, running.id, { kind: 'away', who: '', text: '', at: nowMs });
}
