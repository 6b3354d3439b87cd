/** Evidence for each measure and against all of them, from the phrases found and from retrieval. */
import type { KnowledgeBase, Measure } from '../knowledge/model.ts';
import { fold } from '../text/fold.ts';
import { type Example, trainClassifier } from './classifier.ts';
import { type Analyser, covers, type FullMatch } from './analyse.ts';
import { DUTY_WORDS } from './duty-words.ts';
import { createRetrieval, type DocumentTerms, type Ranked, type Retrieval } from './retrieval.ts';
import { termsOf, wordsOf } from './terms.ts';
import type { Entry, Vocabulary } from './vocabulary.ts';
import { FIELDS, WEIGHTS, type Weights } from './weights.ts';

/** What speaks for a measure (or a silent matter), and how strongly. */
export interface Reason {
  readonly what: string;
  readonly from: 'concept' | 'own' | 'text' | 'near' | 'learned' | 'body' | 'outside';
  readonly score: number;
}

export interface Evidence {
  /** For each measure (place in the vocabulary's list), the sum of what speaks for it. */
  readonly measures: Float64Array;
  /** The part of it that phrases carry: found word for word. */
  readonly literal: Float64Array;
  /** For each silent matter that is spoken of, its strength. */
  readonly outside: ReadonlyMap<string, number>;
  /** The classifier's share of each measure, and last of none. */
  readonly shares: Float64Array;
  readonly reasons: ReadonlyMap<number, readonly Reason[]>;
}

/** Everything that the weights are applied to. */
export interface Gathered {
  readonly speaking: readonly FullMatch[];
  readonly bodies: readonly FullMatch[];
  readonly lexical: readonly Ranked[];
  readonly near: readonly Ranked[];
  /** For each measure, and last for none of them, what the classifier says. */
  readonly learned: Float64Array;
  readonly length: number;
}

export interface Scorer {
  /** @param length of the text that the matches' places are in */
  gather(matches: readonly FullMatch[], text: string, length: number): Gathered;
  weigh(gathered: Gathered, weights?: Weights): Evidence;
  /** Terms that a text is looked up by. */
  terms(text: string): string[];
}

const SPEAKING: ReadonlySet<string> = new Set(['concept', 'measure-word', 'avenue', 'outside']);
const NEAR_LIMIT = 30;
const CHARACTER_MARK = '\u0002';

export function createScorer(knowledge: KnowledgeBase, vocabulary: Vocabulary, analyser: Analyser, chosen: Weights = WEIGHTS): Scorer {
  const { measures } = vocabulary;
  const noStops: ReadonlySet<string> = new Set();
  const stops = new Set([...knowledge.stopWords, ...DUTY_WORDS]);
  const indexTerms = (text: string): string[] => termsOf(wordsOf(fold(text), analyser.ownWords), noStops);
  const terms = (text: string): string[] => termsOf(wordsOf(text, analyser.ownWords), stops);

  const lexical = createRetrieval(
    measures.map((measure) => fieldsOf(measure).map((text) => indexTerms(text))),
    Object.values(FIELDS),
  );
  const near = createNear(knowledge, vocabulary, (phrases) => [phrases.flatMap((phrase) => phrase.split('…').flatMap((part) => indexTerms(part)))]);
  const classifier = trainClassifier(examplesOf(vocabulary, (text) => featuresOf(text, terms(text), stops)), measures.length + 1);
  const leads = measures.map((measure) => new Set(measure.lead));
  const cooperates = measures.map((measure) => new Set([...measure.cooperating, ...measure.undivided]));
  const topicWeight = new Map(knowledge.outside.map((topic) => [topic.id, topic.weight]));

  function gather(matches: readonly FullMatch[], text: string, length: number): Gathered {
    const speaking = matches.filter((match) => SPEAKING.has(match.kind));
    const asked = terms(text);
    return {
      speaking: speaking.filter((match) => !speaking.some((other) => covers(other, match))),
      bodies: matches.filter((match) => match.kind === 'body'),
      lexical: lexical.rank(asked, measures.length),
      near: near.retrieval.rank(asked, NEAR_LIMIT),
      learned: classifier.scores(featuresOf(text, asked, stops)),
      length,
    };
  }

  function weigh(gathered: Gathered, weights: Weights = chosen): Evidence {
    const sums = new Float64Array(measures.length);
    const literal = new Float64Array(measures.length);
    const outside = new Map<string, number>();
    const reasons = new Map<number, Reason[]>();
    const speak = (measure: number, reason: Reason): void => {
      sums[measure] = (sums[measure] as number) + reason.score;
      if (reason.from === 'concept' || reason.from === 'own') literal[measure] = (literal[measure] as number) + reason.score;
      const known = reasons.get(measure);
      if (known === undefined) reasons.set(measure, [reason]);
      else known.push(reason);
    };

    const claims = new Map<number | string, Claim[]>();
    const claim = (target: number | string, made: Claim): void => {
      const known = claims.get(target);
      if (known === undefined) claims.set(target, [made]);
      else known.push(made);
    };
    for (const match of gathered.speaking) {
      const strength = strengthOf(match.entry, weights);
      if (match.kind === 'outside') claim(match.id, { match, strength: (strength * weights.outside * (topicWeight.get(match.id) ?? 2)) / 3 });
      const from = match.kind === 'concept' ? weights.concept : weights.own;
      const spread = match.entry.speaksFor.length ** weights.spread;
      for (const { measure, weight } of match.entry.speaksFor) claim(measure, { match, strength: (strength * from * (weight / 3) ** weights.weightPower) / spread });
    }
    for (const [target, made] of claims) {
      for (const { match, strength } of settle(made, gathered.length, weights)) {
        if (typeof target === 'string') outside.set(target, (outside.get(target) ?? 0) + strength);
        else speak(target, { what: match.phrase, from: match.kind === 'concept' ? 'concept' : 'own', score: strength });
      }
    }

    for (const { document, score } of gathered.lexical) speak(document, { what: '', from: 'text', score: score * weights.lexical });
    for (const { document, score } of gathered.near.slice(0, weights.nearest)) {
      const target = near.targets[document] as Target;
      const points = score ** weights.nearPower * weights.near;
      const spread = target.speaksFor.length ** weights.spread;
      for (const { measure, weight } of target.speaksFor) speak(measure, { what: target.id, from: 'near', score: (points * (weight / 3) ** weights.weightPower) / spread });
      if (target.topic) outside.set(target.id, (outside.get(target.id) ?? 0) + points * weights.outsideNear);
    }
    const shares = softmax(gathered.learned, weights.sharpness);
    shares.forEach((share, measure) => {
      if (measure < measures.length) speak(measure, { what: '', from: 'learned', score: share * weights.learned });
    });
    for (const match of gathered.bodies) {
      leads.forEach((names, measure) => {
        if (names.has(match.id)) speak(measure, { what: match.id, from: 'body', score: weights.leads });
        else if (cooperates[measure]?.has(match.id)) speak(measure, { what: match.id, from: 'body', score: weights.cooperates });
      });
    }
    return { measures: sums, literal, outside, shares, reasons };
  }
  return { gather, weigh, terms };
}

