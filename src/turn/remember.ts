/** What a conversation remembers after a turn. */
import type { Answer, Command } from '../answers/model.ts';
import { titleOf } from '../answers/offers.ts';
import type { Wording } from '../answers/wording.ts';
import type { Told } from '../dialogs/fill.ts';
import { latestWanted, withoutWanted } from '../dialogs/wanted.ts';
import type { Intent } from './intent.ts';
import type { Conversation, Focus } from './model.ts';
import type { Acted } from './scene.ts';

/** Facts that are kept: the latest ones. */
const MOST_TOLD = 40;

export const FRESH: Conversation = {
  locale: null,
  localeChosen: false,
  focus: null,
  offers: [],
  dialog: null,
  form: null,
  told: [],
  misses: 0,
};

/** @param before with the locale of this turn */
export function remember(before: Conversation, intent: Intent, acted: Acted, wording: Wording, told: readonly Told[]): Conversation {
  const { answer } = acted;
  const offers = (answer.then ?? answer).offers;
  const command = commandIn(intent);
  const forgets = command === 'erase' || (command === 'restart' && intent.is === 'command');
  return {
    ...before,
    focus: forgets ? null : (focusOf(acted) ?? before.focus),
    form: forgets ? null : (acted.form ?? null),
    dialog: forgets ? null : acted.dialog === undefined ? before.dialog : acted.dialog,
    told: forgets ? [] : together(before.told, told),
    offers: offers.map((offer) => ({ title: titleOf(offer, wording), means: offer.means })),
    misses: isMiss(answer) ? before.misses + 1 : answer.outcome === 'answer' ? 0 : before.misses,
  };
}

/** Who the speaker is, is told anew rather than besides. */
function together(before: readonly Told[], told: readonly Told[]): readonly Told[] {
  const kept = told.some(({ facet }) => facet === 'kind') ? before.filter(({ facet }) => facet !== 'kind') : before;
  const all = [...new Set([...kept, ...told].map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one) as Told);
  return [...latestWanted(all), ...withoutWanted(all).slice(-MOST_TOLD)];
}

/** The command of a message, also of one beside a dialog. */
export function commandIn(intent: Intent): Command | null {
  if (intent.is === 'beside-dialog') return commandIn(intent.intent);
  if (intent.is === 'pressed' && intent.means.do === 'command') return intent.means.command;
  return intent.is === 'command' ? intent.command : null;
}

function focusOf({ answer, ranking, question }: Acted): Focus | null {
  if (ranking.length === 0) return null;
  const shown = shownCount(answer) ?? ranking.length;
  const measures = ranking.map(({ plan, number, score }) => ({ plan, number, score }));
  return { measures, shown, question: question ?? '' };
}

function shownCount(answer: Answer): number | null {
  if (answer.kind === 'measures') return answer.measures.length;
  if (answer.kind === 'clarify') return answer.candidates.length;
  return answer.kind === 'dialog-result' ? answer.shown.length : null;
}

/** Steps of a dialog or of a registration are none. */
export function isMiss(answer: Answer): boolean {
  if (answer.kind.startsWith('dialog-') || (answer.kind === 'say' && answer.key.startsWith('need.'))) return false;
  return answer.outcome === 'none' || answer.outcome === 'clarify';
}
