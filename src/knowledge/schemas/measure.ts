import { AUDIENCES, type Audience, UNSTATED, type Unstated } from '../model.ts';
import {
  date,
  id,
  list,
  number,
  type OurWords,
  object,
  oneOf,
  ourWords,
  type Phrases,
  phrases,
  type QuoteText,
  quote,
  type Schema,
  text,
  titledQuote,
} from './parts.ts';
import type { TitledQuote } from './plan.ts';

/** `knowledge/<plan>/measures/<number>.yaml` */
export interface MeasureFile {
  readonly number: number;
  /** Id of the section that it stands in. */
  readonly section: string;
  readonly title: TitledQuote;
  readonly text: QuoteText;
  readonly lead?: readonly string[];
  readonly cooperating?: readonly string[];
  readonly undivided?: readonly string[];
  readonly audiences: readonly Audience[];
  readonly avenues?: readonly AvenueEntry[];
  readonly plain: OurWords;
  readonly words: Phrases;
  readonly unstated: readonly Unstated[];
  readonly examples: { readonly 'zh-Hans': readonly string[]; readonly 'zh-Hant'?: readonly string[]; readonly en: readonly string[] };
  readonly related: readonly number[];
  readonly verified?: string;
}

export interface AvenueEntry {
  readonly id: string;
  readonly name: OurWords;
  readonly quote: QuoteText;
  readonly for?: Readonly<Record<string, readonly string[]>>;
  readonly words: Phrases;
  readonly unstated?: readonly Unstated[];
}

const bodies: Schema = { ...list(text), description: '部门全名，和原文括号里一字不差' };
const unstated: Schema = { ...list(oneOf(...UNSTATED)), description: '原文没有写明的事' };

const avenue = object(
  { id, name: ourWords, quote, words: phrases },
  {
    for: { type: 'object', additionalProperties: list(text, 1), description: '给谁看：facets.yaml 里的名称和取值' },
    unstated,
  },
);

export const measureSchema: Schema = object(
  {
    number,
    section: id,
    title: titledQuote,
    text: quote,
    audiences: list(oneOf(...AUDIENCES), 1),
    plain: ourWords,
    words: phrases,
    unstated,
    examples: object({ 'zh-Hans': list(text, 1), en: list(text, 1) }, { 'zh-Hant': list(text) }),
    related: list(number),
  },
  { lead: bodies, cooperating: bodies, undivided: bodies, avenues: list(avenue), verified: date },
);
