/** The compiled knowledge: plain, frozen, JSON-serialisable data. Every turn sees exactly one `KnowledgeBase`. */

export const LOCALES = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Our own words in every language. `zh-Hant` is converted at compile time where nobody wrote it. */
export type LocaleText = Readonly<Record<Locale, string>>;

/**
 * A verbatim piece of a source text. Policy is only ever shown through one of these.
 * `start` and `end` (exclusive) count Unicode code points in the file as it stands on disk.
 */
export interface Span {
  /** Path of the source as people know it, such as `seeds/plan.txt`. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** A span together with its characters, as they stand in the file and as a person reads them. */
export interface Quote extends Span {
  /** Exactly the characters of the span. */
  readonly text: string;
  /** `text` with its line breaks removed, and nothing else. */
  readonly shown: string;
}

export interface SourceText {
  readonly path: string;
  readonly sha256: string;
  readonly text: string;
}

export const UNSTATED = ['amount', 'rate', 'deadline', 'contact', 'materials', 'conditions', 'procedure', 'status', 'other'] as const;
export type Unstated = (typeof UNSTATED)[number];

/** A body that plans make responsible: a department, a company, an association, or a class such as 有关镇街、园区. */
export interface Body {
  /** Its name, character by character as in the sources; it is the id. */
  readonly name: string;
  readonly kind: 'department' | 'company' | 'association' | 'class';
  /** Unofficial. */
  readonly en: string;
  /** What people call it. */
  readonly words: readonly string[];
  /** How it is reached: no plan says so, each was recorded by hand. */
  readonly contacts: readonly Contact[];
  /** Who has its duties today, recorded likewise; null: nobody noted one. */
  readonly successor: Successor | null;
}

/** Where something that no plan says was read. */
export interface Recorded {
  readonly source: string;
  /** ISO day on which it was held against the source. */
  readonly date: string;
}

export interface Contact extends Recorded {
  readonly text: string;
}

export interface Successor extends Recorded {
  readonly name: string;
  /** Unofficial; empty where nobody wrote it. */
  readonly en: string;
}

/** One way of describing an enterprise or its wish, such as `need`; shared by search, dialogs and rules. */
export interface Facet {
  readonly id: string;
  readonly label: LocaleText;
  readonly values: readonly FacetValue[];
}

export interface FacetValue {
  readonly id: string;
  readonly label: LocaleText;
  /** Phrases by which people say it (`A…B`: A, then B within six characters). */
  readonly words: readonly string[];
}

/** For each facet, the values meant; between facets all have to hold, within one any. */
export type FacetPattern = Readonly<Record<string, readonly string[]>>;

export const AUDIENCES = ['enterprise', 'investor', 'financial-institution', 'intermediary', 'park-or-town', 'government'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A way open to an enterprise or institution (渠道), within one measure. */
export interface Avenue {
  readonly id: string;
  readonly name: LocaleText;
  readonly quote: Quote;
  readonly for: FacetPattern;
  readonly words: readonly string[];
  /** What the plan leaves unstated about this avenue; the measure's own list unless written here. */
  readonly unstated: readonly Unstated[];
}

export interface Measure {
  readonly plan: string;
  readonly number: number;
  readonly section: string;
  readonly title: Quote;
  readonly titleEn: string;
  /** The measure's own text, without number, title and bracket. */
  readonly text: Quote;
  /** `text` cut at 。；！？: one quote a sentence. */
  readonly sentences: readonly Quote[];
  /** The bracket that names the responsible bodies, brackets included. */
  readonly responsibility: Quote;
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  /** Bodies that a plan names without parting lead from cooperating (责任单位). */
  readonly undivided: readonly string[];
  readonly audiences: readonly Audience[];
  readonly avenues: readonly Avenue[];
  /** What it means in plain words: ours, always shown as ours. */
  readonly plain: LocaleText;
  readonly words: readonly string[];
  readonly unstated: readonly Unstated[];
  /** Questions that people are offered to tap, by language. */
  readonly examples: Readonly<Record<Locale, readonly string[]>>;
  /** Numbers of measures of the same plan that a person may want to see next. */
  readonly related: readonly number[];
  /** ISO day on which it was last held against its source and what holds today; null: nobody noted one. */
  readonly verified: string | null;
}

/** A heading of the plan with its text: 总体思路, 主要任务, a section's preamble. */
export interface Section {
  readonly id: string;
  readonly heading: Quote;
  readonly headingEn: string;
  /** Empty where the heading stands alone. */
  readonly text: readonly Quote[];
  readonly plain: LocaleText;
  readonly words: readonly string[];
  readonly measures: readonly number[];
}

/** A stage of the plan's implementation (实施步骤). */
export interface Phase {
  /** 1, 2, 3 … */
  readonly number: number;
  readonly title: Quote;
  readonly titleEn: string;
  readonly text: Quote;
  /** Such as 2015年上半年: what the source says of when. */
  readonly when: Quote;
  readonly plain: LocaleText;
  readonly words: readonly string[];
  readonly commitments: readonly Commitment[];
}

/** One thing that a phase commits to. */
export interface Commitment {
  readonly id: string;
  readonly quote: Quote;
  /** The date that the source gives for it, if any. */
  readonly when: Quote | null;
  readonly measures: readonly number[];
  readonly words: readonly string[];
}

export interface Plan {
  readonly id: string;
  readonly title: Quote;
  readonly titleEn: string;
  readonly shortName: LocaleText;
  /** In our form, such as 东府办〔2015〕31号, beside the span as printed. */
  readonly documentNumber: { readonly text: string; readonly quote: Quote };
  readonly issuer: string;
  readonly issuerEn: string;
  /** ISO date, null where the source does not give it. */
  readonly issued: string | null;
  /** ISO dates, inclusive: first and last day of the plan's term. */
  readonly validFrom: string;
  readonly validTo: string;
  /** The span that states the term. */
  readonly term: Quote;
  readonly source: string;
  readonly sections: readonly Section[];
  readonly phases: readonly Phase[];
  readonly measures: readonly Measure[];
  /** The plan as a whole in plain words. */
  readonly plain: LocaleText;
  readonly words: readonly string[];
  readonly verified: string | null;
  readonly supersededBy: Superseded | null;
}

/** A later document that takes a plan's place, and where that is said. */
export interface Superseded {
  readonly title: LocaleText;
  /** Id of its plan, where it is here too. */
  readonly plan: string | null;
  readonly source: string;
  /** ISO day. */
  readonly since: string | null;
}

/** How people say one thing, and which measures it speaks for (weights 1–3). */
export interface Concept {
  readonly id: string;
  readonly speaksFor: readonly { readonly plan: string; readonly number: number; readonly weight: number }[];
  /** Phrases of all languages, folded (`text/fold.ts`); `A…B`: A, then B within six characters. */
  readonly phrases: readonly string[];
}

/** A matter that people bring and the plans are silent on. */
export interface OutsideTopic {
  readonly id: string;
  readonly name: LocaleText;
  readonly reason: 'not-in-plan' | 'not-policy';
  readonly near: boolean;
  readonly weight: number;
  readonly phrases: readonly string[];
}

/** How people ask for a datum that the sources may not give. */
export interface UnstatedKind {
  readonly id: Unstated;
  readonly label: LocaleText;
  readonly phrases: readonly string[];
  /** Phrases that look like it and are not (电话机, 新材料); a hit of these covers the phrases within it. */
  readonly except: readonly string[];
}

/** How somebody asks for such a datum, or tells of it, or of something else, without asking (`asks: null`). */
export interface AskedExample {
  readonly text: string;
  readonly asks: Unstated | null;
}

/** A word so wide that we ask back: nobody can tell which of these measures is meant. */
export interface WideWord {
  readonly phrases: readonly string[];
  readonly measures: readonly { readonly plan: string; readonly number: number }[];
}

/** A 科技金融服务站: recorded by hand, with where that was read. */
export interface Station {
  readonly id: string;
  readonly name: string;
  readonly town: string;
  readonly address: string;
  readonly contact: string;
  /** Days of the week (1: Monday … 7), times such as 09:00 in China; empty where nobody recorded them. */
  readonly hours: readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[];
  /** ISO days on which it is closed. */
  readonly holidays: readonly string[];
  /** What is routed to it: measures' numbers, lead departments. */
  readonly measures: readonly number[];
  readonly bodies: readonly string[];
  readonly source: string;
  /** ISO day on which that was held against the source. */
  readonly checked: string;
}

export interface KnowledgeBase {
  /** SHA-256 (hex) over the names and contents of all files that it was compiled from. */
  readonly version: string;
  readonly sources: Readonly<Record<string, SourceText>>;
  readonly bodies: readonly Body[];
  readonly facets: readonly Facet[];
  readonly plans: readonly Plan[];
  readonly concepts: readonly Concept[];
  readonly outside: readonly OutsideTopic[];
  readonly wide: readonly WideWord[];
  readonly unstated: readonly UnstatedKind[];
  readonly asked: readonly AskedExample[];
  readonly stations: readonly Station[];
  /** Regional and Cantonese wording → mainland words, both folded. */
  readonly regional: readonly { readonly say: string; readonly mean: string }[];
  /** Words that carry nothing in a question, folded: stop words and question words. */
  readonly stopWords: readonly string[];
}
