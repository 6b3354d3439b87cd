/**
 * What the assistant says, before it has a language or a channel: typed, neutral, policy only as quotes.
 * A builder in this folder makes each kind; `render` turns it into words with the template of the same name.
 */
import type { Avenue, Locale, Measure, Phase, Plan, Quote, Section, Unstated } from '../knowledge/model.ts';

export const OUTCOMES = ['answer', 'clarify', 'none', 'small-talk', 'command', 'handoff'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why there is no full answer; the first that applies, in this order. */
export const REASONS = ['personal-case', 'not-stated', 'not-in-plan', 'not-policy', 'unclear'] as const;
export type Reason = (typeof REASONS)[number];

export const COMMANDS = [
  'back',
  'change',
  'restart',
  'skip',
  'unsure',
  'why',
  'cancel',
  'help',
  'language',
  'my-data',
  'export',
  'erase',
  'talk-to-person',
] as const;
export type Command = (typeof COMMANDS)[number];

/** Where a plan stands in time on the day of the turn. */
export interface Validity {
  readonly state: 'not-yet' | 'running' | 'ended';
  readonly plan: Plan;
}

/** One measure as an answer shows it. */
export interface ShownMeasure {
  readonly plan: Plan;
  readonly measure: Measure;
  /** The sentences that answer, in the order of the source; at least one. */
  readonly sentences: readonly Quote[];
  readonly avenues: readonly Avenue[];
  readonly score: number;
}

/** A way on that is offered under a reply: a button, whose title sent as text does the same. */
export interface Offer {
  /** Key of the title in `locales/<locale>/strings.yaml`, or the literal title (an example question, a measure's title). */
  readonly title: { readonly key: string; readonly values?: Readonly<Record<string, string | number>> } | { readonly text: string };
  /** What pressing it means; typed for `turn/`. */
  readonly means: OfferMeaning;
}

export type OfferMeaning =
  | { readonly do: 'ask'; readonly question: string }
  | { readonly do: 'measure'; readonly plan: string; readonly number: number; readonly part: MeasurePart }
  | { readonly do: 'body'; readonly name: string }
  | { readonly do: 'phase'; readonly plan: string; readonly number: number }
  | { readonly do: 'command'; readonly command: Command }
  | { readonly do: 'more' }
  | { readonly do: 'navigator' };

/** Which part of a measure a person wants to see. */
export type MeasurePart = 'answer' | 'original' | 'departments' | 'related';

export interface AnswerBase {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly unstated: readonly Unstated[];
  /** Suggested actions, most useful first. */
  readonly offers: readonly Offer[];
}

/**
 * The union is open to further kinds (dialogs add theirs). Each kind has `locales/<locale>/<kind>.hbs`.
 * Whatever a template shows as policy stands in a `Quote`; `citationsOf` (cite.ts) lists them.
 */
export type Answer =
  | (AnswerBase & {
      readonly kind: 'measures';
      /** One measure, or one for each need of a long message. */
      readonly measures: readonly ShownMeasure[];
      readonly part: MeasurePart;
      readonly validity: readonly Validity[];
    })
  | (AnswerBase & { readonly kind: 'clarify'; readonly candidates: readonly ShownMeasure[] })
  | (AnswerBase & {
      readonly kind: 'body';
      readonly body: string;
      readonly leads: readonly Measure[];
      readonly supports: readonly Measure[];
      readonly validity: readonly Validity[];
    })
  | (AnswerBase & {
      readonly kind: 'phase';
      readonly plan: Plan;
      readonly phases: readonly Phase[];
      readonly validity: readonly Validity[];
    })
  | (AnswerBase & {
      readonly kind: 'plan';
      readonly plan: Plan;
      readonly sections: readonly Section[];
      readonly validity: readonly Validity[];
    })
  | (AnswerBase & { readonly kind: 'none'; readonly topic: string | null })
  | (AnswerBase & {
      readonly kind: 'say' /** Key of one of our own sentences in strings.yaml. */;
      readonly key: string;
      readonly values: Readonly<Record<string, string>>;
    });

/** What a person gets, in one language, fit for every channel: bare text that reads well, titles of buttons. */
export interface Reply {
  readonly locale: Locale;
  readonly text: string;
  readonly suggestedActions: readonly string[];
  readonly attachments: readonly { readonly contentType: string; readonly content: unknown }[];
}
