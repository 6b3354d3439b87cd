/** What a guided dialog has to say, as an answer; and the ways on under it. */
import type { DialogNotice, DialogSaying, SaidLine, SaidResponse, ShownAvenue } from '../answers/dialog-answers.ts';
import type { Answer, DialogAnswer, Offer, OfferMeaning } from '../answers/model.ts';
import { offer, PERSON } from '../answers/offers.ts';
import { sentenceAround } from '../answers/quotes.ts';
import { validityOf } from '../answers/validity.ts';
import type { Dialog, Ground, Question, Recommendation, Response } from '../dialogs/model.ts';
import { reachable } from '../dialogs/reachable.ts';
import { shownFirst } from '../dialogs/recommend.ts';
import type { Notice, QuestionSaid, ResultSaid, Said, WhyNotSaid } from '../dialogs/said.ts';
import type { Line } from '../dialogs/session.ts';
import type { LocaleText, Measure } from '../knowledge/model.ts';
import { say } from './act-say.ts';
import { planOf } from './assistant.ts';
import type { Acted, Ranked, Scene } from './scene.ts';

const MOST_ITEMS = 6;

export function dialogAnswer(scene: Scene, said: Said): Acted {
  switch (said.say) {
    case 'question':
      return only(questionAnswer(said));
    case 'summary': {
      const items = said.lines.slice(0, MOST_ITEMS).map((_, index) => offer('offer.change-item', command('change'), { number: index + 1 }));
      const saying: DialogSaying = { kind: 'dialog-summary', lines: said.lines.map(lineOf), notices: said.notices.map(noticeOf) };
      return only({
        ...asking(saying),
        offers: [offer('offer.result', consent('result')), ...items, offer('offer.restart', command('restart'))],
      });
    }
    case 'result':
      return resultAnswer(scene, said);
    case 'rest': {
      const shown = avenuesOf(scene, said.dialog, said.found);
      const outcome = shown.length === 0 ? 'small-talk' : 'answer';
      const { before, left } = said;
      const saying: DialogSaying = { kind: 'dialog-rest', shown, before, left, notices: [] };
      const more = left > 0 ? [offer('offer.rest', consent('rest'), { count: left })] : [];
      const offers = [...more, ...measureOffers(shown), offer('offer.change', command('change'))];
      return { answer: { ...base(saying), outcome, offers }, ranking: rankingOf(shown), question: null };
    }
    case 'why-not':
      return whyNotAnswer(scene, said);
    case 'ended':
      return only(
        said.because === 'gone'
          ? say('say.dialog-gone', { outcome: 'none', reason: 'unclear' })
          : say('say.cancel', { outcome: 'command' }),
      );
  }
}

function only(answer: Answer): Acted {
  return { answer, ranking: [], question: null };
}

function base(saying: DialogSaying): Omit<DialogAnswer, 'offers'> & DialogSaying {
  return { ...saying, outcome: 'answer', reason: null, unstated: [] } as Omit<DialogAnswer, 'offers'> & DialogSaying;
}

function asking(saying: DialogSaying): Omit<DialogAnswer, 'offers'> & DialogSaying {
  return { ...base(saying), outcome: 'clarify' };
}

function questionAnswer({ dialog, question, part, first, offered, left, notices }: QuestionSaid): Answer {
  const options = question.kind === 'choice' ? question.options : [];
  const unsure = question.unsure !== null;
  const saying: DialogSaying = {
    kind: 'dialog-question',
    intro: first ? dialog.intro : null,
    ask: question.ask,
    why: part === 'why' ? question.why : null,
    help: part === 'help' ? question.help : null,
    options: options.map(({ label }) => label),
    many: question.kind === 'choice' && question.most > 1,
    unsure,
    offered: offered === null ? null : responseOf(question, offered),
    left,
    notices: notices.map(noticeOf),
  };
  const chosen = options.map(
    ({ label }, index): Offer => ({
      title: { ours: numbered(index + 1, label) },
      means: { do: 'dialog', text: String(index + 1), means: null },
    }),
  );
  const offers = [
    ...(offered === null ? [] : [offer('offer.yes', consent('yes'))]),
    ...chosen,
    ...(unsure ? [question.sheet ? offer('offer.skip', command('skip')) : offer('offer.unsure', command('unsure'))] : []),
    ...(first ? [] : [offer('offer.back', command('back'))]),
    offer('offer.why', command('why')),
    offer('offer.cancel', command('cancel')),
  ];
  return { ...asking(saying), offers };
}

