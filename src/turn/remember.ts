/** What a conversation remembers after a turn. */
import type { Answer, Command } from '../answers/model.ts';
import { titleOf } from '../answers/offers.ts';
import type { Wording } from '../answers/wording.ts';
import type { Told } from '../dialogs/fill.ts';
import { latestWanted, withoutWanted } from '../dialogs/wanted.ts';
import type { Intent } from './intent.ts';
import { LONGEST } from './limits.ts';
import type { Conversation, Focus, Message } from './model.ts';
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
  unanswered: null,
};

/** What a turn has come to. */
interface Come {
  readonly intent: Intent;
  readonly acted: Acted;
  readonly wording: Wording;
  readonly told: readonly Told[];
}

/** @param before with the locale of this turn */
export function remember(before: Conversation, { text }: Message, { intent, acted, wording, told }: Come): Conversation {
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
    ...missed(before, answer, text),
    ...(forgets ? { misses: 0, unanswered: null } : {}),
  };
}

function missed({ misses, unanswered }: Conversation, answer: Answer, text: string): Pick<Conversation, 'misses' | 'unanswered'> {
  if (isMatterMissed(answer)) return { misses: misses + 1, unanswered: text.slice(0, LONGEST) };
  return answer.outcome === 'answer' || answer.outcome === 'handoff' ? { misses: 0, unanswered: null } : { misses, unanswered };
}

/** Who the speaker is, is told anew rather than besides; but what they said of themselves stays where others are only named. */
function together(before: readonly Told[], told: readonly Told[]): readonly Told[] {
  const isKnown = before.some(isOwnKind) && !told.some(isOwnKind);
  const fresh = isKnown ? told.filter(({ facet }) => facet !== 'kind') : told;
  const kept = fresh.some(({ facet }) => facet === 'kind') ? before.filter(({ facet }) => facet !== 'kind') : before;
  const all = [...new Map([...kept, ...fresh].map((one) => [`${one.facet} ${one.value}`, one] as const)).values()];
  return [...latestWanted(all), ...withoutWanted(all).slice(-MOST_TOLD)];
}

function isOwnKind({ facet, self }: Told): boolean {
  return facet === 'kind' && self === true;
}

/** The command of a message, also of one beside a dialog. */
export function commandIn(intent: Intent): Command | null {
  if (intent.is === 'beside-dialog') return commandIn(intent.intent);
  if (intent.is === 'pressed' && intent.means.do === 'command') return intent.means.command;
  if (intent.is === 'pressed' && intent.means.do === 'person') return 'talk-to-person';
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

/** What a person of the service stations could answer: 天气怎么样 is no matter of theirs either. */
export function isMatterMissed(answer: Answer): boolean {
  return isMiss(answer) && answer.reason !== 'not-policy';
}

/** Steps of a dialog or of a registration are none. */
export function isMiss(answer: Answer): boolean {
  if (answer.kind.startsWith('dialog-') || (answer.kind === 'say' && answer.key.startsWith('need.'))) return false;
  return answer.outcome === 'none' || answer.outcome === 'clarify';
}
