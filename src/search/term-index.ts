/** The candidate stage: FlexSearch, asked for one term at a time. */
import { Index } from 'flexsearch';
import { stringAt } from '../text/string-table.ts';
import { byDocument, type Postings } from './postings.ts';
import { RETRIEVAL } from './weights.ts';

/** FlexSearch hands whatever it is given to `encode`: ours are lists of terms already. */
interface FlexSearch {
  /** For each term its slots, each a list of documents. */
  readonly map: Map<string, (number[] | undefined)[]>;
  add(document: number, terms: string): unknown;
  search(terms: string, options: { limit: number }): number[];
}

export interface TermIndex {
  search(term: string, limit: number): number[];
}

/** FlexSearch with our terms as they are; its slots hold the documents in the order of a term's impact, the greatest first. */
export function termIndexOf(postings: Postings): TermIndex {
  const impactOf = new Map<string, number>();
  const index = new Index({
    tokenize: 'strict',
    resolution: RETRIEVAL.slots,
    encode: ((terms: string | string[]) => (typeof terms === 'string' ? [terms] : terms)) as (text: string) => string[],
    score: (_: unknown, term: string) => Math.min(RETRIEVAL.slots - 1, Math.floor((1 - (impactOf.get(term) ?? 0)) * RETRIEVAL.slots)),
  }) as unknown as FlexSearch;
  let document = 0;
  for (const held of byDocument(postings)) {
    impactOf.clear();
    for (const [term, impact] of held) impactOf.set(stringAt(postings.terms, term), impact);
    index.add(document++, [...impactOf.keys()] as unknown as string);
  }
  shrink(index);
  return { search: (term, limit) => index.search(term, { limit }) };
}

/** A list that grew by a first push has room for 17; nearly all of these hold one or two. */
function shrink({ map }: FlexSearch): void {
  for (const slots of map.values()) {
    for (let slot = 0; slot < slots.length; slot++) {
      const documents = slots[slot];
      if (documents !== undefined) slots[slot] = documents.slice();
    }
  }
}
