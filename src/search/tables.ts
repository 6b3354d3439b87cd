/** Everything that the search makes from the knowledge before it can answer: plain typed arrays, kept in a file for the next start. */
import type { KnowledgeBase, Measure } from '../knowledge/model.ts';
import { readBytesCache, writeBytesCache } from '../ops/bytes-cache.ts';
import { pack, unpack } from '../ops/packed.ts';
import type { Sliced } from '../ops/slices.ts';
import { fold } from '../text/fold.ts';
import { type AnalysisTables, analysisTablesOf } from './analysis-tables.ts';
import { learnAsks } from './asks.ts';
import type { Model } from './classifier.ts';
import { type CorpusDocument, type CorpusTables, corpusTablesOf } from './corpus.ts';
import { type DocumentTerms, postingsOf } from './documents.ts';
import { DUTY_WORDS } from './duty-words.ts';
import { learn } from './learned.ts';
import type { LearnedPlan } from './model-file.ts';
import { type NearTables, nearTablesOf } from './near.ts';
import type { Postings } from './postings.ts';
import { ownWordsOver, termsOf, wordsOf } from './terms.ts';
import { entriesOf } from './vocabulary.ts';
import { ANALYSIS, ASKS, CLASSIFIER, CORPUS, FIELDS, PASSAGES, RETRIEVAL } from './weights.ts';

export interface SearchTables {
  readonly analysis: AnalysisTables;
  /** The measures as a corpus. */
  readonly measures: CorpusTables;
  readonly near: NearTables;
  /** Their sentences, each a document. */
  readonly sentences: Postings;
  /** For each plan. */
  readonly learned: readonly LearnedPlan[];
  /** What asks for what the sources may not give. */
  readonly asks: Model;
}

/** Raised by whoever changes what the tables hold, or how. */
const FORMAT = 3;

export interface TableFiles {
  /** Where the tables are kept; without it, they are made anew. */
  readonly tablesFile?: string | undefined;
  /** Where what was learned is kept, for knowledge that changes in other parts. */
  readonly learnedFile?: string | undefined;
}

export function* searchTablesOf(knowledge: KnowledgeBase, { tablesFile, learnedFile }: TableFiles): Sliced<SearchTables> {
  const key = `${FORMAT} ${knowledge.version} ${JSON.stringify([ANALYSIS, ASKS.longest, ASKS.course, CLASSIFIER, CORPUS, FIELDS, RETRIEVAL, PASSAGES, [...DUTY_WORDS]])}`;
  const kept = tablesFile === undefined ? null : readBytesCache(tablesFile, key);
  if (kept !== null) return unpack(kept) as SearchTables;
  const tables = yield* make(knowledge, learnedFile ?? null);
  yield;
  if (tablesFile !== undefined) writeBytesCache(tablesFile, key, pack(tables));
  return tables;
}

export function stopsOf(knowledge: KnowledgeBase): ReadonlySet<string> {
  return new Set([...knowledge.stopWords, ...DUTY_WORDS]);
}

function* make(knowledge: KnowledgeBase, learnedFile: string | null): Sliced<SearchTables> {
  const analysis = yield* analysisTablesOf(knowledge);
  const ownWords = ownWordsOver(analysis.own);
  const stops = stopsOf(knowledge);
  const noStops: ReadonlySet<string> = new Set();
  const indexTerms = (text: string): string[] => termsOf(wordsOf(fold(text), ownWords), noStops);
  const terms = (text: string): string[] => termsOf(wordsOf(text, ownWords), stops);
  const measures = knowledge.plans.flatMap((plan) => plan.measures);
  const documents: CorpusDocument[] = [];
  for (const measure of measures) {
    yield;
    documents.push({
      fields: fieldsOf(measure).map(indexTerms),
      title: indexTerms(measure.title.shown),
      sentences: measure.sentences.map((sentence) => indexTerms(sentence.shown)),
    });
  }
  return {
    analysis,
    measures: yield* corpusTablesOf(documents, Object.values(FIELDS)),
    near: yield* nearTablesOf(knowledge, analysis.vocabulary, (phrases) => [indexTerms(phrases.join('\n').replaceAll('…', '\n'))]),
    sentences: yield* postingsOf(sentencesOf(measures, terms), Object.values(PASSAGES.fields)),
    learned: yield* learn(knowledge.plans, [...entriesOf(analysis.vocabulary)], terms, stops, learnedFile),
    asks: yield* learnAsks(knowledge, analysis.vocabulary),
  };
}

/** A sentence in its own words and in those that its avenues go by. */
function sentencesOf(measures: readonly Measure[], terms: (text: string) => string[]): DocumentTerms[] {
  return measures.flatMap(({ avenues, sentences }) =>
    sentences.map((sentence) => {
      const held = avenues.filter(({ quote }) => quote.start >= sentence.start && quote.end <= sentence.end);
      const names = held.flatMap(({ name, words }) => [name['zh-Hans'], name.en, ...words]);
      return [terms(fold(sentence.shown)), terms(fold(names.join('\n')))];
    }),
  );
}

function fieldsOf(measure: Measure): string[] {
  const names = [...measure.words, ...measure.avenues.flatMap((avenue) => [avenue.name['zh-Hans'], avenue.name.en, ...avenue.words])];
  return [
    `${measure.title.shown} ${measure.titleEn}`,
    measure.text.shown,
    `${measure.plain['zh-Hans']} ${measure.plain.en}`,
    names.join(' '),
    [...measure.examples['zh-Hans'], ...measure.examples.en].join(' '),
  ];
}
