import { leavesOf } from './conditions.ts';
import type { Dialog, Ground, Known } from './model.ts';

/**
 * What a person could have chosen instead: a ground at a question that was never put to them stands for the response
 * that would have led to it (a garment maker never chose 跟银行合作, which is put to investors only).
 */
export function reachable(dialog: Dialog, grounds: readonly Ground[], known: Known): readonly Ground[] {
  const found = grounds.flatMap((ground) => leadingTo(dialog, ground, known));
  return [...new Map(found.map((ground) => [`${ground.question}=${ground.value}`, ground])).values()];
}

function leadingTo(dialog: Dialog, ground: Ground, known: Known): readonly Ground[] {
  const said = known.get(ground.question);
  if (said !== undefined && said !== 'passed') return [ground];
  const when = dialog.questions.find(({ id }) => id === ground.question)?.when ?? null;
  const openers = leavesOf(when).flatMap((leaf) => ('is' in leaf ? leaf.is.map((value) => ({ question: leaf.question, value })) : []));
  return openers.flatMap((opener) => leadingTo(dialog, opener, known));
}
