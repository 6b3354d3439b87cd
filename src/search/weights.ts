/** Every constant of the search in one place. Curves and figures: `npm run bench -- retrieval`. */

export const RETRIEVAL = {
  /** Saturation of a term's weighted frequency (BM25). */
  k1: 1.2,
  /** A pair of ideographs beside a word of the dictionary. */
  pairWeight: 1,
  /** Each further time that a question says a term. */
  repeated: 0.3,
  /** Documents that FlexSearch yields for one term. */
  candidates: 1500,
  /** The same among the concepts, of which only the nearest few count. */
  candidatesNear: 150,
  /** FlexSearch's slots per term: greatest impact first. */
  slots: 9,
} as const;

export const ANALYSIS = {
  /** A message is read up to here, in UTF-16 units; nobody tells a need in more. */
  longest: 4000,
  /** How often one phrase counts. */
  occurrences: 2,
  /** A word that so many phrases hold may be mended where it has two characters only. */
  common: 25,
} as const;

/** Fields of a measure as a document of the retrieval: weight, and how much the length counts. */
export const FIELDS = {
  title: { weight: 3, lengthNormalisation: 0.5 },
  text: { weight: 1, lengthNormalisation: 0.75 },
  plain: { weight: 1, lengthNormalisation: 0.75 },
  names: { weight: 2, lengthNormalisation: 0.75 },
  examples: { weight: 1, lengthNormalisation: 0.75 },
} as const;

/** A document beside its best passage. */
export const CORPUS = {
  /** Sentences of a passage. */
  window: 3,
  /** What the best passage adds, per point of its score. */
  share: 0.5,
  passage: [
    { weight: 1, lengthNormalisation: 0.3 },
    { weight: 1, lengthNormalisation: 0.75 },
  ],
  /** How many are looked at. */
  documents: 200,
  passages: 600,
} as const;

/** What speaks for a measure adds up to log-odds: the softmax over all measures is the chance of each. */
export const WEIGHTS = {
  /** A phrase of a concept of weight 3, or a measure's own word, title or avenue. */
  phrase: 0.75,
  /** A phrase of a silent matter. */
  outside: 1,
  /** Weights 1 to 3 over three, to this power. */
  weightPower: 1.6,
  /** A phrase that speaks for n measures counts 1 / n to this power for each. */
  spread: 0.5,
  /** Retrieval over the measures' fields, per point of BM25. */
  lexical: 0.12,
  /** Retrieval over the concepts' phrases, per point of BM25: wording near to what somebody wrote. */
  near: 0.125,
  nearPower: 0.8,
  /** Concepts that the latter looks at. */
  nearest: 6,
  outsideNear: 0.8,
  /** What the classifier learned from all phrases, per point of its scores. */
  learned: 1.1,
  /** The same as shares of one: the softmax of its scores, these sharpened. */
  sharpness: 2.4,
  /** A responsible body that is named: leads, cooperates. */
  leads: 4,
  cooperates: 1.2,
  /** How much more that says where nothing but the body's duties is asked for. */
  duties: 6,
} as const;
export type Weights = { readonly [key in keyof typeof WEIGHTS]: number };

export const DECISION = {
  /** Logistic regression: what each sign adds to the log-odds that the plans answer the question. */
  signs: {
    bias: -1.79,
    best: 0.23,
    none: -0.53,
    bestShare: 3.17,
    literal: 0.9,
    outside: -2.08,
    isOutside: -1.65,
    text: 1.18,
    facets: 0.75,
    body: 5.14,
  },
  /** Below this chance a question is refused. */
  refuse: 0.3,
  /** From this chance on it is answered; between the two the candidates are offered. */
  answer: 0.5,
  /** Candidates offered; more where the speaker is clearly a business. */
  most: 3,
  mostWhenWeak: 5,
  /** A second measure with this share of the first's chance makes a clarify of two. */
  close: 0.8,
  /** Least strength of a silent matter that a refusal names. */
  namedOutside: 0.3,
  /** Hits this much below the first, in log-odds, are not listed, nor more than so many. */
  listed: 8,
  mostHits: 10,
} as const;

export const PASSAGES = {
  /** A sentence as a document: its own words, and those that the avenues in it go by. */
  fields: {
    text: { weight: 1, lengthNormalisation: 0.5 },
    names: { weight: 1, lengthNormalisation: 0.5 },
  },
  /** A sentence that holds an avenue which the question names, in a word that no other sentence's avenues go by. */
  avenue: 12,
  /** Sentences below this share of the best are left out. */
  share: 0.5,
  most: 3,
} as const;

export const CLASSIFIER = {
  rounds: 2,
  rate: 0.8,
  decay: 3e-3,
  /** Errors below this move nothing: most classes of most examples. */
  negligible: 0.02,
  /** Features all of whose weights are below this are left out. */
  least: 0.03,
  /** Weights are kept in steps of this, in one byte each. */
  step: 1 / 16,
} as const;

export const NEEDS = {
  /** Messages below this width (in ideographs) have one need. */
  shortest: 29,
  /** The same where they say themselves that there is a second. */
  shortestJoined: 10,
  mostClauses: 24,
  /** Evidence found word for word from which a clause counts without a word of wishing. */
  literal: 1,
  /** Least share of a clause's best measure among all: found word for word, or else. */
  share: 0.5,
  shareUnfound: 0.68,
  /** The same of two clauses read as one. */
  shareJoined: 0.6,
  /** Least chance that the plans answer the clause. */
  chance: 0.6,
  most: 5,
} as const;

export const ASKS = {
  /** Units of a gram. */
  longest: 3,
  course: { rounds: 3, rate: 0.6, decay: 3e-4 },
  /** From this chance on a clause asks for something: alone, and where the phrases for it say so too. */
  least: 0.88,
  leastNamed: 0.2,
  /** It asks for each datum that has this chance: by itself, and where the phrases name it. */
  each: 0.25,
  eachNamed: 0.1,
  /** Messages up to this length, in UTF-16 units, may ask for a datum by the bare noun that ends them. */
  alone: 20,
  /** How far from a noun, within its clause, stands what asks for it. */
  reach: 14,
  reachInLatin: 48,
} as const;

export const LATELY = {
  /** Texts whose results are kept, and up to which length, in UTF-16 units. */
  most: 400,
  longest: 80,
} as const;
