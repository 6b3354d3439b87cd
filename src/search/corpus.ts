/** Documents ranked by themselves and by the best of their passages: what answers a question mostly stands together. */
import type { Sliced } from '../ops/slices.ts';
import { type DocumentTerms, type Field, postingsOf } from './documents.ts';
import type { Postings } from './postings.ts';
import { type Ranked, retrievalOver } from './retrieval.ts';
import { CORPUS } from './weights.ts';

export interface CorpusDocument {
  readonly fields: DocumentTerms;
  /** Its sentences in their order, as terms. */
  readonly sentences: readonly (readonly string[])[];
  readonly title: readonly string[];
}

export interface CorpusTables {
  readonly whole: Postings;
  readonly passages: Postings;
  /** For each passage its document. */
  readonly owners: Uint32Array;
}

export interface Corpus {
  /** The best documents, best first. */
  rank(terms: readonly string[], limit: number): Ranked[];
  /** Those of the terms that a document holds, the most telling first. */
  held(terms: readonly string[], document: number): readonly string[];
}

export function* corpusTablesOf(documents: readonly CorpusDocument[], fields: readonly Field[]): Sliced<CorpusTables> {
  const whole = yield* postingsOf(
    documents.map((document) => document.fields),
    fields,
  );
  const owners: number[] = [];
  const passages: DocumentTerms[] = [];
  documents.forEach(({ sentences, title }, owner) => {
    for (let first = 0; first < sentences.length; first++) {
      owners.push(owner);
      // A passage alone does not say what it is about: the title stands beside it.
      passages.push([title, sentences.slice(first, first + CORPUS.window).flat()]);
    }
  });
  return { whole, passages: yield* postingsOf(passages, CORPUS.passage), owners: Uint32Array.from(owners) };
}

export function* corpusOf(documents: readonly CorpusDocument[], fields: readonly Field[]): Sliced<Corpus> {
  return corpusOver(yield* corpusTablesOf(documents, fields));
}

export function corpusOver({ whole, passages, owners }: CorpusTables): Corpus {
  const documents = retrievalOver(whole);
  const parts = retrievalOver(passages);

  return {
    rank(terms, limit) {
      const scores = new Map<number, number>();
      for (const { document, score } of documents.rank(terms, Math.max(limit, CORPUS.documents))) scores.set(document, score);
      const seen = new Set<number>();
      for (const { document, score } of parts.rank(terms, CORPUS.passages)) {
        const owner = owners[document] as number;
        if (seen.has(owner)) continue;
        seen.add(owner);
        scores.set(owner, (scores.get(owner) ?? 0) + score * CORPUS.share);
      }
      const ranked = [...scores].map(([document, score]) => ({ document, score }));
      return ranked.sort((a, b) => b.score - a.score || a.document - b.document).slice(0, limit);
    },
    held: (terms, document) => documents.explain(terms, document).map(({ term }) => term),
  };
}
