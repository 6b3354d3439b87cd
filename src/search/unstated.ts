/** What a question asks for that is on the list of the unstated. */
import type { Unstated } from '../knowledge/model.ts';
import { covers, type FullAnalysis } from './analyse.ts';
import { UNSTATED_ALONE } from './weights.ts';

/** A few words that end so ask for it: 科技保险 材料. In a longer message the same word says nothing. */
const LAST_WORD: Readonly<Record<string, Unstated>> = {
  材料: 'materials',
  资料: 'materials',
  表格: 'materials',
  报名: 'procedure',
  申请: 'procedure',
  办理: 'procedure',
  多少: 'amount',
  金额: 'amount',
  收费: 'rate',
  时间: 'deadline',
  几号: 'deadline',
  名单: 'other',
};

/** Phrases, but those that an exception covers. */
export function findUnstated(analysis: FullAnalysis): Unstated[] {
  const exceptions = analysis.matches.filter((match) => match.kind === 'unstated-except');
  const found = new Set<Unstated>();
  for (const match of analysis.matches) {
    if (match.kind !== 'unstated') continue;
    if (exceptions.some((exception) => exception.id === match.id && (covers(exception, match) || sameStretch(exception, match)))) continue;
    found.add(match.id as Unstated);
  }
  if (found.size === 0 && analysis.folded.length <= UNSTATED_ALONE) {
    const asked = LAST_WORD[analysis.tokens.findLast((token) => /\p{L}/u.test(token)) ?? ''];
    if (asked !== undefined && analysis.tokens.length > 1) found.add(asked);
  }
  return [...found];
}

function sameStretch(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start === b.start && a.end === b.end;
}
