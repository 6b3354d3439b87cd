import {
  date,
  either,
  id,
  list,
  number,
  type OurWords,
  object,
  ourWords,
  type Phrases,
  phrases,
  type QuoteText,
  quote,
  type Schema,
  text,
  titledQuote,
} from './parts.ts';

/** `knowledge/<plan>/plan.yaml` */
export interface PlanFile {
  readonly id: string;
  readonly source: { readonly file: string; readonly sha256: string };
  /** The plan proper: nothing outside it may be quoted. */
  readonly text: QuoteText;
  readonly title: TitledQuote;
  readonly 'short-name': OurWords;
  readonly 'document-number': { readonly text: string; readonly quote: QuoteText };
  readonly issuer: { readonly name: string; readonly en: string };
  readonly issued: string | null;
  readonly valid: { readonly from: string; readonly to: string; readonly quote: QuoteText };
  readonly responsibility: ResponsibilityWords;
  readonly plain: OurWords;
  readonly words: Phrases;
  readonly sections: readonly SectionEntry[];
  readonly phases?: readonly PhaseEntry[];
  readonly verified?: string;
  readonly 'superseded-by'?: SupersededEntry;
}

/** A later document that takes a plan's place, in our words, with where that is said. */
export interface SupersededEntry {
  readonly title: OurWords;
  /** Its plan here, if it is one. */
  readonly plan?: string;
  /** Where it is said: a document, or the address of a page. */
  readonly source: string;
  readonly since?: string;
}

export interface TitledQuote {
  readonly quote: QuoteText;
  readonly en: string;
}

/** The words by which this plan names who is responsible. */
export interface ResponsibilityWords {
  readonly lead?: readonly string[];
  readonly cooperating?: readonly string[];
  readonly undivided?: readonly string[];
  /** Between two bodies. */
  readonly separators: readonly string[];
  /** Names that hold a separator and are one all the same, such as 有关镇街、园区. */
  readonly classes?: readonly string[];
}

export interface SectionEntry {
  readonly id: string;
  readonly heading: TitledQuote;
  readonly text?: readonly QuoteText[];
  readonly plain: OurWords;
  readonly words: Phrases;
  readonly measures: readonly number[];
}

export interface PhaseEntry {
  readonly number: number;
  readonly title: TitledQuote;
  readonly text: QuoteText;
  readonly when: QuoteText;
  readonly plain: OurWords;
  readonly words: Phrases;
  readonly commitments: readonly CommitmentEntry[];
}

export interface CommitmentEntry {
  readonly id: string;
  readonly quote: QuoteText;
  readonly when: QuoteText | null;
  readonly measures: readonly number[];
  readonly words: Phrases;
}

const section = object({ id, heading: titledQuote, plain: ourWords, words: phrases, measures: list(number) }, { text: list(quote) });

const commitment = object({
  id,
  quote,
  when: { ...either('null', {}, quote), description: '原文给这件事写的时间；没有写就写 null' },
  measures: list(number),
  words: phrases,
});

const phase = object({
  number,
  title: titledQuote,
  text: quote,
  when: quote,
  plain: ourWords,
  words: phrases,
  commitments: list(commitment),
});

const source = object({
  file: { type: 'string', pattern: '^seeds/.+\\.txt$', description: '写成 seeds/文件名.txt' },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$', description: '64 位小写的 SHA-256' },
});

const labels = list(text, 1);
const responsibility = object({ separators: labels }, { lead: labels, cooperating: labels, undivided: labels, classes: list(text) });

export const planSchema: Schema = object(
  {
    id,
    source,
    text: quote,
    title: titledQuote,
    'short-name': ourWords,
    'document-number': object({ text, quote }),
    issuer: object({ name: text, en: text }),
    issued: { ...either('null', {}, date), description: '发文日期；原文没有写就写 null' },
    valid: object({ from: date, to: date, quote }),
    responsibility,
    plain: ourWords,
    words: phrases,
    sections: list(section),
  },
  { phases: list(phase), verified: date, 'superseded-by': object({ title: ourWords, source: text }, { plan: id, since: date }) },
);
