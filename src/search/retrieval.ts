/**
 * Retrieval over any corpus of documents: FlexSearch yields candidates, one look-up per term, and BM25F over
 * words and pairs of ideographs ranks them. Knows nothing of plans and measures.
 */
import { placeIn, stringAt } from '../text/string-table.ts';
import { createPostings, type DocumentTerms, type Field } from './documents.ts';
import { impactIn, type Postings } from './postings.ts';
import { termIndexOf } from './term-index.ts';
import { PAIR_MARK } from './terms.ts';
import { RETRIEVAL } from './weights.ts';

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
export function createRetrieval(
  documents: readonly DocumentTerms[],
  fields: readonly Field[],
  most: number = RETRIEVAL.candidates,
): Retrieval {
  return retrievalOver(createPostings(documents, fields), most);
}

/** @param most null: no candidate stage, for corpora so small that every document that holds a term may be scored */
export function retrievalOver(postings: Postings, most: number | null = RETRIEVAL.candidates): Retrieval {
  const { size, terms, starts, documents, impacts } = postings;
  const index = most === null ? null : termIndexOf(postings);
  const idf = new Float32Array(starts.length - 1).map((_, id) => {
    const n = (starts[id + 1] as number) - (starts[id] as number);
    return Math.log(1 + (size - n + 0.5) / (n + 0.5));
  });

  // Weight of each term in the question under way, and score of each document; all zero between questions.
  const asked = new Float32Array(idf.length);
  const scores = new Float32Array(size);
  const seen = new Uint32Array(size);
  let question = 0;

  function isPair(id: number): boolean {
    return terms.units[terms.starts[id] as number] === PAIR_MARK.charCodeAt(0);
  }

  function weigh(given: readonly string[]): number[] {
    const known: number[] = [];
    for (const term of given) {
      const id = placeIn(terms, term);
      if (id < 0) continue;
      if (asked[id] === 0) known.push(id);
      // A term said twice counts a little more, not twice.
      const weight = (idf[id] as number) * (isPair(id) ? RETRIEVAL.pairWeight : 1);
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
        const document = documents[i] as number;
        if (seen[document] === question) scores[document] = (scores[document] as number) + weight * (impacts[i] as number);
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

  function candidates(known: readonly number[], enough: number): number[] {
    question++;
    const found: number[] = [];
    const rarestFirst = [...known].sort((a, b) => (asked[b] as number) - (asked[a] as number));
    for (const id of rarestFirst) {
      if (isPair(id) && found.length >= enough) continue;
      for (const document of index?.search(stringAt(terms, id), enough) ?? []) see(document, found);
    }
    return found;
  }

  function holding(known: readonly number[]): number[] {
    question++;
    const found: number[] = [];
    for (const id of known) for (let i = starts[id] as number; i < (starts[id + 1] as number); i++) see(documents[i] as number, found);
    return found;
  }

  function see(document: number, found: number[]): void {
    if (seen[document] === question) return;
    seen[document] = question;
    found.push(document);
  }

  function rankAll(given: readonly string[], limit: number): Ranked[] {
    const known = weigh(given);
    return rankSeen(holding(known), known, limit);
  }

  function rank(given: readonly string[], limit: number): Ranked[] {
    if (most === null) return rankAll(given, limit);
    const known = weigh(given);
    return rankSeen(candidates(known, most), known, limit);
  }

  function explain(given: readonly string[], document: number): { term: string; score: number }[] {
    const parts = weigh(given).map((id) => {
      const score = (asked[id] as number) * impactIn(postings, id, document);
      asked[id] = 0;
      return { id, score };
    });
    const telling = parts.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    return telling.map(({ id, score }) => ({ term: stringAt(terms, id), score }));
  }

  return { size, rank, rankAll, explain };
}

/** Keeps the best, best first; of equal ones the earlier document. Returns the least score kept. */
function cutTo(ranked: Ranked[], limit: number): number {
  ranked.sort((a, b) => b.score - a.score || a.document - b.document);
  if (ranked.length > limit) ranked.length = limit;
  return ranked.length === limit ? (ranked[limit - 1] as Ranked).score : 0;
}
