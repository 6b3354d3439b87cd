/** What the search stages hand to each other, and what the turn gets. */
import type { Quote, Unstated } from '../knowledge/model.ts';

/** A phrase of the knowledge found in a text. Positions are UTF-16 indices into `Analysis.folded`. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
  readonly kind:
    | 'concept'
    | 'measure-word'
    | 'avenue'
    | 'body'
    | 'outside'
    | 'facet'
    | 'unstated'
    | 'unstated-except'
    | 'plan-word'
    | 'phase-word';
  /** Id of what was matched: concept id, `plan/number`, avenue id, body name, topic id, `facet/value`, unstated kind. */
  readonly id: string;
}

export interface Analysis {
  /** As the person typed it. */
  readonly typed: string;
  /** NFKC, lower case, Simplified; regional words and typos mended: what every later stage reads. */
  readonly folded: string;
  /** What was rewritten, for `--explain`. */
  readonly mended: readonly { readonly from: string; readonly to: string; readonly why: 'regional' | 'typo' | 'pinyin' }[];
  readonly tokens: readonly string[];
  /** Longest matches of each kind; a match within a longer one of its kind is left out. */
  readonly matches: readonly Match[];
  readonly script: 'zh-Hans' | 'zh-Hant' | 'en' | 'none';
}

/** Responsible bodies whose duties are asked for. */
export interface Duties {
  readonly bodies: readonly string[];
  /** Whether it is asked what they lead, what they cooperate in, or both. */
  readonly as: 'lead' | 'cooperating' | 'any';
}

export interface Hit {
  readonly plan: string;
  readonly number: number;
  /** In [0, 1]; comparable between questions (calibrated), the decision's input. */
  readonly score: number;
  /** Sentences of the measure that answer, best first, at least one. */
  readonly sentences: readonly Quote[];
  /** Ids of avenues that the question names. */
  readonly avenues: readonly string[];
}

/** Which measures a question is held against. */
export interface Filter {
  readonly plans?: readonly string[];
  /** A body that leads, cooperates or shares. */
  readonly body?: string;
  /** A year within the plan's term. */
  readonly year?: number;
}

/** A measure by its place in the vocabulary. */
export interface RankedMeasure {
  readonly measure: number;
  readonly score: number;
}

export interface SearchResult {
  readonly analysis: Analysis;
  /** `answer`: the first of `hits` (or of each need); `clarify`: ask back between the first `candidates`; `none`: refuse. */
  readonly decision: 'answer' | 'clarify' | 'none';
  readonly hits: readonly Hit[];
  /** How many of `hits` a clarify asks between; 0 otherwise. */
  readonly candidates: number;
  /** Where a long message has several needs: the best hit of each, in the order told. Empty for one need. */
  readonly needs: readonly Hit[];
  /** The silent matter that won, for a refusal. */
  readonly outside: { readonly topic: string; readonly reason: 'not-in-plan' | 'not-policy' } | null;
  readonly unstated: readonly Unstated[];
  /** Where nothing is asked but what responsible bodies do: `hits` are the measures that they lead or cooperate in. */
  readonly duties: Duties | null;
}
