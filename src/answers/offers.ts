import type { Measure } from '../knowledge/model.ts';
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

/** Each measure by its number, or by its title where numbers of several plans would stand side by side. */
export function measureOffers(measures: readonly Measure[]): readonly Offer[] {
  const several = new Set(measures.map(({ plan }) => plan)).size > 1;
  return measures.map(({ plan, number, title, titleEn }) => {
    const means: OfferMeaning = { do: 'measure', plan, number, part: 'answer' };
    return several ? offer('offer.option', means, { title: title.shown, titleEn }) : offer('offer.measure', means, { number });
  });
}

export const PERSON = offer('offer.person', { do: 'command', command: 'talk-to-person' });
export const HELP = offer('offer.help', { do: 'command', command: 'help' });