/** Where buttons stand for the list, several are still chosen by their numbers. */
function numbered(number: number, label: LocaleText): LocaleText {
  return { 'zh-Hans': `${number} ${label['zh-Hans']}`, 'zh-Hant': `${number} ${label['zh-Hant']}`, en: `${number} ${label.en}` };
}

function command(name: Extract<OfferMeaning, { do: 'command' }>['command']): OfferMeaning {
  return { do: 'command', command: name };
}

function consent(means: 'yes' | 'result' | 'rest' | 'sheet'): OfferMeaning {
  return { do: 'dialog', text: '', means };
}

/** Measures that owners ask after. */
const ASKED_AFTER = [19, 9, 13, 17, 10];

function resultAnswer(scene: Scene, { dialog, lines, found, preparations, remarks, sheet, notices }: ResultSaid): Acted {
  const all = avenuesOf(scene, dialog, found);
  const shown = avenuesOf(scene, dialog, shownFirst(found));
  const saying: DialogSaying = {
    kind: 'dialog-result',
    name: dialog.name,
    lines: lines.map(lineOf),
    found: all,
    shown,
    preparations: preparations.map(({ text }) => text),
    remarks: remarks.map(({ text }) => text),
    absent: ASKED_AFTER.find((number) => !all.some(({ measure }) => measure.number === number)) ?? null,
    person: scene.desk !== null,
    nothing: dialog.nothing,
    notices: notices.map(noticeOf),
  };
  const rest = all.length - shown.length;
  const offers = [
    ...(rest > 0 ? [offer('offer.rest', consent('rest'), { count: rest })] : []),
    ...measureOffers(shown),
    ...(sheet ? [offer('offer.sheet', consent('sheet'))] : []),
    offer('offer.change', command('change')),
    // Whom nothing concerns has no need that a station could follow up.
    ...(all.length > 0 ? [offer('offer.register', { do: 'register' })] : []),
    PERSON,
  ];
  const none = all.length === 0 ? ({ outcome: 'none', reason: 'not-in-plan' } as const) : {};
  const validity = all.length === 0 ? [] : validityOf([planOf(scene.assistant, dialog.plan)], scene.day);
  return { answer: { ...base(saying), ...none, validity, offers }, ranking: rankingOf(all), question: null };
}

function whyNotAnswer(scene: Scene, { dialog, number, known, found }: WhyNotSaid): Acted {
  const plan = planOf(scene.assistant, dialog.plan);
  const measure = plan.measures.find((one) => one.number === number) ?? null;
  const shown = avenuesOf(
    scene,
    dialog,
    found.filter((one) => one.class !== 'not'),
  );
  const against = found.filter((one) => one.class === 'not').flatMap(({ grounds }) => reachable(dialog, grounds, known));
  const [root] = dialog.questions;
  const missing =
    shown.length > 0
      ? []
      : groundLines(
          dialog,
          against.filter(({ question }) => question !== root?.id),
        );
  const others = against.filter(({ question }) => question === root?.id);
  const forWhom = missing.length > 0 ? [] : groundLines(dialog, others).flatMap(({ response }) => response.labels);
  const saying: DialogSaying = { kind: 'dialog-why-not', number, measure, shown, missing, forWhom, notices: [] };
  const outcome = measure === null ? ({ outcome: 'none', reason: 'not-in-plan' } as const) : {};
  const offers = [...(measure === null ? [] : [measureOffer(measure)]), offer('offer.change', command('change'))];
  return { answer: { ...base(saying), ...outcome, offers }, ranking: [], question: null };
}

