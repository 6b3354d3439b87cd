/**
 * Retrieval over any corpus of documents: FlexSearch yields candidates, one look-up per term, and BM25F over
 * words and pairs of ideographs ranks them. Knows nothing of plans and measures.
 */
import { Index } from 'flexsearch';
import { atOnce, type Sliced } from '../ops/slices.ts';
import { PAIR_MARK } from './terms.ts';
import { RETRIEVAL } from './weights.ts';

export interface Field {
  readonly weight: number;
  /** How much a field's length counts, 0 to 1. */
  readonly lengthNormalisation: number;
}

/** A document as the terms of each of its fields. */
export type DocumentTerms = readonly (readonly string[])[];

export interface Ranked {
  /** Place of the document in the corpus. */
  readonly document: number;
  /** Comparable within one question only. */
  readonly score: number;
}

export interface Retrieval {
  readonly size: number;
  /** The best documents, best first. */
  rank(terms: readonly string[], limit: number): Ranked[];
  /** The same without the candidate stage: every document is scored. */
  rankAll(terms: readonly string[], limit: number): Ranked[];
  /** Score of one document, and what each term adds. */
  explain(terms: readonly string[], document: number): { term: string; score: number }[];
  /** Greatest score that a document could have. */
  ceiling(terms: readonly string[]): number;
  bytes(): number;
}

/** FlexSearch hands whatever it is given to `encode`: ours are lists of terms already. */
interface TermIndex {
  /** For each term its slots, each a list of documents. */
  readonly map: Map<string, (number[] | undefined)[]>;
  add(document: number, terms: string): unknown;
  search(terms: string, options: { limit: number }): number[];
}

/** @param most documents that FlexSearch yields for one term; pairs are looked up only until words have found so many */
export function createRetrieval(documents: readonly DocumentTerms[], fields: readonly Field[], most?: number): Retrieval {
  return atOnce(retrievalOf(documents, fields, most));
}

/** The same in slices. */
export function* retrievalOf(
  documents: readonly DocumentTerms[],
  fields: readonly Field[],
  most: number = RETRIEVAL.candidates,
): Sliced<Retrieval> {
  const termIds = new Map<string, number>();
  const frequencies: number[] = [];
  const meanLengths = fields.map((_, f) => mean(documents.map((document) => document[f]?.length ?? 0)));
  const starts = new Uint32Array(documents.length + 1);
  let ids = new Uint32Array(1024);
  let impacts = new Float32Array(1024);
  let used = 0;
  for (const [place, document] of documents.entries()) {
    yield;
    for (const [term, weighted] of weightedFrequencies(document, fields, meanLengths)) {
      let id = termIds.get(term);
      if (id === undefined) {
        id = frequencies.length;
        termIds.set(term, id);
        frequencies.push(0);
      }
      frequencies[id] = (frequencies[id] as number) + 1;
      if (used === ids.length) {
        ids = grown(ids, new Uint32Array(used * 2));
        impacts = grown(impacts, new Float32Array(used * 2));
      }
      ids[used] = id;
      impacts[used++] = weighted / (RETRIEVAL.k1 + weighted);
    }
    starts[place + 1] = used;
  }
  ids = ids.slice(0, used);
  impacts = impacts.slice(0, used);
  const idf = Float32Array.from(frequencies, (n) => Math.log(1 + (documents.length - n + 0.5) / (n + 0.5)));

  const terms = [...termIds.keys()];
  const index = yield* termIndexOf(documents.length, (document, add) => {
    for (let i = starts[document] as number; i < (starts[document + 1] as number); i++) {
      add(terms[ids[i] as number] as string, impacts[i] as number);
    }
  });

  // Weight of each term in the question under way; all zero between questions.
  const asked = new Float32Array(frequencies.length);
  const seen = new Uint32Array(documents.length);
  let question = 0;

  function weigh(given: readonly string[]): number[] {
    const known: number[] = [];
    for (const term of given) {
      const id = termIds.get(term);
      if (id === undefined) continue;
      if (asked[id] === 0) known.push(id);
      // A term said twice counts a little more, not twice.
      const weight = (idf[id] as number) * (term.startsWith(PAIR_MARK) ? RETRIEVAL.pairWeight : 1);
      asked[id] = asked[id] === 0 ? weight : (asked[id] as number) + weight * RETRIEVAL.repeated;
    }
    return known;
  }

  function scoreOf(document: number): number {
    let score = 0;
    for (let i = starts[document] as number; i < (starts[document + 1] as number); i++) {
      score += (asked[ids[i] as number] as number) * (impacts[i] as number);
    }
    return score;
  }

  function rankThese(places: Iterable<number>, known: readonly number[], limit: number): Ranked[] {
    const ranked: Ranked[] = [];
    let least = 0;
    for (const document of places) {
      const score = scoreOf(document);
      if (score <= least) continue;
      ranked.push({ document, score });
      if (ranked.length >= limit * 4 + 64) least = cutTo(ranked, limit);
    }
    cutTo(ranked, limit);
    for (const id of known) asked[id] = 0;
    return ranked;
  }

  function* everywhere(): Generator<number> {
    for (let document = 0; document < documents.length; document++) yield document;
  }

  function candidates(known: readonly number[]): number[] {
    question++;
    const found: number[] = [];
    const rarestFirst = [...known].sort((a, b) => (asked[b] as number) - (asked[a] as number));
    for (const id of rarestFirst) {
      const term = terms[id] as string;
      if (term.startsWith(PAIR_MARK) && found.length >= most) continue;
      for (const document of index.search(term, { limit: most })) {
        if (seen[document] === question) continue;
        seen[document] = question;
        found.push(document);
      }
    }
    return found;
  }

  return {
    size: documents.length,
    rank(given, limit) {
      const known = weigh(given);
      return rankThese(candidates(known), known, limit);
    },
    rankAll(given, limit) {
      return rankThese(everywhere(), weigh(given), limit);
    },
    explain(given, document) {
      const known = weigh(given);
      const parts: { term: string; score: number }[] = [];
      for (let i = starts[document] as number; i < (starts[document + 1] as number); i++) {
        const score = (asked[ids[i] as number] as number) * (impacts[i] as number);
        if (score > 0) parts.push({ term: terms[ids[i] as number] as string, score });
      }
      for (const id of known) asked[id] = 0;
      return parts.sort((a, b) => b.score - a.score);
    },
    ceiling(given) {
      const known = weigh(given);
      let sum = 0;
      for (const id of known) {
        sum += asked[id] as number;
        asked[id] = 0;
      }
      return sum;
    },
    bytes: () => ids.byteLength + impacts.byteLength + starts.byteLength + idf.byteLength + asked.byteLength + seen.byteLength,
  };
}

