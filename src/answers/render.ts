import type { Locale } from '../knowledge/model.ts';
import { fillBody } from './fill-body.ts';
import { commonView } from './fill-common.ts';
import { fillDialog } from './fill-dialog.ts';
import { fillClarify, fillHandoff, fillMeasures } from './fill-measures.ts';
import { fillPhase, fillPlan } from './fill-plan.ts';
import type { Answer, NoneAnswer, Offer, Reply, SayAnswer } from './model.ts';
import { titleOf } from './offers.ts';
import type { Filled } from './views.ts';
import type { Templates, Wording } from './wording.ts';

/** Whether the channel shows buttons under a reply; where it does not, the text names what can be sent. */
export type Form = 'buttons' | 'text';

/** An answer in one language: bare text that reads well, and the titles of the actions under it. */
export function render(templates: Templates, answer: Answer, locale: Locale, form: Form): Reply {
  const wording = templates[locale];
  const asked = answer.then ?? answer;
  const suggestedActions = asked.offers.map((offer) => titleOf(offer, wording));
  const texts = asked === answer ? [answer] : [answer, asked];
  const said = texts.map((one) => wording.fill(fill(inForm(one, form), wording)));
  const text = [...said, ...(asked.closing === undefined ? [] : [wording.say(asked.closing)])].join('\n\n');
  const hint = form === 'text' ? hintFor(asked, suggestedActions, wording) : '';
  return { locale, text: hint === '' ? text : `${text}\n\n${hint}`, suggestedActions, attachments: [] };
}

/** Options that stand on buttons are not listed a second time: on a phone that is a screen of its own. */
function inForm(answer: Answer, form: Form): Answer {
  return form === 'buttons' && answer.kind === 'dialog-question' ? { ...answer, options: [] } : answer;
}

/** Which template says an answer, and the words that go into it. */
export function fill(answer: Answer, wording: Wording): Filled {
  switch (answer.kind) {
    case 'measures':
      return fillMeasures(answer, wording);
    case 'clarify':
      return fillClarify(answer, wording);
    case 'body':
      return fillBody(answer, wording);
    case 'phase':
      return fillPhase(answer, wording);
    case 'plan':
      return fillPlan(answer, wording);
    case 'handoff':
      return fillHandoff(answer, wording);
    case 'dialog-question':
    case 'dialog-summary':
    case 'dialog-result':
    case 'dialog-rest':
    case 'dialog-why-not':
      return fillDialog(answer, wording);
    case 'none':
      return fillNone(answer, wording);
    case 'say':
      return fillSay(answer, wording);
  }
}

function fillNone(answer: NoneAnswer, wording: Wording): Filled {
  const { reason } = answer;
  return {
    template: 'none',
    view: {
      ...commonView(answer, wording),
      plan: wording.ours(answer.plan.shortName),
      notInPlan: reason === 'not-in-plan',
      notPolicy: reason === 'not-policy',
      unclear: reason === 'unclear',
      topic: wording.topic(answer.topic),
      examples: examplesOf(answer),
    },
  };
}

function fillSay(answer: SayAnswer, wording: Wording): Filled {
  const text = wording.say({ key: answer.key, values: answer.values });
  return { template: 'say', view: { ...commonView(answer, wording), text, examples: examplesOf(answer) } };
}

/** Example questions are both buttons and lines of the text, so that a channel without buttons has them too. */
function examplesOf(answer: Answer): readonly string[] {
  return answer.offers.flatMap(({ means }) => (means.do === 'ask' ? [means.question] : []));
}

/** Example questions and a dialog's options are lines of the text already. */
function standsInText(offer: Offer | undefined): boolean {
  return offer?.means.do === 'ask' || (offer?.means.do === 'dialog' && offer.means.text !== '');
}

function hintFor(answer: Answer, titles: readonly string[], wording: Wording): string {
  if (answer.kind === 'clarify') return wording.say({ key: 'hint.options' });
  const named = titles.filter((_, index) => !standsInText(answer.offers[index]));
  return named.length === 0 ? '' : wording.say({ key: 'hint.actions', values: { titles: wording.list(named) } });
}
