/** A dialog's result as words in one language, for a page that shows all of it at once. */
import type { DialogResult } from './dialog-answers.ts';
import { commonView } from './fill-common.ts';
import { avenueView, lineText, listView, responseText } from './fill-dialog.ts';
import type { DialogAnswer } from './model.ts';
import type { Wording } from './wording.ts';

export interface AvenueResult {
  readonly name: string;
  readonly lines: readonly { readonly name: string; readonly response: string }[];
  readonly avenues: readonly AvenueOnPage[];
  readonly preparations: readonly string[];
  /** Whom the plan leaves out by its own words: before everything else. */
  readonly remarks: readonly string[];
  /** Said where nothing was found. */
  readonly nothing: string;
  /** What the plan leaves unstated of every avenue; empty where each says so itself. */
  readonly unstated: string;
  /** Whether the plan's term is over, or it was superseded; empty where there is nothing to say. */
  readonly validity: string;
}

export interface AvenueOnPage {
  readonly name: string;
  /** Number and title. */
  readonly measure: string;
  readonly class: string;
  readonly conditionsOpen: boolean;
  readonly because: string;
  /** The responses that led to it. */
  readonly grounds: readonly string[];
  readonly quote: string;
  readonly lead: string;
  readonly cooperating: string;
  /** What is recorded of them, and no plan says; empty where nothing is. */
  readonly beside: string;
  readonly open: string;
}

/** @param isRead whether it is read from top to bottom: then what holds for several avenues is said once */
export function resultView(answer: DialogAnswer & DialogResult, wording: Wording, isRead = false): AvenueResult {
  const { name, lines, found, preparations, remarks, nothing } = answer;
  const all = found.map((one, index) => avenueView(one, index, wording));
  const { shown, open } = isRead ? listView(found, wording, { names: wording.body }) : { shown: all, open: [] };
  return {
    name: wording.ours(name),
    lines: lines.map((line) => ({ name: wording.ours(line.name), response: responseText(line.response, wording) })),
    avenues: shown.map((view, index) => {
      const title = wording.locale === 'en' ? `${view.titleEn} (${view.title})` : view.title;
      return {
        name: view.name,
        measure: `${wording.say({ key: 'offer.measure', values: { number: view.number } })} ${title}`,
        class: view.class,
        conditionsOpen: view.conditionsOpen,
        because: view.because,
        grounds: (found[index]?.grounds ?? []).map((line) => lineText(line, wording)),
        quote: view.quote,
        lead: wording.list([...view.lead, ...view.undivided]),
        cooperating: wording.list(view.cooperating),
        beside: wording.fill({ template: '_beside', view }),
        open: wording.list(view.open),
      };
    }),
    preparations: preparations.map(wording.ours),
    remarks: remarks.map(wording.ours),
    nothing: found.length === 0 ? wording.ours(nothing) : '',
    unstated: wording.list(open),
    validity: wording.fill({ template: '_validity', view: commonView(answer, wording) }),
  };
}
