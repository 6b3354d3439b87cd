/** What is searched: the plan, the outside documents, and passages in any number. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeBase } from '../../../src/knowledge/model.ts';
import { readLabelled } from '../../../src/review/labelled.ts';
import type { Question } from './figures.ts';
import { type Text, textOf } from './tokens.ts';

export interface Collection {
  readonly documents: readonly Text[];
  readonly questions: readonly Question[];
}

/** @param words whether the peers are given our owners' words too */
export function planCollection(knowledge: KnowledgeBase, file: string, words: boolean): Collection {
  const measures = knowledge.plans.flatMap((plan) => plan.measures);
  const placeOf = new Map(measures.map((measure, place) => [measure.number, place]));
  const documents = measures.map((measure) => {
    const own = [...measure.words, ...measure.avenues.flatMap((avenue) => [avenue.name['zh-Hans'], avenue.name.en, ...avenue.words])];
    const said = knowledge.concepts.filter(({ speaksFor }) => speaksFor.some(({ number }) => number === measure.number));
    const given = [measure.plain['zh-Hans'], measure.plain.en, ...own, ...said.flatMap(({ phrases }) => phrases)];
    return textOf([measure.title.shown, measure.text.shown, ...(words ? given : [])].join('\n'));
  });
  const rows = readLabelled(readFileSync(file, 'utf8')).filter(({ gold }) => gold.length > 0);
  const questions = rows.map(({ q, gold }) => ({ query: textOf(q), gold: new Set(gold.map((number) => placeOf.get(number) ?? -1)) }));
  return { documents, questions };
}

interface OutsideDocument {
  readonly id: string;
  readonly text: string;
}

export function outsideCollection(dir: string): Collection & { readonly texts: readonly string[] } {
  const documents = lines<OutsideDocument>(join(dir, 'ncp-corpus.jsonl'));
  const asked = lines<{ q: string; gold: string[] }>(join(dir, 'ncp-questions.jsonl'));
  const placeOf = new Map(documents.map(({ id }, place) => [id, place]));
  return {
    texts: documents.map(({ text }) => text),
    documents: documents.map(({ text }) => textOf(text)),
    questions: asked.map(({ q, gold }) => ({ query: textOf(q), gold: new Set(gold.map((id) => placeOf.get(id) ?? -1)) })),
  };
}

function lines<T>(file: string): T[] {
  if (!existsSync(file)) throw new Error(`${file} is missing: --outside takes the folder that holds it`);
  const all = readFileSync(file, 'utf8').split('\n');
  return all.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}

/** Sentences of the documents; beyond them, halves of two random sentences joined, from a seeded generator. */
export function passages(texts: readonly string[], count: number): string[] {
  const sentences = texts.flatMap((text) => text.split(/(?<=[。！？；])/)).filter((sentence) => sentence.trim().length > 15);
  const cut = sentences.map((sentence) => sentence.trim().slice(0, 200));
  const random = generator(11);
  const all = cut.slice(0, count);
  while (all.length < count) {
    const [a, b] = [cut[Math.floor(random() * cut.length)] as string, cut[Math.floor(random() * cut.length)] as string];
    all.push(a.slice(0, a.length >> 1) + b.slice(b.length >> 1));
  }
  return all;
}

/** Numbers in [0, 1), the same row for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
