/** Registering a financing need (融资需求登记) step by step: a notice first, then what is needed; free words, kept for a station's people. */
import type { Answer, Offer } from '../answers/model.ts';
import { offer } from '../answers/offers.ts';
import type { SentenceKey } from '../answers/sentences.ts';
import { say } from './act-say.ts';
import type { NeedForm, NeedInput, NeedStep, NeedWish } from './need.ts';
import type { Scene } from './scene.ts';

export interface NeedTurn {
  readonly answer: Answer;
  readonly form: NeedForm | null;
  readonly wish: NeedWish | null;
}

const START: NeedForm = { step: 'consent', need: '', amount: '', stage: '' };
/** Characters of one answer that are kept. */
const LONGEST = 300;

/** Begins with the notice; where nobody is there to keep a record, it says so. */
export function startNeed({ desk }: Scene): NeedTurn {
  if (desk === null) return { answer: say('need.nobody', { outcome: 'command' }), form: null, wish: null };
  return asking('consent', START);
}

export function continueNeed({ desk }: Scene, form: NeedForm, { text, agrees, skips }: NeedInput): NeedTurn {
  const words = text.trim().slice(0, LONGEST);
  const kept = skips ? '' : words;
  switch (form.step) {
    case 'consent':
      return agrees ? asking('need', form) : { answer: say('need.declined', { outcome: 'command' }), form: null, wish: null };
    case 'need':
      return kept === '' ? asking('need', form) : asking('amount', { ...form, need: kept });
    case 'amount':
      return asking('stage', { ...form, amount: kept });
    case 'stage': {
      const told = { ...form, stage: kept };
      return desk?.takesContacts === true ? asking('contact', told) : registered(told, null);
    }
    case 'contact':
      return registered(form, kept === '' ? null : kept);
  }
}

function asking(step: NeedStep, form: NeedForm): NeedTurn {
  const key: SentenceKey = `need.${step}`;
  return { answer: say(key, { outcome: 'clarify', offers: offersAt(step) }), form: { ...form, step }, wish: null };
}

function offersAt(step: NeedStep): readonly Offer[] {
  const cancel = offer('offer.cancel', { do: 'command', command: 'cancel' });
  if (step === 'consent') return [offer('offer.agree', { do: 'dialog', text: '', means: 'yes' }), cancel];
  return step === 'need' ? [cancel] : [offer('offer.skip', { do: 'command', command: 'skip' }), cancel];
}

function registered({ need, amount, stage }: NeedForm, contact: string | null): NeedTurn {
  const summary = [need, amount, stage].filter((part) => part !== '').join('；');
  return { answer: say('need.registered', { outcome: 'command' }), form: null, wish: { summary, contact } };
}
