/** The views of a guided dialog's answers. */
import type { DialogNotice, DialogQuestion, DialogResult, DialogWhyNot, SaidLine, SaidResponse, ShownAvenue } from './dialog-answers.ts';
import { commonView, responsibleView, titleView } from './fill-common.ts';
import type { DialogAnswer } from './model.ts';
import type { AvenueView, CommonView, Filled } from './views.ts';
import type { Wording } from './wording.ts';

export function fillDialog(answer: DialogAnswer, wording: Wording): Filled {
  const common = dialogView(answer, wording);
  switch (answer.kind) {
    case 'dialog-question':
      return { template: 'dialog-question', view: { ...common, ...questionView(answer, wording) } };
    case 'dialog-summary':
      return {
        template: 'dialog-summary',
        view: { ...common, lines: answer.lines.map((line, index) => ({ order: index + 1, line: lineText(line, wording) })) },
      };
    case 'dialog-result':
      return { template: 'dialog-result', view: { ...common, ...resultView(answer, wording) } };
    case 'dialog-rest':
      return { template: 'dialog-rest', view: { ...common, shown: answer.shown.map((one, index) => avenueView(one, index, wording)) } };
    case 'dialog-why-not':
      return { template: 'dialog-why-not', view: { ...common, ...whyNotView(answer, wording) } };
  }
}

function dialogView(answer: DialogAnswer, wording: Wording): CommonView {
  const common = commonView(answer, wording);
  return { ...common, notes: [...common.notes, ...answer.notices.map((notice) => noticeText(notice, wording))] };
}

function noticeText({ is, lines, names, count }: DialogNotice, wording: Wording): string {
  const items = lines.length > 0 ? lines.map((line) => lineText(line, wording)) : names.map(wording.ours);
  return wording.say({ key: `dialog.${is}`, values: { items: wording.list(items), count } });
}

export function lineText({ name, response }: SaidLine, wording: Wording): string {
  return wording.say({ key: 'dialog.line', values: { name: wording.ours(name), response: responseText(response, wording) } });
}

export function responseText({ labels, text, open }: SaidResponse, wording: Wording): string {
  if (open) return wording.say({ key: 'dialog.open' });
  return text ?? labels.map(wording.ours).join(wording.say({ key: 'dialog.separator' }));
}

function questionView(answer: DialogQuestion, wording: Wording) {
  return {
    intro: answer.intro === null ? '' : wording.ours(answer.intro),
    left: answer.left,
    ask: wording.ours(answer.ask),
    why: answer.why === null ? '' : wording.ours(answer.why),
    help: answer.help === null ? '' : wording.ours(answer.help),
    options: answer.options.map((option, index) => ({ order: index + 1, label: wording.ours(option) })),
    many: answer.many,
    unsure: answer.unsure,
    offered: answer.offered === null ? '' : responseText(answer.offered, wording),
  };
}

function resultView(answer: DialogResult, wording: Wording) {
  return {
    found: answer.found.length > 0,
    shown: answer.shown.map((one, index) => avenueView(one, index, wording)),
    more: answer.found.length - answer.shown.length,
    preparations: answer.preparations.map(wording.ours),
    nothing: answer.found.length === 0 ? wording.ours(answer.nothing) : '',
  };
}

export function avenueView(shown: ShownAvenue, index: number, wording: Wording): AvenueView {
  const { measure, avenue, open } = shown;
  return {
    ...titleView(measure, [shown.plan], wording),
    ...responsibleView(measure, wording),
    order: index + 1,
    name: avenue === null ? '' : wording.ours(avenue.name),
    class: wording.say({ key: `dialog.${shown.class}` }),
    conditionsOpen: open.includes('conditions'),
    because: wording.ours(shown.because),
    grounds: shown.grounds.map((line) => lineText(line, wording)),
    quote: shown.quote.shown,
    open: wording.unstated(open),
  };
}

function whyNotView({ number, measure, shown, missing }: DialogWhyNot, wording: Wording) {
  return {
    number,
    exists: measure !== null,
    title: measure?.title.shown ?? '',
    titleEn: measure?.titleEn ?? '',
    plain: measure === null ? '' : wording.ours(measure.plain),
    shown: shown.map(({ avenue, class: verdict }) => ({
      name: avenue === null ? '' : wording.ours(avenue.name),
      class: wording.say({ key: `dialog.${verdict}` }),
    })),
    missing: missing.map((line) => lineText(line, wording)),
  };
}
