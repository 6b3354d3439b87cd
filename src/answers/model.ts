/**
 * What the assistant says, before it has a language or a channel: typed, neutral, policy only as quotes.
 * A builder in this folder makes each kind; `render` turns it into words with the template of the same name.
 */
import type { Avenue, Commitment, Locale, LocaleText, Measure, Phase, Plan, Quote, Section, Unstated } from '../knowledge/model.ts';
import type { DialogSaying } from './dialog-answers.ts';

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

/** One of our own sentences: a key of `strings.yaml` and what it speaks of. */
export interface Sentence {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What a body that was asked about does in a measure. */
export interface Role {
  readonly body: string;
  readonly role: 'lead' | 'cooperating' | 'undivided' | 'none';
}

/** A way on that is offered under a reply: a button, whose title sent as text does the same. */
export interface Offer {
  /** Key of the title in `locales/<locale>/strings.yaml`, or the literal title (an example question, a measure's title). */
  readonly title: Sentence | { readonly text: string } | { readonly ours: LocaleText };
  /** What pressing it means; typed for `turn/`. */
  readonly means: OfferMeaning;
}

export type OfferMeaning =
  | { readonly do: 'ask'; readonly question: string }
  | { readonly do: 'measure'; readonly plan: string; readonly number: number; readonly part: MeasurePart }
  | { readonly do: 'body'; readonly name: string }
  | { readonly do: 'plan'; readonly plan: string; readonly topic: PlanTopic }
  | { readonly do: 'phase'; readonly plan: string; readonly number: number }
  | { readonly do: 'command'; readonly command: Command }
  /** A person, after the bot was of no help. */
  | { readonly do: 'person'; readonly because: 'misses' | 'not-helpful' }
  | { readonly do: 'language'; readonly locale: Locale }
  | { readonly do: 'more' }
  | { readonly do: 'neither' }
  | { readonly do: 'navigator' }
  | { readonly do: 'register' }
  | { readonly do: 'feedback'; readonly why: FeedbackReason }
  /** In a guided dialog: words as if typed (an option's number), or consent and the like. */
  | { readonly do: 'dialog'; readonly text: string; readonly means: 'yes' | 'result' | 'rest' | 'sheet' | null };

/** Why an answer did not help. */
export const FEEDBACK_REASONS = ['off', 'hard', 'vague'] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** Which part of a measure a person wants to see. */
export type MeasurePart = 'answer' | 'original' | 'departments' | 'related';

/** What can be asked of a plan as a whole. */
export const PLAN_TOPICS = ['overview', 'document', 'term', 'measures', 'phases', 'bodies', 'section'] as const;
export type PlanTopic = (typeof PLAN_TOPICS)[number];

export interface AnswerBase {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly unstated: readonly Unstated[];
  /** Suggested actions, most useful first. */
  readonly offers: readonly Offer[];
  /** Said before all else, such as that the message was too long to be read whole. */
  readonly notes?: readonly Sentence[];
  /** Asked after all else, such as whether a person should take over. */
  readonly closing?: Sentence;
  /** The guided dialog's question, where something else was answered in between. */
  readonly then?: DialogAnswer;
}

export interface MeasuresAnswer extends AnswerBase {
  readonly kind: 'measures';
  /** One measure, or one for each need of a long message. */
  readonly measures: readonly ShownMeasure[];
  readonly part: MeasurePart;
  /** Measures named by title only, under `related`. */
  readonly related: readonly Measure[];
  /** Where a certain body was asked about. */
  readonly roles: readonly Role[];
  readonly validity: readonly Validity[];
}

export interface ClarifyAnswer extends AnswerBase {
  readonly kind: 'clarify';
  readonly candidates: readonly ShownMeasure[];
}

export interface BodyAnswer extends AnswerBase {
  readonly kind: 'body';
  readonly body: string;
  readonly leads: readonly Measure[];
  readonly supports: readonly Measure[];
  /** Measures that name it without parting lead from cooperating. */
  readonly shares: readonly Measure[];
  readonly validity: readonly Validity[];
}

export interface PhaseAnswer extends AnswerBase {
  readonly kind: 'phase';
  readonly plan: Plan;
  readonly phases: readonly Phase[];
  /** Where one thing was asked about: what the phase commits to. */
  readonly commitments: readonly Commitment[];
  /** The measures that the commitments speak of. */
  readonly measures: readonly Measure[];
  readonly validity: readonly Validity[];
}

export interface PlanAnswer extends AnswerBase {
  readonly kind: 'plan';
  readonly plan: Plan;
  readonly topic: PlanTopic;
  readonly sections: readonly Section[];
  readonly bodies: readonly string[];
  readonly validity: readonly Validity[];
}

export interface NoneAnswer extends AnswerBase {
  readonly kind: 'none';
  readonly plan: Plan;
  /** Id of the silent matter, if it is known. */
  readonly topic: string | null;
}

export interface SayAnswer extends AnswerBase {
  readonly kind: 'say';
  /** Key of one of our own sentences in strings.yaml. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface HandoffAnswer extends AnswerBase {
  readonly kind: 'handoff';
  /** What the conversation was about, if anything. */
  readonly measures: readonly ShownMeasure[];
  readonly validity: readonly Validity[];
  /** Whether something was asked before, which whoever takes over sees. */
  readonly asked: boolean;
  /** Whether anybody can take over: nobody at all, not now, now, or it waits already. */
  readonly desk: 'none' | 'unstaffed' | 'staffed' | 'again';
  /** When a station opens next; null where that is not known. */
  readonly opens: string | null;
}

export type DialogAnswer = AnswerBase & { readonly validity?: readonly Validity[] } & DialogSaying;

/**
 * Each kind has `locales/<locale>/<kind>.hbs`.
 * Whatever a template shows as policy stands in a `Quote`; `citationsOf` (cite.ts) lists them.
 */
export type Answer =
  | MeasuresAnswer
  | ClarifyAnswer
  | BodyAnswer
  | PhaseAnswer
  | PlanAnswer
  | NoneAnswer
  | SayAnswer
  | HandoffAnswer
  | DialogAnswer;

/** What a person gets, in one language, fit for every channel: bare text that reads well, titles of buttons. */
export interface Reply {
  readonly locale: Locale;
  readonly text: string;
  readonly suggestedActions: readonly string[];
  readonly attachments: readonly { readonly contentType: string; readonly content: unknown }[];
}