function avenuesOf({ assistant }: Scene, dialog: Dialog, found: readonly Recommendation[]): readonly ShownAvenue[] {
  const plan = planOf(assistant, dialog.plan);
  return found.flatMap(({ avenue: ref, class: verdict, because, grounds, ifs }): ShownAvenue[] => {
    const measure = plan.measures.find(({ number }) => number === ref.number);
    if (measure === undefined || verdict === 'not') return [];
    const avenue = measure.avenues.find(({ id }) => id === ref.avenue) ?? null;
    const quote = sentenceAround(measure.sentences, avenue?.quote ?? null);
    const open = avenue?.unstated ?? measure.unstated;
    const lines = { grounds: groundLines(dialog, grounds), ifs: groundLines(dialog, ifs) };
    return [{ plan, measure, avenue, class: verdict, because, ...lines, quote, open }];
  });
}

/** Grounds by question, each with what was (or was not) chosen there. */
function groundLines(dialog: Dialog, grounds: readonly Ground[]): readonly SaidLine[] {
  return dialog.questions.flatMap((question) => {
    const values = [...new Set(grounds.filter((ground) => ground.question === question.id).map(({ value }) => value))];
    if (values.length === 0) return [];
    if (question.kind !== 'choice') return [{ name: question.name, response: { labels: [], text: values.join(' '), open: false } }];
    return [{ name: question.name, response: responseOf(question, { is: 'values', values }) }];
  });
}

function lineOf({ question, response }: Line): SaidLine {
  return { name: question.name, response: responseOf(question, response) };
}

function responseOf(question: Question, response: Response): SaidResponse {
  switch (response.is) {
    case 'values': {
      const options = question.kind === 'choice' ? question.options : [];
      const labels = response.values.flatMap((value) => options.find(({ id }) => id === value)?.label ?? []);
      return { labels, text: null, open: false };
    }
    case 'number':
      return { labels: [], text: String(response.number), open: false };
    case 'text':
      return { labels: [], text: response.text, open: false };
    default:
      return { labels: [], text: null, open: true };
  }
}

function noticeOf(notice: Notice): DialogNotice {
  const lines = 'lines' in notice ? notice.lines.map(lineOf) : [];
  const names = 'questions' in notice ? notice.questions.map(({ name }) => name) : [];
  const words = 'words' in notice ? repeated(notice.words) : '';
  return { is: notice.is, lines, names, words, count: 'count' in notice ? notice.count : 0 };
}

const MOST_REPEATED = 40;

/** Words of the person on one line, without the marks by which the plan's words are told from ours. */
function repeated(words: string): string {
  const plain = [...words.replace(/[\p{C}\s〔〕[\]【】“”"「」]+/gu, ' ').trim()];
  return plain.length > MOST_REPEATED ? `${plain.slice(0, MOST_REPEATED).join('')}…` : plain.join('');
}

function measureOffers(shown: readonly ShownAvenue[]): readonly Offer[] {
  const measures = new Map(shown.map(({ measure }) => [measure.number, measure]));
  return [...measures.values()].slice(0, 3).map(measureOffer);
}

function measureOffer({ plan, number }: Measure): Offer {
  return offer('offer.measure', { do: 'measure', plan, number, part: 'answer' }, { number });
}

/** Measures in the order of their best avenue. */
function rankingOf(shown: readonly ShownAvenue[]): readonly Ranked[] {
  const byNumber = new Map(shown.map((one) => [one.measure.number, one]));
  const keys = [...new Set(shown.map(({ measure }) => measure.number))];
  return keys.map((number) => ({ plan: byNumber.get(number)?.plan.id ?? '', number, score: 1 }));
}
