/** What goes into a turn and what comes out; storage is seen only through these. */
import type { Answer, Command, FeedbackReason, Offer, Outcome, Reason } from '../answers/model.ts';
import type { Told } from '../dialogs/fill.ts';
import type { Kept } from '../dialogs/kept.ts';
import type { Session } from '../dialogs/session.ts';
import type { Locale, Span, Unstated } from '../knowledge/model.ts';
import type { NeedForm, NeedWish } from './need.ts';

/** One message of a person, whatever channel it came by. */
export interface Message {
  readonly text: string;
  /** Payload of a pressed button, if the channel gives one. */
  readonly value?: unknown;
  /** Language that the client asks for; without it the text tells. */
  readonly locale?: Locale;
  /** What the bot found out beforehand about people who can take over; without it there are none. */
  readonly desk?: Desk;
}

/** How a conversation stands with the people of the service stations. */
export interface Desk {
  readonly state: 'bot' | 'waiting' | 'with-person';
  /** Whether somebody is there who could take it now. */
  readonly staffed: boolean;
  /** When a station opens next, such as 3月2日 09:00; null where that is not known. */
  readonly opens: string | null;
  /** The name of the person who has the conversation, where they have left and that is to be said. */
  readonly away: string | null;
  /** Whether contact data can be kept encrypted; without that nobody is asked for it. */
  readonly takesContacts: boolean;
}

/** What a conversation remembers between turns: plain JSON, written by `bot/` in the turn's transaction. */
export interface Conversation {
  /** Language of the last turn. */
  readonly locale: Locale | null;
  /** True once the person has chosen a language. */
  readonly localeChosen: boolean;
  /** What was shown last: the measures in their order, for “那找谁”, “第二个”, “还有别的吗”. */
  readonly focus: Focus | null;
  /** What stood under the last reply, titles as shown. */
  readonly offers: readonly ShownOffer[];
  /** The guided dialog under way, or done and still open to changes. */
  readonly dialog: Session | null;
  /** A financing need that is being registered. */
  readonly form: NeedForm | null;
  /** What the person has told about itself outside of dialogs. */
  readonly told: readonly Told[];
  /** Misses (none, clarify) in a row, those on matters of no policy left aside. */
  readonly misses: number;
  /** What was asked last and not answered; null: nothing, or an answer came since. */
  readonly unanswered: string | null;
}

export interface Focus {
  readonly measures: readonly { readonly plan: string; readonly number: number; readonly score: number }[];
  /** How many of `measures` have been shown so far. */
  readonly shown: number;
  /** The words that led there. */
  readonly question: string;
}

export interface ShownOffer {
  readonly title: string;
  readonly means: Offer['means'];
}

/** An answer did not help, and why, where the person says so. */
export type Complaint = 'not-helpful' | `not-helpful-${FeedbackReason}`;

/** What should happen besides the reply; `bot/effects.ts` makes each kind happen in the turn's transaction. */
export type Effect =
  | { readonly do: 'note-gap'; readonly question: string; readonly reason: Reason | Complaint; readonly locale: Locale }
  /** Erases all that is kept of the person, this turn's message and reply excepted; the conversation begins anew. */
  | { readonly do: 'erase-user' }
  /** Adds a line to the reply with the address under which the person can take their data away for a day. */
  | { readonly do: 'export' }
  /** Puts the conversation into the queue of the service stations. */
  | {
      readonly do: 'hand-over';
      readonly reason: 'asked' | 'misses' | 'not-helpful';
      readonly question: string;
      readonly locale: Locale;
      readonly measures: readonly { readonly plan: string; readonly number: number }[];
      readonly lead: readonly string[];
      /** The line in the person's language, with `{count}` to be filled in, that tells how many others wait; added where there are any. */
      readonly others: string;
    }
  /** Registers a financing need; adds its code to the reply. */
  | { readonly do: 'register-need'; readonly wish: NeedWish; readonly measures: string }
  /** Takes back every need that was registered in this conversation. */
  | { readonly do: 'withdraw-needs' }
  /** The owner was told that their person is not there. */
  | { readonly do: 'note-away' }
  /** Takes it back from there. */
  | { readonly do: 'end-hand-over' }
  /** Keeps a dialog's result under a link and a short code, and adds a line to the reply that names them. */
  | {
      readonly do: 'keep-result';
      readonly dialog: string;
      readonly kept: Kept;
      readonly locale: Locale;
      /** The line in the person's language, with `{address}`, `{code}` and `{until}` to be filled in. */
      readonly line: string;
    };

/** The machine-readable side of a turn: the shape of `ask --jsonl` and `chat --jsonl`. */
export interface Report {
  readonly locale: Locale;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** Best first, at most ten; `shown` where the text shows it. */
  readonly measures: readonly { readonly plan: string; readonly number: number; readonly score: number; readonly shown: boolean }[];
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly unstated: readonly Unstated[];
  readonly phase: number | null;
  readonly command: Command | null;
  readonly citations: readonly (Span & { readonly text: string })[];
  readonly dialog: string | null;
  readonly step: string | null;
  readonly recommended: readonly Recommended[];
  /** Version of the knowledge that gave it, where one is recorded. */
  readonly version?: string;
}

/** An avenue of a dialog's result. */
export interface Recommended {
  readonly plan: string;
  readonly number: number;
  /** Null: the measure as a whole. */
  readonly avenue: string | null;
  readonly class: 'direct' | 'possible';
  /** What the measure leaves unstated. */
  readonly open: readonly Unstated[];
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly reasons: readonly string[];
}

export interface Turn {
  readonly answer: Answer;
  readonly conversation: Conversation;
  readonly effects: readonly Effect[];
  readonly report: Report;
  /** The message is for the person who has the conversation: nothing is said but that they are away, and nothing else of this turn counts. */
  readonly isForPerson: boolean;
}
