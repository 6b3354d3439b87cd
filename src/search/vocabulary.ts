/** All phrases of the knowledge in one list, each with what it is and which measures or silent matters it speaks for. */
import type { KnowledgeBase, Measure } from '../knowledge/model.ts';
import type { Sliced } from '../ops/slices.ts';
import { fold, foldPhrase } from '../text/fold.ts';
import { createPhraseMatcher, type PhraseMatcher, phraseMatcherOf } from '../text/phrases.ts';
import type { Match } from './model.ts';

export interface Entry {
  readonly phrase: string;
  readonly kind: Match['kind'];
  readonly id: string;
  /** Measures (places in `measures`) that the phrase speaks for, weights 1–3. */
  readonly speaksFor: readonly { readonly measure: number; readonly weight: number }[];
  /** What several phrases of one thing have in common, so that they count once: place in `groups`. */
  readonly group: number;
}

export interface Vocabulary {
  readonly measures: readonly Measure[];
  readonly entries: readonly Entry[];
  readonly groups: number;
  readonly matcher: PhraseMatcher;
  readonly rewriteRegional: (
    text: string,
    keep: readonly (readonly [number, number])[],
  ) => { text: string; rewritten: { from: string; to: string }[] };
}

export function* vocabularyOf(knowledge: KnowledgeBase): Sliced<Vocabulary> {
  const measures = knowledge.plans.flatMap((plan) => plan.measures);
  const placeOf = new Map(measures.map((measure, place) => [`${measure.plan}/${measure.number}`, place]));
  const rewriteRegional = createRegional(knowledge.regional);
  const entries: Entry[] = [];
  let groups = 0;
  const add = (kind: Match['kind'], id: string, phrases: readonly string[], speaksFor: Entry['speaksFor'] = []): void => {
    const group = groups++;
    const seen = new Set<string>();
    for (const phrase of phrases) {
      for (const form of [phrase, regionalForm(phrase, rewriteRegional)]) {
        if (form === '' || seen.has(form)) continue;
        seen.add(form);
        entries.push({ phrase: form, kind, id, speaksFor, group });
      }
    }
  };

  for (const concept of knowledge.concepts) {
    yield;
    const speaksFor = concept.speaksFor.flatMap(({ plan, number, weight }) => {
      const measure = placeOf.get(`${plan}/${number}`);
      return measure === undefined ? [] : [{ measure, weight }];
    });
    add('concept', concept.id, concept.phrases, speaksFor);
  }
  for (const [place, measure] of measures.entries()) {
    yield;
    const speaksFor = [{ measure: place, weight: 3 }];
    const title = measure.title.shown.replace(/[。.]$/, '');
    add('measure-word', `${measure.plan}/${measure.number}`, folded([title, measure.titleEn, ...measure.words]), speaksFor);
    for (const avenue of measure.avenues)
      add('avenue', avenue.id, folded([avenue.name['zh-Hans'], avenue.name.en, ...avenue.words]), speaksFor);
  }
  for (const body of knowledge.bodies) add('body', body.name, folded([body.name, body.en, ...body.words]));
  for (const topic of knowledge.outside) {
    yield;
    add('outside', topic.id, folded(topic.phrases));
  }
  for (const facet of knowledge.facets) for (const value of facet.values) add('facet', `${facet.id}/${value.id}`, folded(value.words));
  for (const kind of knowledge.unstated) {
    add('unstated', kind.id, folded(kind.phrases));
    add('unstated-except', kind.id, folded(kind.except));
  }
  for (const plan of knowledge.plans) {
    add('plan-word', plan.id, folded([plan.shortName['zh-Hans'], plan.shortName.en, ...plan.words]));
    for (const section of plan.sections) add('plan-word', `${plan.id}/${section.id}`, folded(section.words));
    for (const phase of plan.phases) {
      add('phase-word', `${plan.id}/${phase.number}`, folded([phase.title.shown, ...phase.words]));
      for (const commitment of phase.commitments)
        add('phase-word', `${plan.id}/${phase.number}/${commitment.id}`, folded(commitment.words));
    }
  }
  const matcher = yield* phraseMatcherOf(entries.map((entry) => entry.phrase));
  return { measures, entries, groups, matcher, rewriteRegional };
}

function folded(phrases: readonly string[]): string[] {
  return phrases.map(foldPhrase);
}

function regionalForm(phrase: string, rewrite: Vocabulary['rewriteRegional']): string {
  const parts = phrase.split('…');
  return parts.length === 1 ? rewrite(phrase, []).text : parts.map((part) => rewrite(part, []).text).join('…');
}

/** Rewrites regional wording, the longest first, but nothing within the stretches to keep. */
function createRegional(words: KnowledgeBase['regional']): Vocabulary['rewriteRegional'] {
  const pairs = words.map(({ say, mean }) => ({ say: fold(say), mean: fold(mean) }));
  const matcher = createPhraseMatcher(pairs.map(({ say }) => say));
  const beginnings = new Set(pairs.map(({ say }) => say[0]));
  return (text, keep) => {
    if (!hasAny(text, beginnings)) return { text, rewritten: [] };
    const hits = matcher.find(text).flatMap(({ phrase, parts }) => {
      const part = parts[0] as readonly [number, number];
      const kept = keep.some(([start, end]) => start <= part[0] && part[1] <= end && end - start > part[1] - part[0]);
      return kept ? [] : [{ start: part[0], end: part[1], to: (pairs[phrase] as { mean: string }).mean }];
    });
    hits.sort((a, b) => a.start - b.start || b.end - a.end);
    const rewritten: { from: string; to: string }[] = [];
    let out = '';
    let at = 0;
    for (const { start, end, to } of hits) {
      const from = text.slice(start, end);
      if (start < at || from === to) continue;
      out += text.slice(at, start) + to;
      at = end;
      rewritten.push({ from, to });
    }
    return { text: out + text.slice(at), rewritten };
  };
}

function hasAny(text: string, characters: ReadonlySet<string | undefined>): boolean {
  for (let i = 0; i < text.length; i++) if (characters.has(text[i])) return true;
  return false;
}
