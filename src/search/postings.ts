/** For each term the documents that hold it and how much it says there, in typed arrays. */
import { type StringTable, stringTable } from '../text/string-table.ts';

export interface Postings {
  /** How many documents there are. */
  readonly size: number;
  readonly terms: StringTable;
  /** Where a term's postings begin; the next term's begin where they end. */
  readonly starts: Uint32Array;
  /** Documents, ascending within each term. */
  readonly documents: Uint32Array;
  /** How much the term says in the document, in (0, 1). */
  readonly impacts: Float32Array;
}

export interface PostingsBuilder {
  add(document: number, term: string, impact: number): void;
  finish(size: number): Postings;
}

/** Documents have to come in ascending order. */
export function postingsBuilder(): PostingsBuilder {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  let termOf = new Uint32Array(1024);
  let documentOf = new Uint32Array(1024);
  let impactOf = new Float32Array(1024);
  let used = 0;

  return {
    add(document, term, impact) {
      let id = ids.get(term);
      if (id === undefined) {
        id = counts.length;
        ids.set(term, id);
        counts.push(0);
      }
      counts[id] = (counts[id] as number) + 1;
      if (used === termOf.length) {
        termOf = grown(termOf, new Uint32Array(used * 2));
        documentOf = grown(documentOf, new Uint32Array(used * 2));
        impactOf = grown(impactOf, new Float32Array(used * 2));
      }
      termOf[used] = id;
      documentOf[used] = document;
      impactOf[used++] = impact;
    },
    finish(size) {
      const starts = new Uint32Array(counts.length + 1);
      counts.forEach((count, id) => {
        starts[id + 1] = (starts[id] as number) + count;
      });
      const next = starts.slice();
      const documents = new Uint32Array(used);
      const impacts = new Float32Array(used);
      for (let i = 0; i < used; i++) {
        const id = termOf[i] as number;
        const at = next[id] as number;
        next[id] = at + 1;
        documents[at] = documentOf[i] as number;
        impacts[at] = impactOf[i] as number;
      }
      return { size, terms: stringTable([...ids.keys()]), starts, documents, impacts };
    },
  };
}

/** What a term says in one document; 0 where it does not stand there. */
export function impactIn({ starts, documents, impacts }: Postings, id: number, document: number): number {
  let low = starts[id] as number;
  let high = (starts[id + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = documents[middle] as number;
    if (found === document) return impacts[middle] as number;
    if (found < document) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** For each document in turn its terms (by their places) and what each says there. */
export function* byDocument({ size, starts, documents, impacts }: Postings): Generator<ReadonlyMap<number, number>, void> {
  const begins = new Uint32Array(size + 1);
  for (const document of documents) begins[document + 1] = (begins[document + 1] as number) + 1;
  for (let document = 0; document < size; document++)
    begins[document + 1] = (begins[document + 1] as number) + (begins[document] as number);
  const next = begins.slice();
  const [termOf, impactOf] = [new Uint32Array(documents.length), new Float32Array(documents.length)];
  for (let term = 0; term + 1 < starts.length; term++) {
    for (let i = starts[term] as number; i < (starts[term + 1] as number); i++) {
      const at = next[documents[i] as number] as number;
      next[documents[i] as number] = at + 1;
      termOf[at] = term;
      impactOf[at] = impacts[i] as number;
    }
  }
  for (let document = 0; document < size; document++) {
    const held = new Map<number, number>();
    for (let at = begins[document] as number; at < (begins[document + 1] as number); at++)
      held.set(termOf[at] as number, impactOf[at] as number);
    yield held;
  }
}

function grown<T extends Uint32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
