import type { Offer, OfferMeaning, Sentence } from './model.ts';
import type { SentenceKey } from './sentences.ts';
import type { Wording } from './wording.ts';

export function titleOf(offer: Offer, wording: Wording): string {
  if ('ours' in offer.title) return wording.ours(offer.title.ours);
  return 'text' in offer.title ? offer.title.text : wording.say(offer.title);
}

export function offer(key: SentenceKey, means: OfferMeaning, values?: Sentence['values']): Offer {
  return { title: values === undefined ? { key } : { key, values }, means };
}

export const PERSON = offer('offer.person', { do: 'command', command: 'talk-to-person' });
export const HELP = offer('offer.help', { do: 'command', command: 'help' });
