/** What a dialog has to say, before it has words: `turn/` makes an answer of it. */
import type { Dialog, Known, Preparation, Question, Recommendation, Remark, Response } from './model.ts';
import type { Line, Session } from './session.ts';

export type Said = QuestionSaid | SummarySaid | ResultSaid | RestSaid | WhyNotSaid | EndedSaid;

export interface QuestionSaid {
  readonly say: 'question';
  readonly dialog: Dialog;
  readonly question: Question;
  /** Why or help: the question with that besides. */
  readonly part: 'ask' | 'why' | 'help';
  /** True for the first question of a person's way: the dialog introduces itself. */
  readonly first: boolean;
  /** What was said of it earlier, or what a revisited question holds now: one word confirms it. */
  readonly offered: Response | null;
  /** At most so many questions are left, this one included; 0 for one of the printed sheet. */
  readonly left: number;
  readonly notices: readonly Notice[];
}

export interface SummarySaid {
  readonly say: 'summary';
  readonly dialog: Dialog;
  readonly lines: readonly Line[];
  readonly notices: readonly Notice[];
}

export interface ResultSaid {
  readonly say: 'result';
  readonly dialog: Dialog;
  readonly lines: readonly Line[];
  /** Direct and possible, best first. */
  readonly found: readonly Recommendation[];
  readonly preparations: readonly Preparation[];
  readonly remarks: readonly Remark[];
  /** Whether there are questions for the printed sheet that have not been asked. */
  readonly sheet: boolean;
  readonly notices: readonly Notice[];
}

/** A page of what the result held back at first. */
export interface RestSaid {
  readonly say: 'rest';
  readonly dialog: Dialog;
  readonly found: readonly Recommendation[];
  /** Avenues shown before these, and still to be shown after. */
  readonly before: number;
  readonly left: number;
}

/** 为什么没有第19条 */
export interface WhyNotSaid {
  readonly say: 'why-not';
  readonly dialog: Dialog;
  readonly number: number;
  readonly known: Known;
  /** What the dialog says of the measure's avenues; empty where it does not speak of that measure. */
  readonly found: readonly Recommendation[];
}

export interface EndedSaid {
  readonly say: 'ended';
  /** `gone`: the dialog's file is no longer there. */
  readonly because: 'cancelled' | 'gone';
}

export type Notice =
  | { readonly is: 'filled' | 'changed' | 'dropped' | 'general'; readonly questions: readonly Question[]; readonly lines: readonly Line[] }
  /** What was said besides a response, and could not be used: as typed. */
  | { readonly is: 'unused'; readonly words: string }
  | { readonly is: 'no-such-item' | 'only-first' | 'not-yet'; readonly count: number }
  | { readonly is: 'at-start' | 'cannot-skip' | 'noted' | 'not-understood' | 'guessed' | 'choose' | 'edited' | 'restarted' };

/** One message inside a dialog. */
export type DialogTurn =
  | { readonly understood: true; readonly session: Session | null; readonly said: Said }
  /** No response and no command: to be answered as a question if it is one, then `again`; else `puzzled`. Both null at the result. */
  | {
      readonly understood: false;
      readonly session: Session;
      readonly again: Said | null;
      readonly puzzled: Said | null;
      readonly asks: boolean;
    };
