/**
 * What the knowledge's own phrases, titles and sentences teach of each plan's measures. Each plan has a model of its own:
 * a further plan changes nothing within the others, and what it costs is what it holds.
 */
import { createHash } from 'node:crypto';
import type { Measure, Plan } from '../knowledge/model.ts';
import type { Sliced } from '../ops/slices.ts';
import { fold } from '../text/fold.ts';
import { OWN_KINDS } from './analysis-tables.ts';
import { addScores, type Example, train } from './classifier.ts';
import { featuresOf } from './features.ts';
import { type LearnedPlan, readLearned, writeLearned } from './model-file.ts';
import { remembered } from './remembered.ts';
import type { Entry } from './vocabulary.ts';

export interface Learned {
  /** Comparable between texts of any length. */
  scores(text: string, terms: readonly string[]): Scores;
}

/** What says more than chance is above 0. */
export interface Scores {
  /** For each measure. */
  readonly measures: Float64Array;
  /** For each plan, what speaks for none of its measures. */
  readonly none: Float64Array;
}

const read = remembered<Uint32Array>();

/** @param file where it is kept: what else changes in the knowledge need not be learned anew; null: nowhere */
export function* learn(
  plans: readonly Plan[],
  entries: readonly Entry[],
  terms: (text: string) => string[],
  stops: ReadonlySet<string>,
  file: string | null,
): Sliced<readonly LearnedPlan[]> {
  read.begin(contextOf(entries, stops));
  const featuresIn = (text: string): Uint32Array => read.of(text, () => featuresOf(text, terms(text), stops));
  const features: Uint32Array[] = [];
  for (const { phrase } of entries) {
    if (features.length % 500 === 0) yield;
    features.push(featuresIn(phrase.replaceAll('…', '\n')));
  }
  const kept = file === null ? [] : readLearned(file);
  const learned: LearnedPlan[] = [];
  let first = 0;
  for (const { measures } of plans) {
    yield;
    const examples = [...spokenOf(entries, features, first, measures.length), ...ownOf(measures, featuresIn)];
    const version = versionOf(examples);
    learned.push(kept.find((plan) => plan.version === version) ?? { version, model: train(examples, measures.length + 1) });
    first += measures.length;
  }
  if (file !== null && learned.some((plan) => !kept.includes(plan))) writeLearned(file, learned);
  return learned;
}

export function learnedOver(plans: readonly LearnedPlan[], stops: ReadonlySet<string>): Learned {
  const count = plans.reduce((sum, { model }) => sum + model.classes - 1, 0);
  return {
    scores(text, asked) {
      const features = featuresOf(text, asked, stops);
      const scale = 1 / Math.sqrt(Math.max(1, features.length));
      const scores: Scores = { measures: new Float64Array(count), none: new Float64Array(plans.length) };
      let first = 0;
      plans.forEach(({ model }, plan) => {
        const own = new Float64Array(model.classes);
        addScores(model, features, own);
        const scaled = own.map((score) => score * scale);
        scores.measures.set(scaled.subarray(0, -1), first);
        scores.none[plan] = scaled.at(-1) ?? 0;
        first += model.classes - 1;
      });
      return scores;
    },
  };
}

/** Phrases that speak for measures of the plan, and those of silent matters, which speak for none. Others' phrases say nothing here. */
function* spokenOf(entries: readonly Entry[], features: readonly Uint32Array[], first: number, count: number): Generator<Example> {
  for (const [place, entry] of entries.entries()) {
    const read = features[place] as Uint32Array;
    if (entry.kind === 'outside') yield { features: read, classes: [[count, 1]] };
    const own = entry.speaksFor.filter(({ measure }) => measure >= first && measure < first + count);
    if (own.length === 0) continue;
    const sum = own.reduce((all, { weight }) => all + weight, 0);
    yield { features: read, classes: own.map(({ measure, weight }) => [measure - first, weight / sum]) };
  }
}

/** What the measures say of themselves. */
function* ownOf(measures: readonly Measure[], read: (text: string) => Uint32Array): Generator<Example> {
  for (const [place, { sentences, examples }] of measures.entries()) {
    for (const text of [...sentences.map(({ shown }) => shown), ...examples['zh-Hans'], ...examples.en])
      yield { features: read(fold(text)), classes: [[place, 1]] };
  }
}

/** What the features of a text depend on besides the text: the words that are laid over the dictionary's, and those left out. */
function contextOf(entries: readonly Entry[], stops: ReadonlySet<string>): string {
  const own = entries.filter(({ kind }) => OWN_KINDS.has(kind)).map(({ phrase }) => phrase);
  return createHash('sha256')
    .update(JSON.stringify([own, [...stops]]))
    .digest('hex');
}

function versionOf(examples: readonly Example[]): string {
  const hash = createHash('sha256');
  for (const { features, classes } of examples) hash.update(`${JSON.stringify(classes)} ${features.length}\n`).update(features);
  return hash.digest('hex');
}
