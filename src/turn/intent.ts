/** What a message is after, once it is understood: the input of `act`. */
import type { Command, MeasurePart, OfferMeaning, PlanTopic } from '../answers/model.ts';
import type { DialogTurn } from '../dialogs/said.ts';
import type { Commitment, Locale, Measure, Phase, Plan, Section, Unstated, WideWord } from '../knowledge/model.ts';
import type { SearchResult } from '../search/model.ts';
import type { NeedInput } from './need.ts';

export type Intent =
  /** Registering a financing need: to begin, a step of it, or taking it back. */
  | { readonly is: 'need'; readonly input: NeedInput | null }
  | { readonly is: 'withdraw-needs' }
  /** A move in a guided dialog. */
  | { readonly is: 'dialog'; readonly turn: Extract<DialogTurn, { understood: true }>; readonly command: Command | null }
  /** Something else while a dialog waits: it is answered, then the dialog asks again. */
  | { readonly is: 'beside-dialog'; readonly intent: Intent; readonly beside: Extract<DialogTurn, { understood: false }> }
  | { readonly is: 'empty' }
  | { readonly is: 'command'; readonly command: Command }
  | { readonly is: 'language'; readonly locale: Locale | null }
  | { readonly is: 'small-talk'; readonly kind: SmallTalk }
  | { readonly is: 'pressed'; readonly means: OfferMeaning }
  | { readonly is: 'follow-up'; readonly about: FollowUp }
  | { readonly is: 'nth'; readonly place: number }
  | { readonly is: 'measure'; readonly plan: Plan; readonly number: number; readonly part: MeasurePart; readonly asked: SearchResult }
  | { readonly is: 'body'; readonly body: string; readonly others: readonly string[] }
  | { readonly is: 'phase'; readonly plan: Plan; readonly number: number }
  | {
      readonly is: 'commitments';
      readonly plan: Plan;
      readonly phase: Phase;
      readonly commitments: readonly Commitment[];
      readonly measures: readonly number[];
    }
  | {
      readonly is: 'plan';
      readonly plan: Plan;
      readonly topic: PlanTopic;
      readonly section: Section | null;
      readonly unstated: readonly Unstated[];
    }
  | { readonly is: 'insist' }
  /** Away from the person who has the conversation. */
  | { readonly is: 'return-to-bot' }
  | { readonly is: 'stations' }
  | { readonly is: 'own-case'; readonly found: SearchResult }
  /** More about what was shown last, of a datum that no source gives (“那能补多少”). */
  | { readonly is: 'datum'; readonly found: SearchResult }
  /** A word that may mean any of these measures. */
  | { readonly is: 'wide'; readonly found: SearchResult; readonly measures: WideWord['measures'] }
  | { readonly is: 'question'; readonly found: SearchResult; readonly part: MeasurePart };

export type SmallTalk = 'greeting' | 'how-are-you' | 'thanks' | 'bye' | 'ack' | 'praise' | 'complaint' | 'robot';
export type FollowUp = 'departments' | 'original' | 'related' | 'more' | 'validity' | 'neither';

/** A measure that a hit speaks of. */
export interface Found {
  readonly plan: Plan;
  readonly measure: Measure;
}
