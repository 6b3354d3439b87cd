/** What a guided dialog says: neutral, its words in every language, policy only as quotes. */
import type { Avenue, LocaleText, Measure, Plan, Quote, Unstated } from '../knowledge/model.ts';

interface DialogBase {
  readonly notices: readonly DialogNotice[];
}

/** What a person responded, ready to be said. */
export interface SaidLine {
  readonly name: LocaleText;
  readonly response: SaidResponse;
}

/** One of: options chosen, a number or words of the person, or left open. */
export interface SaidResponse {
  readonly labels: readonly LocaleText[];
  readonly text: string | null;
  readonly open: boolean;
}

/** Something to be told before the question: `dialog.<is>` of `strings.yaml`. */
export interface DialogNotice {
  readonly is:
    | 'filled'
    | 'dropped'
    | 'changed'
    | 'noted'
    | 'not-yet'
    | 'no-such-item'
    | 'only-first'
    | 'at-start'
    | 'cannot-skip'
    | 'not-understood'
    | 'guessed'
    | 'general'
    | 'unused'
    | 'choose'
    | 'edited'
    | 'restarted';
  readonly lines: readonly SaidLine[];
  readonly names: readonly LocaleText[];
  /** Of the person; empty where none are repeated. */
  readonly words: string;
  readonly count: number;
}

export interface DialogQuestion extends DialogBase {
  readonly kind: 'dialog-question';
  readonly intro: LocaleText | null;
  readonly ask: LocaleText;
  /** Why it is asked, or how to answer it, where that was wanted. */
  readonly why: LocaleText | null;
  readonly help: LocaleText | null;
  /** Empty: a number or free words are asked for. */
  readonly options: readonly LocaleText[];
  readonly many: boolean;
  readonly unsure: boolean;
  readonly offered: SaidResponse | null;
  /** Questions left at most, this one included; 0 where the question is only for the printed sheet. */
  readonly left: number;
}

export interface DialogSummary extends DialogBase {
  readonly kind: 'dialog-summary';
  readonly lines: readonly SaidLine[];
}

export interface DialogResult extends DialogBase {
  readonly kind: 'dialog-result';
  readonly name: LocaleText;
  readonly lines: readonly SaidLine[];
  /** All of class direct or possible, best first. */
  readonly found: readonly ShownAvenue[];
  /** Those of `found` that are shown at once. */
  readonly shown: readonly ShownAvenue[];
  readonly preparations: readonly LocaleText[];
  /** Said before it: whom the plan leaves out by its own words. */
  readonly remarks: readonly LocaleText[];
  /** A measure that is not in the result, to ask after; null: all are. */
  readonly absent: number | null;
  /** Whether there are people who could take over. */
  readonly person: boolean;
  /** Said where nothing was found. */
  readonly nothing: LocaleText;
}

export interface DialogRest extends DialogBase {
  readonly kind: 'dialog-rest';
  readonly shown: readonly ShownAvenue[];
  /** Avenues shown before these, and still to be shown after. */
  readonly before: number;
  readonly left: number;
}

export interface DialogWhyNot extends DialogBase {
  readonly kind: 'dialog-why-not';
  readonly number: number;
  /** Null where the plan has no such measure. */
  readonly measure: Measure | null;
  /** Avenues of the measure that are in the result after all. */
  readonly shown: readonly ShownAvenue[];
  /** What would have led there, and was not said. */
  readonly missing: readonly SaidLine[];
  /** Whom the measure speaks to, where that is somebody else. */
  readonly forWhom: readonly LocaleText[];
}

export interface ShownAvenue {
  readonly plan: Plan;
  readonly measure: Measure;
  /** Null: the measure as a whole. */
  readonly avenue: Avenue | null;
  readonly class: 'direct' | 'possible';
  readonly because: LocaleText;
  /** The responses that led to it. */
  readonly grounds: readonly SaidLine[];
  /** Not empty: it concerns the person only with one of these responses, and they left that open; `because` does not hold yet. */
  readonly ifs: readonly SaidLine[];
  readonly quote: Quote;
  /** What the plan leaves unstated about it. */
  readonly open: readonly Unstated[];
}

export type DialogSaying = DialogQuestion | DialogSummary | DialogResult | DialogRest | DialogWhyNot;
