/** All phrases of the knowledge in one list, each with what it is and which measures or silent matters it speaks for. */
import type { KnowledgeBase } from '../knowledge/model.ts';
import type { Sliced } from '../ops/slices.ts';
import { foldPhrase } from '../text/fold.ts';
import { type PhraseTables, phraseTablesOf } from '../text/phrase-tables.ts';
import { countOf, type Strings, stringAt, stringsOf } from '../text/string-table.ts';
import type { Match } from './model.ts';
import { createRegional, type RewriteRegional } from './regional.ts';

/** What several phrases say. */
export interface Thing {
  readonly kind: Match['kind'];
  readonly id: string;
  /** Measures (places in the plans' order) that it speaks for, weights 1–3. */
  readonly speaksFor: readonly { readonly measure: number; readonly weight: number }[];
}

export interface Entry extends Thing {
  readonly phrase: string;
  /** Place of the thing that it says. */
  readonly group: number;
}

export interface Vocabulary {
  readonly phrases: Strings;
  /** For each phrase the place of what it says. */
  readonly thingOf: Uint32Array;
  readonly things: readonly Thing[];
  readonly matcher: PhraseTables;
}

export function entryAt({ phrases, thingOf, things }: Vocabulary, place: number): Entry {
  const group = thingOf[place] as number;
  const { kind, id, speaksFor } = things[group] as Thing;
  return { phrase: stringAt(phrases, place), kind, id, speaksFor, group };
}

export function* entriesOf(vocabulary: Vocabulary): Generator<Entry, void> {
  for (let place = 0; place < countOf(vocabulary.phrases); place++) yield entryAt(vocabulary, place);
}

export function* vocabularyOf(knowledge: KnowledgeBase): Sliced<Vocabulary> {
  const measures = knowledge.plans.flatMap((plan) => plan.measures);
  const placeOf = new Map(measures.map((measure, place) => [`${measure.plan}/${measure.number}`, place]));
  const rewriteRegional = createRegional(knowledge.regional);
  const all: string[] = [];
  const thingOf: number[] = [];
  const things: Thing[] = [];
  const add = (kind: Thing['kind'], id: string, phrases: readonly string[], speaksFor: Thing['speaksFor'] = []): void => {
    const thing = things.push({ kind, id, speaksFor }) - 1;
    const seen = new Set<string>();
    for (const phrase of phrases) {
      for (const form of [phrase, regionalForm(phrase, rewriteRegional)]) {
        if (form === '' || seen.has(form)) continue;
        seen.add(form);
        all.push(form);
        thingOf.push(thing);
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
  const matcher = yield* phraseTablesOf(all);
  return { phrases: stringsOf(all), thingOf: Uint32Array.from(thingOf), things, matcher };
}

function folded(phrases: readonly string[]): string[] {
  return phrases.map(foldPhrase);
}

function regionalForm(phrase: string, rewrite: RewriteRegional): string {
  const parts = phrase.split('…');
  return parts.length === 1 ? rewrite(phrase, []).text : parts.map((part) => rewrite(part, []).text).join('…');
}