function softmax(scores: Float64Array, sharpness: number): Float64Array {
  const greatest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp((score - greatest) * sharpness));
  const sum = raised.reduce((all, one) => all + one, 0);
  return raised.map((one) => one / sum);
}

/** What the classifier reads: the terms, and the ideographs alone. */
function featuresOf(text: string, terms: readonly string[], stops: ReadonlySet<string>): string[] {
  const features = new Set(terms);
  for (const character of text) if (isIdeograph(character) && !stops.has(character)) features.add(CHARACTER_MARK + character);
  return [...features];
}

function isIdeograph(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff';
}

/** Every phrase, title and sentence of the knowledge, as an example of what it speaks for; the last class is none of the measures. */
function examplesOf({ entries, measures }: Vocabulary, featuresOf: (text: string) => string[]): Example[] {
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

interface Claim {
  readonly match: FullMatch;
  readonly strength: number;
}

/** A longer phrase says more: in ideographs, Latin letters counting a third. */
function strengthOf(entry: Entry, weights: Weights): number {
  let length = 0;
  for (let i = 0; i < entry.phrase.length; i++) length += entry.phrase.charCodeAt(i) < 0x80 ? 0.35 : entry.phrase[i] === '…' ? 0 : 1;
  return Math.min(1.6, (length / 4) ** weights.lengthPower);
}

/**
 * Several phrases over the same stretch of text say one thing once: the strongest counts in full,
 * another only for the characters that none before it covered, and a little for agreeing.
 */
function settle(claims: Claim[], length: number, weights: Weights): Claim[] {
  if (claims.length === 1) return claims;
  claims.sort((a, b) => b.strength - a.strength);
  const covered = new Uint8Array(length + 1);
  return claims.map(({ match, strength }) => {
    let fresh = 0;
    let all = 0;
    for (const [start, end] of match.parts) {
      for (let i = start; i < end; i++) {
        all++;
        if (covered[i] === 0) fresh++;
        covered[i] = 1;
      }
    }
    const share = fresh / Math.max(1, all);
    return { match, strength: strength * (share + (1 - share) * weights.agreement) };
  });
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

interface Target {
  readonly id: string;
  readonly topic: boolean;
  readonly speaksFor: readonly { readonly measure: number; readonly weight: number }[];
}

/** The concepts and silent matters as documents made of their phrases. */
function createNear(
  knowledge: KnowledgeBase,
  vocabulary: Vocabulary,
  document: (phrases: readonly string[]) => DocumentTerms,
): { retrieval: Retrieval; targets: readonly Target[] } {
  const targets: Target[] = [];
  const phrases: (readonly string[])[] = [];
  // English wording is a document of its own: beside many Chinese phrases it would count for little.
  const byGroup = new Map<string, string[]>();
  for (const entry of vocabulary.entries) {
    if (entry.kind !== 'concept') continue;
    const key = `${entry.group} ${/^[ -~]/.test(entry.phrase)}`;
    const known = byGroup.get(key);
    if (known !== undefined) known.push(entry.phrase);
    else {
      const list = [entry.phrase];
      byGroup.set(key, list);
      targets.push({ id: entry.id, topic: false, speaksFor: entry.speaksFor });
      phrases.push(list);
    }
  }
  for (const topic of knowledge.outside) {
    targets.push({ id: topic.id, topic: true, speaksFor: [] });
    phrases.push(topic.phrases);
  }
  return { retrieval: createRetrieval(phrases.map(document), [{ weight: 1, lengthNormalisation: 0.75 }]), targets };
}
