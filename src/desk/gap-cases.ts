/** From a question without an answer to its end: staff propose, the policy team closes, and only with a regression question. */
import { appendAudit } from '../store/audit.ts';
import { gapCases, keepGapCase } from '../store/gap-cases.ts';
import type { Store } from '../store/store.ts';
import type { Mover } from './handovers.ts';

/** A measure answers it; the plans are silent on it; a sentence of our own words has to change. */
export const PROPOSALS = ['measure', 'outside', 'wording'] as const;
export type Proposal = (typeof PROPOSALS)[number];

export async function propose(
  store: Store,
  wish: { readonly key: string; readonly question: string; readonly proposal: Proposal; readonly detail: string },
  by: Mover,
  nowMs: number,
): Promise<boolean> {
  if (wish.key === '' || wish.detail === '') return false;
  await store.write(async (tx) => {
    await keepGapCase(tx, { ...wish, state: 'proposed', regression: null, changedBy: by.shownName, changedAt: nowMs });
    await appendAudit(tx, by, { action: 'gap-proposed', subject: wish.proposal }, nowMs);
  });
  return true;
}

export type CloseProblem = 'gap-gone' | 'gap-no-regression' | 'gap-still-open';

/** @param outcome what the assistant makes of the regression question now */
export async function closeGap(
  store: Store,
  { key, regression, outcome }: { readonly key: string; readonly regression: string; readonly outcome: string },
  by: Mover,
  nowMs: number,
): Promise<CloseProblem | null> {
  if (regression === '') return 'gap-no-regression';
  return await store.write(async (tx) => {
    const found = (await gapCases(tx.db)).find((one) => one.key === key);
    if (found === undefined) return 'gap-gone';
    if (!isSettledBy(found.proposal, outcome)) return 'gap-still-open';
    await keepGapCase(tx, { ...found, state: 'closed', regression, changedBy: by.shownName, changedAt: nowMs });
    await appendAudit(tx, by, { action: 'gap-closed', subject: found.proposal }, nowMs);
    return null;
  });
}

/** @param outcome what the assistant makes of the regression question */
export function isSettledBy(proposal: string, outcome: string): boolean {
  if (proposal === 'measure') return outcome === 'answer';
  return proposal === 'outside' ? outcome === 'none' : true;
}
