/**
 * A guided dialog as its file declares it, what a person responded, and where that leads.
 * Compiled from `dialogs/*.yaml`: plain, frozen, JSON-serialisable data.
 */
import type { FacetPattern, LocaleText } from '../knowledge/model.ts';

export interface Dialog {
  /** The file's name without `.yaml`. */
  readonly id: string;
  /** Path of the file, for findings. */
  readonly file: string;
  /** SHA-256 (hex) of the file: tells a kept position whether the questions have changed since. */
  readonly hash: string;
  /** Plan whose avenues it recommends. */
  readonly plan: string;
  readonly name: LocaleText;
  /** Said before the first question. */
  readonly intro: LocaleText;
  /** What people type to start it. */
  readonly words: readonly string[];
  readonly questions: readonly Question[];
  /** In order of importance: the ranking falls back on it. */
  readonly rules: readonly Rule[];
  readonly preparations: readonly Preparation[];
  readonly remarks: readonly Remark[];
  /** Said kindly where no avenue fits: where else to turn. */
  readonly nothing: LocaleText;
  readonly examples: readonly Example[];
}

interface QuestionBase {
  /** Never renamed: kept responses are keyed by it. */
  readonly id: string;
  /** What the summary calls it, such as 身份. */
  readonly name: LocaleText;
  readonly ask: LocaleText;
  readonly help: LocaleText | null;
  readonly why: LocaleText;
  /** Asked unless this is no; null: always. */
  readonly when: Condition | null;
  /** True: the plan's own condition turns on it, so that what was told beside is only offered, to be confirmed. */
  readonly confirm: boolean;
  /** True: only for the printed sheet. Comes after all others, may be skipped, never changes the avenues. */
  readonly sheet: boolean;
}

export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice';
  /** How many options a response may hold; 1: exactly one. */
  readonly most: number;
  readonly options: readonly Option[];
  /**
   * What 不确定 and 跳过 do: unknown, the option of this id, or not possible here (null). `among`: unknown, but only
   * what these options lead to is worth telling somebody who does not know.
   */
  readonly unsure: 'unknown' | { readonly option: string } | { readonly among: readonly string[] } | null;
}

export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly from: number;
  readonly to: number;
  /** What follows the number in a free sentence (三十来人), folded. */
  readonly units: readonly string[];
  readonly unsure: 'unknown' | null;
}

/** Free words of the person: never read by a rule, never on the public page. */
export interface TextQuestion extends QuestionBase {
  readonly kind: 'text';
  readonly longest: number;
  readonly unsure: 'unknown' | null;
}

export type Question = ChoiceQuestion | NumberQuestion | TextQuestion;

export interface Option {
  readonly id: string;
  readonly label: LocaleText;
  /** Phrases by which people choose it, besides those of the facet values that it stands for. */
  readonly words: readonly string[];
  /** Facet values that say the same: told in free chat, they choose this option. */
  readonly means: FacetPattern;
  /** 以上都不是: excludes every other option, and may lead to nothing. */
  readonly alone: boolean;
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly question: string; readonly is: readonly string[] }
  | { readonly question: string; readonly from: number; readonly below: number };

/** Whom one avenue concerns. Several rules may speak of one avenue: the best class counts. */
export interface Rule {
  readonly avenue: AvenueRef;
  /** yes: direct (the plan names this case); unknown: possible. Null: never direct. */
  readonly when: Condition | null;
  /** yes or unknown: possible, even where `when` says no. */
  readonly possibly: Condition | null;
  /** Why, in our words. */
  readonly because: LocaleText;
}

/** `avenue` null: the measure as a whole. */
export interface AvenueRef {
  readonly number: number;
  readonly avenue: string | null;
}

/** One line of the list of things worth having at hand: ours, never the plan's. */
export interface Preparation {
  readonly when: Condition | null;
  readonly measures: readonly number[];
  readonly text: LocaleText;
}

/** What has to be said before a result, in our words. */
export interface Remark {
  readonly when: Condition | null;
  /** The measure that it is about; null: the plan as a whole. */
  readonly measure: number | null;
  readonly text: LocaleText;
}

/** A situation with its right result: documentation and test in one. */
export interface Example {
  readonly name: string;
  readonly responses: Readonly<Record<string, Response>>;
  /** Avenue ids; the measure's number where a rule is for the measure as a whole. */
  readonly direct: readonly string[];
  readonly possible: readonly string[];
  /** Avenues that must come out as not concerned. */
  readonly not: readonly string[];
  /** Measure that has to come first, if any. */
  readonly first: number | null;
}

/** What a person said to one question (a response; an answer is what we say). */
export type Response =
  | { readonly is: 'values'; readonly values: readonly string[] }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'unsure' }
  | { readonly is: 'skipped' };

/** By question id. Going back, changing and resuming are edits of this map. */
export type Responses = ReadonlyMap<string, Response>;

/** A response as conditions see it: one left open still allows every option, or only those in `among`. */
export type Held = Response | { readonly is: 'unsure' | 'skipped'; readonly among: readonly string[] };

/** Responses that count, and the questions that do not concern this person (`passed`: each condition on them is no). */
export type Known = ReadonlyMap<string, Held | 'passed'>;

/** Where a dialog stands: a question to put, or the end. */
export interface Position {
  readonly at: Question | 'end';
  readonly known: Known;
}

export const CLASSES = ['direct', 'possible', 'not'] as const;
/** 直接相关, 可能相关, 不相关. */
export type RelevanceClass = (typeof CLASSES)[number];

/** One response that led to a class. */
export interface Ground {
  readonly question: string;
  readonly value: string;
}

export interface Recommendation {
  readonly avenue: AvenueRef;
  readonly class: RelevanceClass;
  readonly because: LocaleText;
  /** Responses that made it concern this person, in the order of the questions; of class `not`: what was not chosen. */
  readonly grounds: readonly Ground[];
  /** Not empty: possible only because a question was left open; with any of these responses it would be direct, or stay possible. */
  readonly ifs: readonly Ground[];
}
