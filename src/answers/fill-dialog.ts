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
      return {
        template: 'dialog-rest',
        view: { ...common, ...listView(answer.shown, wording, { before: answer.before }), left: answer.left },
      };
    case 'dialog-why-not':
      return { template: 'dialog-why-not', view: { ...common, ...whyNotView(answer, wording) } };
  }
}

function dialogView(answer: DialogAnswer, wording: Wording): CommonView {
  const common = commonView(answer, wording);
  return { ...common, notes: [...common.notes, ...answer.notices.map((notice) => noticeText(notice, wording))] };
}

function noticeText({ is, lines, names, words, count }: DialogNotice, wording: Wording): string {
  const items = lines.length > 0 ? lines.map((line) => lineText(line, wording)) : names.map(wording.ours);
  return wording.say({ key: `dialog.${is}`, values: { items: words || items.join(wording.say({ key: 'dialog.separator' })), count } });
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
    several: answer.left > 1,
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
    ...listView(answer.shown, wording),
    more: answer.found.length - answer.shown.length,
    preparations: answer.preparations.map(wording.ours),
    remarks: answer.remarks.map(wording.ours),
    absent: answer.absent ?? 0,
    person: answer.person,
    nothing: answer.found.length === 0 ? wording.ours(answer.nothing) : '',
  };
}

/** Avenues for a phone: a measure's departments, a sentence, and what is not stated are said once. */
export function listView(
  shown: readonly ShownAvenue[],
  wording: Wording,
  { before = 0, names = wording.bodyBrief }: { readonly before?: number; readonly names?: Wording['body'] } = {},
): { readonly shown: readonly AvenueView[]; readonly open: readonly string[] } {
  const views = shown.map((one, index) => avenueView(one, before + index, wording));
  const [first] = views;
  const open = first === undefined || views.length === 1 ? [] : first.open.filter((one) => views.every((view) => view.open.includes(one)));
  const brief = views.map((view, index): AvenueView => {
    const above = views.slice(0, index);
    const isFirst = !above.some(({ number }) => number === view.number);
    const quote = above.some((other) => other.quote === view.quote) ? '' : view.quote;
    const cooperating = shown[index]?.measure.cooperating.map(names) ?? [];
    const told = above.flatMap(({ beside }) => beside.map(({ body }) => body));
    const beside = view.beside.filter(({ body }) => !told.includes(body));
    const departments = isFirst ? { cooperating, beside } : { lead: [], cooperating: [], undivided: [], beside: [] };
    const said = [...open, ...above.filter(({ number }) => number === view.number).flatMap((other) => other.open)];
    return { ...view, ...departments, isFirst, quote, open: view.open.filter((one) => !said.includes(one)) };
  });
  return { shown: brief, open };
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
    because: becauseText(shown, wording),
    grounds: shown.grounds.map(({ response }) => responseText(response, wording)),
    quote: shown.quote.shown,
    // 其他细节 tells nobody anything.
    open: wording.unstated(open.filter((one) => one !== 'other')),
    isFirst: true,
  };
}

/** Why an avenue is there: nothing is said of the person that they left open. */
export function becauseText({ because, ifs }: ShownAvenue, wording: Wording): string {
  if (ifs.length === 0) return wording.ours(because);
  const items = ifs.map((line) => lineText(line, wording)).join(wording.say({ key: 'dialog.separator' }));
  return wording.say({ key: 'dialog.if', values: { items } });
}

function whyNotView({ number, measure, shown, missing, forWhom }: DialogWhyNot, wording: Wording) {
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
    forWhom: forWhom.map(wording.ours),
  };
}
