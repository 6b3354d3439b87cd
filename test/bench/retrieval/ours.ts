/** Our own side: the whole search over the plan, and its retrieval alone over plain documents. */
import { atOnce } from '../../../src/ops/slices.ts';
import { corpusOf } from '../../../src/search/corpus.ts';
import { createRetrieval } from '../../../src/search/retrieval.ts';
import type { Search } from '../../../src/search/search.ts';
import { NO_OWN_WORDS, termsOf, wordsOf } from '../../../src/search/terms.ts';
import { fold } from '../../../src/text/fold.ts';
import type { Engine } from './engines.ts';

const NO_STOPS: ReadonlySet<string> = new Set();
const FIELD = { weight: 1, lengthNormalisation: 0.75 };

export function terms(text: string): string[] {
  return termsOf(wordsOf(fold(text), NO_OWN_WORDS), NO_STOPS);
}

export function wholeSearch(search: Search, placeOf: ReadonlyMap<number, number>): Engine {
  return {
    name: 'ours',
    index: () => (query) => search.find(query.text).hits.map(({ number }) => placeOf.get(number) ?? -1),
  };
}

export const OUR_DOCUMENTS: Engine = {
  name: 'ours, retrieval alone',
  index(documents) {
    const corpus = atOnce(
      corpusOf(
        documents.map(({ text }) => {
          const sentences = text.split(/(?<=[。！？；\n])/).filter((sentence) => sentence.trim() !== '');
          return { fields: [terms(text)], title: terms(titleOf(text)), sentences: sentences.map(terms) };
        }),
        [FIELD],
      ),
    );
    return (query, limit) => corpus.rank(terms(query.text), limit).map(({ document }) => document);
  },
};

export const OUR_PASSAGES: Engine = {
  name: 'ours, retrieval alone',
  index(documents) {
    const retrieval = createRetrieval(
      documents.map(({ text }) => [terms(text)]),
      [FIELD],
    );
    return (query, limit) => retrieval.rank(terms(query.text), limit).map(({ document }) => document);
  },
};

/** How many of an exhaustive scan's first hits the candidate stage keeps. */
export function candidateRecall(documents: readonly string[], questions: readonly string[]): number {
  const retrieval = createRetrieval(
    documents.map((text) => [terms(text)]),
    [FIELD],
  );
  let kept = 0;
  for (const question of questions) {
    const asked = terms(question);
    const [first] = retrieval.rankAll(asked, 1);
    const [found] = retrieval.rank(asked, 1);
    if (first === undefined || found?.score === first.score) kept++;
  }
  return kept / questions.length;
}

/** What stands before the first stop or line break. */
function titleOf(text: string): string {
  return (text.split(/[。！？；\n\s]/).find((part) => part.length >= 6) ?? '').slice(0, 60);
}