/** Keeps the best, best first; of equal ones the earlier document. Returns the least score kept. */
function cutTo(ranked: Ranked[], limit: number): number {
  ranked.sort((a, b) => b.score - a.score || a.document - b.document);
  if (ranked.length > limit) ranked.length = limit;
  return ranked.length === limit ? (ranked[limit - 1] as Ranked).score : 0;
}

/**
 * How often each term stands in a document, over its fields (BM25F).
 * Source: Robertson, Zaragoza and Taylor, “Simple BM25 Extension to Multiple Weighted Fields”, CIKM 2004.
 */
function weightedFrequencies(document: DocumentTerms, fields: readonly Field[], meanLengths: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  fields.forEach((field, f) => {
    const terms = document[f] ?? [];
    const b = field.lengthNormalisation;
    const each = field.weight / (1 - b + (b * terms.length) / (meanLengths[f] || 1));
    for (const term of terms) sums.set(term, (sums.get(term) ?? 0) + each);
  });
  return sums;
}

/** FlexSearch with our terms as they are; its slots hold the documents in the order of a term's impact, the greatest first. */
function* termIndexOf(size: number, termsOf: (document: number, add: (term: string, impact: number) => void) => void): Sliced<TermIndex> {
  let impactOf = new Map<string, number>();
  const index = new Index({
    tokenize: 'strict',
    resolution: RETRIEVAL.slots,
    encode: ((terms: string | string[]) => (typeof terms === 'string' ? [terms] : terms)) as (text: string) => string[],
    score: (_: unknown, term: string) => Math.min(RETRIEVAL.slots - 1, Math.floor((1 - (impactOf.get(term) ?? 0)) * RETRIEVAL.slots)),
  }) as unknown as TermIndex;
  for (let document = 0; document < size; document++) {
    yield;
    impactOf = new Map();
    termsOf(document, (term, impact) => impactOf.set(term, impact));
    index.add(document, [...impactOf.keys()] as unknown as string);
  }
  shrink(index);
  return index;
}

/** A list that grew by a first push has room for 17; nearly all of these hold one or two. */
function shrink({ map }: TermIndex): void {
  for (const slots of map.values()) {
    for (let slot = 0; slot < slots.length; slot++) {
      const documents = slots[slot];
      if (documents !== undefined) slots[slot] = documents.slice();
    }
  }
}

function grown<T extends Uint32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
