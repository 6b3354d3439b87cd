/** Which sentences of a measure answer a question. */
import type { Measure, Quote } from '../knowledge/model.ts';
import type { Postings } from './postings.ts';
import { retrievalOver } from './retrieval.ts';
import { PASSAGES } from './weights.ts';

export interface Passages {
  /** Sentences of one measure, best first, at least one. */
  best(measure: number, terms: readonly string[], avenues: readonly string[]): Quote[];
}

export function passagesOver(measures: readonly Measure[], postings: Postings): Passages {
  const sentences: { quote: Quote; measure: number }[] = [];
  const ofMeasure: number[][] = measures.map((measure, place) =>
    measure.sentences.map((quote) => sentences.push({ quote, measure: place }) - 1),
  );
  const retrieval = retrievalOver(postings, null);
  return {
    best(place, terms, avenues) {
      const measure = measures[place] as Measure;
      const named = measure.avenues.filter((avenue) => avenues.includes(avenue.id));
      const scored = (ofMeasure[place] ?? []).map((sentence) => {
        const { quote } = sentences[sentence] as { quote: Quote };
        const holds = named.some((avenue) => avenue.quote.start >= quote.start && avenue.quote.end <= quote.end);
        const score = retrieval.explain(terms, sentence).reduce((sum, part) => sum + part.score, 0);
        return { quote, score: score + (holds ? PASSAGES.avenue : 0) };
      });
      const best = Math.max(...scored.map(({ score }) => score));
      const answering = scored.filter(({ score }) => score > 0 && score >= best * PASSAGES.share).sort((a, b) => b.score - a.score);
      const kept = answering.slice(0, PASSAGES.most).map(({ quote }) => quote);
      return kept.length > 0 ? kept : measure.sentences.slice(0, 1);
    },
  };
}
