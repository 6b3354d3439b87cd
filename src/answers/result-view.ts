/** A dialog's result as words in one language, for a page that shows all of it at once. */
import type { DialogResult } from './dialog-answers.ts';
import { avenueView, lineText, responseText } from './fill-dialog.ts';
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
  readonly open: string;
}

export function resultView({ name, lines, found, preparations, remarks, nothing }: DialogResult, wording: Wording): AvenueResult {
  return {
    name: wording.ours(name),
    lines: lines.map((line) => ({ name: wording.ours(line.name), response: responseText(line.response, wording) })),
    avenues: found.map((one, index) => {
      const view = avenueView(one, index, wording);
      const title = wording.locale === 'en' ? `${view.titleEn} (${view.title})` : view.title;
      return {
        name: view.name,
        measure: `${wording.say({ key: 'offer.measure', values: { number: view.number } })} ${title}`,
        class: view.class,
        conditionsOpen: view.conditionsOpen,
        because: view.because,
        grounds: one.grounds.map((line) => lineText(line, wording)),
        quote: view.quote,
        lead: wording.list([...view.lead, ...view.undivided]),
        cooperating: wording.list(view.cooperating),
        open: wording.list(view.open),
      };
    }),
    preparations: preparations.map(wording.ours),
    remarks: remarks.map(wording.ours),
    nothing: found.length === 0 ? wording.ours(nothing) : '',
  };
}
