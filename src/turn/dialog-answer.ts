/** What a guided dialog has to say, as an answer with its buttons. */
import type { DialogNotice, DialogSaying, SaidLine, SaidResponse, ShownAvenue } from '../answers/dialog-answers.ts';
import type { Answer, AnswerBase, Offer } from '../answers/model.ts';
import { offer, PERSON } from '../answers/offers.ts';
import { sentenceAround } from '../answers/quotes.ts';
import { validityOf } from '../answers/validity.ts';
import type { Dialog, Ground, Question, Recommendation, Response } from '../dialogs/model.ts';
import { shownFirst } from '../dialogs/recommend.ts';
import type { Notice, QuestionSaid, ResultSaid, Said, SummarySaid, WhyNotSaid } from '../dialogs/said.ts';
import type { Line } from '../dialogs/session.ts';
import type { LocaleText, Plan } from '../knowledge/model.ts';
import { say } from './act-say.ts';
import { type Assistant, planOf } from './assistant.ts';

/** @param day as of which we speak */
export function dialogAnswer(assistant: Assistant, said: Said, day: string): Answer {
  if (said.say === 'ended') return say(said.because === 'gone' ? 'say.dialog-gone' : 'say.cancel', {});
  const plan = planOf(assistant, said.dialog.plan);
  switch (said.say) {
    case 'question':
      return { ...base('clarify', questionOffers(said)), ...questionSaying(said) };
    case 'summary':
      return {
        ...base('clarify', summaryOffers(said)),
        kind: 'dialog-summary',
        notices: said.notices.map(notice),
        lines: said.lines.map(line),
      };
    case 'result':
      return resultAnswer(said, plan, day);
    case 'rest':
      return {
        ...base('answer', [offer('offer.change', { do: 'command', command: 'change' }), PERSON]),
        kind: 'dialog-rest',
        notices: [],
        shown: avenues(said.found, said.dialog, plan),
      };
    case 'why-not':
      return { ...base('answer', [offer('offer.change', { do: 'command', command: 'change' }), PERSON]), ...whyNotSaying(said, plan) };
  }
}

function base(outcome: AnswerBase['outcome'], offers: readonly Offer[]): AnswerBase {
  return { outcome, reason: null, unstated: [], offers };
}

function questionSaying({ dialog, question, part, first, offered, left, notices }: QuestionSaid): DialogSaying {
  return {
    kind: 'dialog-question',
    notices: notices.map(notice),
    intro: first ? dialog.intro : null,
    ask: question.ask,
    why: part === 'why' ? question.why : null,
    help: part === 'help' ? (question.help ?? question.why) : null,
    options: question.kind === 'choice' ? question.options.map(({ label }) => label) : [],
    many: question.kind === 'choice' && question.most > 1,
    unsure: question.unsure !== null,
    offered: offered === null ? null : responseOf(question, offered),
    left,
  };
}

function questionOffers({ question, offered }: QuestionSaid): readonly Offer[] {
  const options: readonly Offer[] =
    question.kind === 'choice'
      ? question.options.map(({ label }, index) => ({
          title: { ours: label },
          means: { do: 'dialog', text: String(index + 1), means: null },
        }))
      : [];
  return [
    ...(offered === null ? [] : [offer('offer.yes', { do: 'dialog', text: '', means: 'yes' })]),
    ...options,
    ...(question.unsure === null ? [] : [command(question.sheet ? 'skip' : 'unsure')]),
    command('back'),
    command('why'),
  ];
}

function command(name: 'back' | 'why' | 'unsure' | 'skip' | 'restart' | 'change'): Offer {
  return offer(`offer.${name}`, { do: 'command', command: name });
}

function summaryOffers({ lines }: SummarySaid): readonly Offer[] {
  const changes = lines.map((_, index) =>
    offer('offer.change-item', { do: 'dialog', text: `修改第${index + 1}项`, means: null }, { number: index + 1 }),
  );
  return [offer('offer.result', { do: 'dialog', text: '', means: 'yes' }), ...changes, command('restart')];
}

function resultAnswer(said: ResultSaid, plan: Plan, day: string): Answer {
  const { dialog, found } = said;
  const more = found.length - shownFirst(found).length;
  const offers = [
    ...(more === 0 ? [] : [offer('offer.rest', { do: 'dialog', text: '', means: 'rest' }, { count: more })]),
    ...(said.sheet ? [offer('offer.sheet', { do: 'dialog', text: '', means: 'sheet' })] : []),
    command('change'),
    command('restart'),
    PERSON,
  ];
  return {
    ...base(found.length === 0 ? 'none' : 'answer', offers),
    reason: found.length === 0 ? 'not-in-plan' : null,
    kind: 'dialog-result',
    notices: said.notices.map(notice),
    name: dialog.name,
    lines: said.lines.map(line),
    found: avenues(found, dialog, plan),
    shown: avenues(shownFirst(found), dialog, plan),
    preparations: said.preparations.map(({ text }) => text),
    nothing: dialog.nothing,
    validity: found.length === 0 ? [] : validityOf([plan], day),
  };
}

function whyNotSaying({ dialog, number, found }: WhyNotSaid, plan: Plan): DialogSaying {
  const grounds = found.flatMap((one) => (one.class === 'not' ? one.grounds : []));
  return {
    kind: 'dialog-why-not',
    notices: [],
    number,
    measure: plan.measures.find((measure) => measure.number === number) ?? null,
    shown: avenues(found, dialog, plan),
    missing: groundLines(grounds, dialog),
  };
}

/** Those of class direct or possible, with everything that is shown of them. */
function avenues(found: readonly Recommendation[], dialog: Dialog, plan: Plan): readonly ShownAvenue[] {
  return found.flatMap((one): readonly ShownAvenue[] => {
    const measure = plan.measures.find(({ number }) => number === one.avenue.number);
    if (measure === undefined || one.class === 'not') return [];
    const avenue = measure.avenues.find(({ id }) => id === one.avenue.avenue) ?? null;
    const quote = sentenceAround(measure.sentences, avenue?.quote ?? null);
    const open = avenue?.unstated ?? measure.unstated;
    return [{ plan, measure, avenue, class: one.class, because: one.because, grounds: groundLines(one.grounds, dialog), quote, open }];
  });
}

/** The options that grounds name, a line for each question. */
function groundLines(grounds: readonly Ground[], dialog: Dialog): readonly SaidLine[] {
  return dialog.questions.flatMap((question) => {
    const values = [...new Set(grounds.filter((ground) => ground.question === question.id).map(({ value }) => value))];
    return values.length === 0 ? [] : [{ name: question.name, response: responseOf(question, { is: 'values', values }) }];
  });
}

function line({ question, response }: Line): SaidLine {
  return { name: question.name, response: responseOf(question, response) };
}

function responseOf(question: Question, response: Response): SaidResponse {
  if (response.is === 'number') return { labels: [], text: String(response.number), open: false };
  if (response.is === 'text') return { labels: [], text: response.text, open: false };
  if (response.is !== 'values') return { labels: [], text: null, open: true };
  return { labels: response.values.flatMap((value) => labelOf(question, value) ?? []), text: null, open: false };
}

function labelOf(question: Question, value: string): LocaleText | undefined {
  return question.kind === 'choice' ? question.options.find(({ id }) => id === value)?.label : undefined;
}

function notice(one: Notice): DialogNotice {
  return {
    is: one.is,
    lines: 'lines' in one ? one.lines.map(line) : [],
    names: 'questions' in one ? one.questions.map(({ name }) => name) : [],
    count: 'count' in one ? one.count : 0,
  };
}
