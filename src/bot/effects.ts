/** Makes happen what a turn asked for besides its reply, within the turn's transaction. */
import { maskNumbers } from '../ops/log.ts';
import { noteGap } from '../store/gaps.ts';
import type { Tx } from '../store/store.ts';
import type { Effect } from '../turn/model.ts';

export async function carryOut(tx: Tx, effects: readonly Effect[], conversationId: string, nowMs: number): Promise<void> {
  for (const { question, reason, locale } of effects)
    await noteGap(tx, { conversationId, question: maskNumbers(question), reason, locale }, nowMs);
}
