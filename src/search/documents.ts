/** From documents to postings: how much each term says in each of them (the documents' half of BM25F). */
import { atOnce, type Sliced } from '../ops/slices.ts';
import { type Postings, postingsBuilder } from './postings.ts';
import { RETRIEVAL } from './weights.ts';

export interface Field {
  readonly weight: number;
  /** How much a field's length counts, 0 to 1. */
  readonly lengthNormalisation: number;
}

/** A document as the terms of each of its fields. */
export type DocumentTerms = readonly (readonly string[])[];

export function createPostings(documents: readonly DocumentTerms[], fields: readonly Field[]): Postings {
  return atOnce(postingsOf(documents, fields));
}

/** The same in slices. */
export function* postingsOf(documents: readonly DocumentTerms[], fields: readonly Field[]): Sliced<Postings> {
  const meanLengths = fields.map((_, f) => mean(documents.map((document) => document[f]?.length ?? 0)));
  const builder = postingsBuilder();
  for (const [place, document] of documents.entries()) {
    yield;
    for (const [term, weighted] of weightedFrequencies(document, fields, meanLengths))
      builder.add(place, term, weighted / (RETRIEVAL.k1 + weighted));
  }
  yield;
  return builder.finish(documents.length);
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
