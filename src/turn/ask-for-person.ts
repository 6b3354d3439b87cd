/** After the bot was of no help, whether a person should answer: asked, never decided for somebody, and agreed to in one word. */
import { offer } from '../answers/offers.ts';
import type { Intent } from './intent.ts';
import type { Complaint, Conversation, Desk } from './model.ts';
import { isMatterMissed } from './remember.ts';
import type { Acted } from './scene.ts';

/** Misses in a row after which it is asked, and further ones after which it is asked again. */
const FIRST = 2;
const AGAIN = 3;

export function askingForPerson(acted: Acted, intent: Intent, { misses }: Conversation, desk: Desk | null): Acted {
  const { answer } = acted;
  const because = complaintIn(intent) !== null ? 'not-helpful' : isMatterMissed(answer) && isDue(misses + 1) ? 'misses' : null;
  // A dialog's own question stands last, and what is said next answers that.
  if (because === null || desk?.state !== 'bot' || intent.is === 'beside-dialog' || answer.then !== undefined) return acted;
  const person = offer('offer.person', { do: 'person', because });
  const others = answer.offers.filter(({ means }) => means.do !== 'command' || means.command !== 'talk-to-person');
  const offers = answer.kind === 'clarify' ? [...others, person] : [person, ...others];
  return { ...acted, answer: { ...answer, offers, closing: { key: desk.staffed ? 'say.ask-person' : 'say.ask-person-later' } } };
}

function isDue(misses: number): boolean {
  return misses >= FIRST && (misses - FIRST) % AGAIN === 0;
}

/** Why somebody comes to a person: what was just asked of them, else how it has gone so far. */
export function whyPerson({ offers, misses }: Conversation): 'asked' | 'misses' | 'not-helpful' {
  for (const { means } of offers) if (means.do === 'person') return means.because;
  return misses >= FIRST ? 'misses' : 'asked';
}

export function complaintIn(intent: Intent): Complaint | null {
  if (intent.is === 'small-talk' && intent.kind === 'complaint') return 'not-helpful';
  return intent.is === 'pressed' && intent.means.do === 'feedback' ? `not-helpful-${intent.means.why}` : null;
}
