/**
 * Whether a clause asks for something that sources seldom give (an amount, a deadline …), learned from examples of people who ask
 * for it and of people who only tell, or ask for something else. Ideographs and words count alone, in pairs and in triples; names
 * of measures, avenues and bodies are all one, so that what was learned of one holds for the others.
 */
import { type KnowledgeBase, UNSTATED, type Unstated } from '../knowledge/model.ts';
import type { Sliced } from '../ops/slices.ts';
import { fold } from '../text/fold.ts';
import { phraseMatcher } from '../text/phrases.ts';
import { type FullMatch, matchesOf } from './analyse.ts';
import { addScores, type Example, type Model, train } from './classifier.ts';
import { hash } from './features.ts';
import { createRegional } from './regional.ts';
import { stem } from './terms.ts';
import { namedIn } from './unstated.ts';
import type { Vocabulary } from './vocabulary.ts';
import { ASKS } from './weights.ts';

const CLASSES = UNSTATED.length + 1;
const NOTHING = UNSTATED.length;
const NAMES: ReadonlySet<string> = new Set(['measure-word', 'avenue', 'body']);
const CLAUSE = /(?:[^,，。;；:：!！?？、.\n]|\.(?! |$))+/g;
const UNIT = /[\u3400-\u9fff]|[a-z][a-z']*|\d+|[%％]/g;
const IDEOGRAPH = /^[\u3400-\u9fff]/;

/** In every clause: what it weighs tells how seldom anybody asks. */
const ALWAYS = '';
const NAME = '\u0001';
const NUMBER = '#';
const BEGIN = '^';
const END = '$';

export function* learnAsks({ asked, regional }: KnowledgeBase, vocabulary: Vocabulary): Sliced<Model> {
  const matcher = phraseMatcher(vocabulary.matcher);
  const rewrite = createRegional(regional);
  const examples: Example[] = [];
  const add = (typed: string, classId: number): void => {
    const { text } = rewrite(fold(typed), []);
    const matches = matchesOf(vocabulary, matcher.find(text));
    // Which clause of it asks nobody wrote down; where nothing is asked for, none does.
    const clauses = featuresOf(text, matches);
    const learned = classId === NOTHING ? clauses : [new Set(clauses.flatMap((features) => [...features]))];
    for (const features of learned) examples.push({ features: Uint32Array.from(features), classes: [[classId, 1]] });
  };
  for (const [place, { text, asks }] of asked.entries()) {
    if (place % 100 === 0) yield;
    add(text, asks === null ? NOTHING : UNSTATED.indexOf(asks));
  }
  yield;
  return train(examples, CLASSES, ASKS.course);
}

/** The greatest chance that a clause asks for anything, and whether the phrases say so. */
export interface Asking {
  readonly chance: number;
  readonly isNamed: boolean;
}

export function askingOf(model: Model, text: string, matches: readonly FullMatch[]): Asking {
  const chances = chancesOf(model, text, matches).map((each) => 1 - (each[NOTHING] as number));
  return { chance: Math.max(0, ...chances), isNamed: namedIn(text, matches).length > 0 };
}

/** What is asked for, likeliest first. Where the phrases say so too, less of a chance is enough. */
export function asksIn(model: Model, text: string, matches: readonly FullMatch[]): Unstated[] {
  const named = namedIn(text, matches);
  const least = named.length > 0 ? ASKS.leastNamed : ASKS.least;
  const found = new Map<Unstated, number>();
  for (const chances of chancesOf(model, text, matches)) {
    if ((chances[NOTHING] as number) > 1 - least) continue;
    UNSTATED.forEach((kind, place) => {
      const chance = chances[place] as number;
      if (chance >= (named.includes(kind) ? ASKS.eachNamed : ASKS.each)) found.set(kind, Math.max(chance, found.get(kind) ?? 0));
    });
  }
  return [...found].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
}

/** For each clause the chance of each datum, and last of none. */
export function chancesOf(model: Model, text: string, matches: readonly FullMatch[]): Float64Array[] {
  return featuresOf(text, matches).map((features) => {
    const scores = new Float64Array(CLASSES);
    addScores(model, Uint32Array.from(features), scores);
    const raised = scores.map((score) => Math.exp(score / Math.sqrt(features.size)));
    const sum = raised.reduce((all, one) => all + one, 0);
    return raised.map((one) => one / sum);
  });
}

interface Clause {
  readonly start: number;
  readonly text: string;
}

function clausesOf(text: string): Clause[] {
  return [...text.matchAll(CLAUSE)]
    .map((match) => ({ start: match.index, text: match[0] }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** For each clause. */
function featuresOf(text: string, matches: readonly FullMatch[]): Set<number>[] {
  const names = matches.filter(({ kind }) => NAMES.has(kind));
  return clausesOf(text).map((clause) => {
    const features = new Set([hash(ALWAYS)]);
    addGrams(features, [BEGIN, ...unitsOf(clause, names), END]);
    return features;
  });
}

function addGrams(features: Set<number>, row: readonly string[]): void {
  for (let i = 0; i < row.length; i++) {
    let gram = '';
    for (let j = i; j < i + ASKS.longest && j < row.length; j++) {
      gram = `${gram} ${row[j]}`;
      features.add(hash(gram));
    }
  }
}

/** Ideographs, words without their endings, and what stands for a name. */
function unitsOf({ start, text }: Clause, names: readonly FullMatch[]): string[] {
  const units: string[] = [];
  let taken = 0;
  for (const { index, 0: unit } of text.matchAll(UNIT)) {
    const at = start + index;
    if (at < taken) continue;
    const name = names.find((match) => match.start <= at && at < match.end);
    if (name !== undefined) {
      units.push(NAME);
      taken = name.end;
    } else if (IDEOGRAPH.test(unit)) units.push(unit);
    else units.push(/^\d/.test(unit) ? NUMBER : stem(unit));
  }
  return units;
}
