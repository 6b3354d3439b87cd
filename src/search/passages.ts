/** Which sentences of a measure answer a question. */
import type { Avenue, Measure, Quote } from '../knowledge/model.ts';
import { foldPhrase } from '../text/fold.ts';
import type { Postings } from './postings.ts';
import { retrievalOver } from './retrieval.ts';
import { PASSAGES } from './weights.ts';

export interface Passages {
  /** Sentences of one measure, best first, at least one. */
  best(measure: number, terms: readonly string[], named: readonly NamedAvenue[]): Quote[];
}

/** An avenue of the measure, and the word that named it. */
export interface NamedAvenue {
  readonly id: string;
  readonly phrase: string;
}

export function passagesOver(measures: readonly Measure[], postings: Postings): Passages {
  const sentences: { quote: Quote; measure: number }[] = [];
  const ofMeasure: number[][] = measures.map((measure, place) =>
    measure.sentences.map((quote) => sentences.push({ quote, measure: place }) - 1),
  );
  const retrieval = retrievalOver(postings, null);
  return {
    best(place, terms, named) {
      const measure = measures[place] as Measure;
      const scored = (ofMeasure[place] ?? []).map((sentence) => {
        const { quote } = sentences[sentence] as { quote: Quote };
        const held = measure.avenues.filter((avenue) => holds(quote, avenue));
        const names = named.filter(({ id }) => held.some((avenue) => avenue.id === id)).map(({ phrase }) => telling(measure, phrase));
        const score = retrieval.explain(terms, sentence).reduce((sum, part) => sum + part.score, 0);
        return { quote, score: score + PASSAGES.avenue * Math.max(0, ...names) };
      });
      const best = Math.max(...scored.map(({ score }) => score));
      const answering = scored.filter(({ score }) => score > 0 && score >= best * PASSAGES.share).sort((a, b) => b.score - a.score);
      const kept = answering.slice(0, PASSAGES.most).map(({ quote }) => quote);
      return kept.length > 0 ? kept : measure.sentences.slice(0, 1);
    },
  };
}

function holds(sentence: Quote, { quote }: Avenue): boolean {
  return quote.start >= sentence.start && quote.end <= sentence.end;
}

/** 小贷 is in the names of every avenue of its measure, and so tells of none: one over the number of sentences that it may mean. */
function telling({ avenues, sentences }: Measure, phrase: string): number {
  const alike = avenues.filter(({ name, words }) => [name['zh-Hans'], name.en, ...words].some((word) => foldPhrase(word).includes(phrase)));
  return 1 / Math.max(1, sentences.filter((sentence) => alike.some((avenue) => holds(sentence, avenue))).length);
}
