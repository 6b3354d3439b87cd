/** Examples and features for the classifier: what the knowledge's own phrases, titles and sentences teach. */
import { createHash } from 'node:crypto';
import type { Measure } from '../knowledge/model.ts';
import type { Sliced } from '../ops/slices.ts';
import { fold } from '../text/fold.ts';
import { addScores, type Example, type Model, train } from './classifier.ts';
import { readModel, writeModel } from './model-file.ts';
import { PAIR_MARK } from './terms.ts';
import type { Entry } from './vocabulary.ts';

export interface Learned {
  /** For each measure, and last for none of them, a score of the text; comparable between texts of any length. */
  scores(text: string, terms: readonly string[]): Float64Array;
}

const CHARACTER_MARK = '\u0002';
const NEIGHBOURS_MARK = '\u0003';
/** Words this far apart still make a pair: 货款 收不回. */
const NEIGHBOURS = 2;

/** @param file where it is kept: what else changes in the knowledge need not be learned anew; null: nowhere */
export function* learn(
  measures: readonly Measure[],
  entries: readonly Entry[],
  terms: (text: string) => string[],
  stops: ReadonlySet<string>,
  file: string | null,
): Sliced<Model> {
  const version = versionOf(measures, entries, stops);
  yield;
  const kept = file === null ? null : readModel(file, version);
  if (kept !== null) return kept;
  const model = train(
    examplesOf(measures, entries, (text) => featuresOf(text, terms(text), stops)),
    measures.length + 1,
  );
  if (file !== null) writeModel(file, version, model);
  return model;
}

export function learnedOver(model: Model, stops: ReadonlySet<string>): Learned {
  return {
    scores(text, asked) {
      const features = featuresOf(text, asked, stops);
      const scores = new Float64Array(model.classes);
      addScores(model, features, scores);
      const scale = 1 / Math.sqrt(Math.max(1, features.length));
      return scores.map((score) => score * scale);
    },
  };
}

/** Of all that is learned from. */
function versionOf(measures: readonly Measure[], entries: readonly Entry[], stops: ReadonlySet<string>): string {
  const texts = measures.map(({ sentences, examples }) => [sentences.map(({ shown }) => shown), examples]);
  return createHash('sha256')
    .update(JSON.stringify([entries, texts, [...stops]]))
    .digest('hex');
}

/** The terms, the ideographs alone, and pairs of words that stand near each other, in either order. */
function featuresOf(text: string, terms: readonly string[], stops: ReadonlySet<string>): string[] {
  const features = new Set(terms);
  for (const character of text) if (isIdeograph(character) && !stops.has(character)) features.add(CHARACTER_MARK + character);
  const words = terms.filter((term) => !term.startsWith(PAIR_MARK));
  for (let i = 0; i < words.length; i++) {
    for (let j = i + 1; j <= i + NEIGHBOURS && j < words.length; j++) {
      const [first, second] = [words[i] as string, words[j] as string];
      features.add(first < second ? first + NEIGHBOURS_MARK + second : second + NEIGHBOURS_MARK + first);
    }
  }
  return [...features];
}

function isIdeograph(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff';
}

/** Every phrase, title and sentence of the knowledge, as an example of what it speaks for; the last class is none of the measures. */
function examplesOf(measures: readonly Measure[], entries: readonly Entry[], featuresOf: (text: string) => string[]): Example[] {
  const examples: Example[] = [];
  for (const entry of entries) {
    const features = (): string[] => featuresOf(entry.phrase.replaceAll('…', '\n'));
    if (entry.kind === 'outside') examples.push({ features: features(), classes: [[measures.length, 1]] });
    if (entry.speaksFor.length === 0) continue;
    const sum = entry.speaksFor.reduce((all, { weight }) => all + weight, 0);
    examples.push({ features: features(), classes: entry.speaksFor.map(({ measure, weight }) => [measure, weight / sum]) });
  }
  measures.forEach((measure, place) => {
    for (const text of [...measure.sentences.map((sentence) => sentence.shown), ...measure.examples['zh-Hans'], ...measure.examples.en]) {
      examples.push({ features: featuresOf(fold(text)), classes: [[place, 1]] });
    }
  });
  return examples;
}
