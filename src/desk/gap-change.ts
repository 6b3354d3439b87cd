/** A gap that becomes part of the knowledge: an owners' word, a regression question, or both. It closes with the question. */
import { appendAudit } from '../store/audit.ts';
import { keepGapCase, keyOf } from '../store/gap-cases.ts';
import type { Store } from '../store/store.ts';
import { isSettledBy } from './gap-cases.ts';
import type { Mover } from './handovers.ts';
import type { Trial, Wish, Workshop, Writing } from './workshop.ts';

export interface Gap {
  readonly key: string;
  readonly question: string;
  /** All that owners asked so. */
  readonly asked: readonly string[];
}

export type WishProblem = 'change-empty' | 'word-length' | 'word-is-question' | 'no-target';

/** In characters. */
const LONGEST_WORD = 20;
const LONGEST_NAME = 7;

/** What can be told without trying it. @param isKnown whether the measure or matter is there */
export function problemOf({ word, question }: Wish, { asked }: Gap, isKnown: boolean): WishProblem | null {
  if (!isKnown) return 'no-target';
  if (word === '' && question === '') return 'change-empty';
  if (word !== '' && ([...word].length < 2 || [...word].length > LONGEST_WORD)) return 'word-length';
  // A question learned by heart would prove nothing. A short one may be the very name of what it asks for.
  const questions = [...word].length > LONGEST_NAME ? [...asked, question] : [question];
  return word !== '' && questions.some((one) => keyOf(one) === keyOf(word)) ? 'word-is-question' : null;
}

/** Whether the regression question gets, after the change, the answer that closes the gap. */
export function closes(wish: Wish, { outcome }: Trial): boolean {
  return outcome !== null && isSettledBy(proposalOf(wish), outcome);
}

function proposalOf({ target }: Wish): 'measure' | 'outside' {
  return 'topic' in target ? 'outside' : 'measure';
}

export interface ChangeOrder {
  readonly wish: Wish;
  readonly gap: Gap;
  /** Names the files that the person saw the change tried on. */
  readonly base: string;
}

/** Files and records change together, or neither. */
export async function writeChange(
  { store, workshop }: { readonly store: Store; readonly workshop: Workshop },
  { wish, gap, base }: ChangeOrder,
  by: Mover,
  nowMs: number,
): Promise<Writing> {
  const writing = await workshop.write(wish, gap.asked, base);
  if (writing.is !== 'written') return writing;
  const { additions } = writing.trial;
  const isClosed = closes(wish, writing.trial);
  const what = additions.map(({ path }) => path).join(' ');
  try {
    await store.write(async (tx) => {
      // Not the question: what owners said is forgotten when they want it to be.
      const detail = wish.word === '' ? what : `${what}：${wish.word}`;
      const about = { key: gap.key, question: gap.question, proposal: proposalOf(wish), detail };
      const state = isClosed ? 'closed' : 'proposed';
      await keepGapCase(tx, {
        ...about,
        state,
        regression: isClosed ? wish.question : null,
        changedBy: by.shownName,
        changedAt: nowMs,
      });
      await appendAudit(tx, by, { action: 'knowledge-changed', subject: what }, nowMs);
      if (isClosed) await appendAudit(tx, by, { action: 'gap-closed', subject: about.proposal }, nowMs);
    });
  } catch (error) {
    writing.undo();
    throw error;
  }
  return writing;
}
