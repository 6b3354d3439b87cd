/** What a conversation remembers after a turn. */
import type { Answer } from '../answers/model.ts';
import { titleOf } from '../answers/offers.ts';
import type { Wording } from '../answers/wording.ts';
import type { Acted } from './act.ts';
import type { Intent } from './intent.ts';
import type { Conversation, Focus } from './model.ts';

export const FRESH: Conversation = { locale: null, localeChosen: false, focus: null, offers: [], misses: 0 };

/** @param before with the locale of this turn */
export function remember(before: Conversation, intent: Intent, acted: Acted, wording: Wording): Conversation {
  const { answer } = acted;
  const forgets = intent.is === 'command' && (intent.command === 'restart' || intent.command === 'erase');
  return {
    ...before,
    focus: forgets ? null : (focusOf(acted) ?? before.focus),
    offers: answer.offers.map((offer) => ({ title: titleOf(offer, wording), means: offer.means })),
    misses: isMiss(answer) ? before.misses + 1 : answer.outcome === 'answer' ? 0 : before.misses,
  };
}

function focusOf({ answer, ranking, question }: Acted): Focus | null {
  if (ranking.length === 0) return null;
  const shown = answer.kind === 'measures' ? answer.measures.length : answer.kind === 'clarify' ? answer.candidates.length : ranking.length;
  const measures = ranking.map(({ plan, number, score }) => ({ plan, number, score }));
  return { measures, shown, question: question ?? '' };
}

export function isMiss({ outcome }: Answer): boolean {
  return outcome === 'none' || outcome === 'clarify';
}
