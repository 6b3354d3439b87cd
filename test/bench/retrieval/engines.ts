/** The engines that a team would pick instead, each as its documentation has it, on the same tokens. */
import { create, insertMultiple, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import Database from 'better-sqlite3';
import { Charset, Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { type Text, withPairs } from './tokens.ts';

/** Places of the best documents, best first. */
export type Find = (query: Text, limit: number) => number[] | Promise<number[]>;

export interface Engine {
  readonly name: string;
  index(documents: readonly Text[]): Find | Promise<Find>;
}

const joined = (tokens: readonly string[]): string => tokens.join(' ');

export const ENGINES: readonly Engine[] = [
  { name: 'FlexSearch as it comes', index: (documents) => flexsearch(documents, new Index(), ({ text }) => text, false) },
  {
    name: 'FlexSearch, CJK encoder, suggest',
    index: (documents) => flexsearch(documents, new Index({ encoder: Charset.CJK }), ({ text }) => text, true),
  },
  {
    name: 'FlexSearch + jieba, suggest',
    index: (documents) =>
      flexsearch(documents, new Index({ encode: (text: string) => text.split(' ') }), ({ tokens }) => joined(tokens), true),
  },
  { name: 'MiniSearch + jieba', index: minisearch },
  { name: 'Orama, Mandarin tokenizer', index: (documents) => orama(documents, ({ text }) => text, createTokenizer()) },
  { name: 'Orama + jieba', index: (documents) => orama(documents, ({ tokens }) => joined(tokens), undefined) },
  { name: 'SQLite FTS5 trigram', index: (documents) => sqlite(documents, 'trigram', ({ text }) => text, trigrams) },
  {
    name: 'SQLite FTS5 + jieba',
    index: (documents) =>
      sqlite(
        documents,
        'unicode61',
        ({ tokens }) => joined(tokens),
        ({ tokens }) => [...new Set(tokens)],
      ),
  },
  { name: 'BM25, jieba', index: (documents) => bm25(documents, ({ tokens }) => tokens) },
  { name: 'BM25, jieba and pairs', index: (documents) => bm25(documents, withPairs) },
];

function flexsearch(documents: readonly Text[], index: Index, textOf: (text: Text) => string, suggest: boolean): Find {
  documents.forEach((document, place) => {
    index.add(place, textOf(document));
  });
  return (query, limit) => index.search(textOf(query), { limit, suggest }) as number[];
}

function minisearch(documents: readonly Text[]): Find {
  const index = new MiniSearch({ fields: ['text'], tokenize: (text) => text.split(' ') });
  index.addAll(documents.map(({ tokens }, id) => ({ id, text: joined(tokens) })));
  return ({ tokens }, limit) =>
    index
      .search(joined(tokens))
      .slice(0, limit)
      .map(({ id }) => id as number);
}

async function orama(
  documents: readonly Text[],
  textOf: (text: Text) => string,
  tokenizer: ReturnType<typeof createTokenizer> | undefined,
): Promise<Find> {
  const words = { language: 'words', normalizationCache: new Map(), tokenize: (text: string) => text.split(' ') };
  const database = create({ schema: { place: 'number', text: 'string' } as const, components: { tokenizer: tokenizer ?? words } });
  await insertMultiple(
    database,
    documents.map((document, place) => ({ place, text: textOf(document) })),
  );
  return async (query, limit) => {
    const found = await search(database, { term: textOf(query), properties: ['text'], limit, threshold: 1 });
    return found.hits.map(({ document }) => document.place);
  };
}

function trigrams({ text }: Text): string[] {
  const letters = [...text.replace(/[^\p{L}\p{N}]/gu, '')];
  const all = letters.slice(2).map((_, i) => letters.slice(i, i + 3).join(''));
  return [...new Set(all)];
}

function sqlite(documents: readonly Text[], tokenizer: string, textOf: (text: Text) => string, termsOf: (text: Text) => string[]): Find {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE documents USING fts5(text, tokenize = '${tokenizer}')`);
  const insert = database.prepare('INSERT INTO documents (rowid, text) VALUES (?, ?)');
  database.transaction(() => {
    documents.forEach((document, place) => {
      insert.run(place, textOf(document));
    });
  })();
  const select = database.prepare('SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?').pluck();
  return (query, limit) => {
    const terms = termsOf(query).map((term) => `"${term.replaceAll('"', '""')}"`);
    return terms.length === 0 ? [] : (select.all(terms.join(' OR '), limit) as number[]);
  };
}

/** Okapi BM25 with nothing around it. Source: Robertson and Zaragoza, “The Probabilistic Relevance Framework”, 2009. */
function bm25(documents: readonly Text[], termsOf: (text: Text) => readonly string[]): Find {
  const [k1, b] = [1.2, 0.75];
  const postings = new Map<string, [document: number, count: number][]>();
  const lengths = documents.map((document, place) => {
    const counts = new Map<string, number>();
    const terms = termsOf(document);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const known = postings.get(term);
      if (known === undefined) postings.set(term, [[place, count]]);
      else known.push([place, count]);
    }
    return terms.length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (query, limit) => {
    const scores = new Float64Array(documents.length);
    for (const term of new Set(termsOf(query))) {
      const found = postings.get(term) ?? [];
      const idf = Math.log(1 + (documents.length - found.length + 0.5) / (found.length + 0.5));
      for (const [place, count] of found) {
        const norm = k1 * (1 - b + (b * (lengths[place] as number)) / mean);
        scores[place] = (scores[place] as number) + (idf * count * (k1 + 1)) / (count + norm);
      }
    }
    return best(scores, limit);
  };
}

/** Places of the greatest scores above 0. */
export function best(scores: Float64Array, limit: number): number[] {
  const places: number[] = [];
  let least = 0;
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] as number;
    if (score <= least) continue;
    const at = places.findIndex((other) => (scores[other] as number) < score);
    if (at < 0) places.push(place);
    else places.splice(at, 0, place);
    if (places.length > limit) places.pop();
    if (places.length === limit) least = scores[places[limit - 1] as number] as number;
  }
  return places;
}
