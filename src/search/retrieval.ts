/**
 * Retrieval over any corpus of documents: FlexSearch yields candidates, one look-up per term, and BM25F over
 * words and pairs of ideographs ranks them. Knows nothing of plans and measures.
 */
import { atOnce, type Sliced } from '../ops/slices.ts';
import { impactIn, postingsBuilder } from './postings.ts';
import { createTermIndex } from './term-index.ts';
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
  const size = documents.length;
  const meanLengths = fields.map((_, f) => mean(documents.map((document) => document[f]?.length ?? 0)));
  const builder = postingsBuilder();
  const index = createTermIndex();
  for (const [place, document] of documents.entries()) {
    yield;
    const impacts = weightedFrequencies(document, fields, meanLengths);
    for (const [term, weighted] of impacts) {
      const impact = weighted / (RETRIEVAL.k1 + weighted);
      impacts.set(term, impact);
      builder.add(place, term, impact);
    }
    index.add(place, impacts);
  }
  yield;
  index.shrink();
  const postings = builder.finish();
  const { terms, starts } = postings;
  const idf = Float32Array.from(terms, (_, id) => {
    const n = (starts[id + 1] as number) - (starts[id] as number);
    return Math.log(1 + (size - n + 0.5) / (n + 0.5));
  });

  // Weight of each term in the question under way, and score of each document; all zero between questions.
  const asked = new Float32Array(terms.length);
  const scores = new Float32Array(size);
  const seen = new Uint32Array(size);
  let question = 0;

  function weigh(given: readonly string[]): number[] {
    const known: number[] = [];
    for (const term of given) {
      const id = postings.idOf(term);
      if (id === undefined) continue;
      if (asked[id] === 0) known.push(id);
      // A term said twice counts a little more, not twice.
      const weight = (idf[id] as number) * (term.startsWith(PAIR_MARK) ? RETRIEVAL.pairWeight : 1);
      asked[id] = asked[id] === 0 ? weight : (asked[id] as number) + weight * RETRIEVAL.repeated;
    }
    return known;
  }

  /** Scores the documents marked as seen, one term's postings after another, and leaves everything at zero. */
  function rankSeen(found: Iterable<number>, known: readonly number[], limit: number): Ranked[] {
    for (const id of known) {
      const weight = asked[id] as number;
      const end = starts[id + 1] as number;
      for (let i = starts[id] as number; i < end; i++) {
        const document = postings.documents[i] as number;
        if (seen[document] === question) scores[document] = (scores[document] as number) + weight * (postings.impacts[i] as number);
      }
      asked[id] = 0;
    }
    const ranked: Ranked[] = [];
    let least = 0;
    for (const document of found) {
      const score = scores[document] as number;
      scores[document] = 0;
      if (score <= least) continue;
      ranked.push({ document, score });
      if (ranked.length >= limit * 4 + 64) least = cutTo(ranked, limit);
    }
    cutTo(ranked, limit);
    return ranked;
  }

  function candidates(known: readonly number[]): number[] {
    question++;
    const found: number[] = [];
    const rarestFirst = [...known].sort((a, b) => (asked[b] as number) - (asked[a] as number));
    for (const id of rarestFirst) {
      const term = terms[id] as string;
      if (term.startsWith(PAIR_MARK) && found.length >= most) continue;
      for (const document of index.search(term, most)) {
        if (seen[document] === question) continue;
        seen[document] = question;
        found.push(document);
      }
    }
    return found;
  }

  return {
    size,
    rank(given, limit) {
      const known = weigh(given);
      return rankSeen(candidates(known), known, limit);
    },
    rankAll(given, limit) {
      const known = weigh(given);
      question++;
      seen.fill(question);
      return rankSeen(documents.keys(), known, limit);
    },
    explain(given, document) {
      const parts = weigh(given).map((id) => {
        const score = (asked[id] as number) * impactIn(postings, id, document);
        asked[id] = 0;
        return { term: terms[id] as string, score };
      });
      return parts.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    },
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

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
