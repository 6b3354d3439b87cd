import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readLabelled } from '../../src/review/labelled.ts';
import { fold } from '../../src/text/fold.ts';
import { knowledge } from '../search/shipped.ts';

const QUESTIONS = join(import.meta.dirname, '..', 'questions');
const TOO_NEAR = 0.8;

/** Without marks and blanks: what remains of a question when it is copied carelessly. */
function plain(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function pairs(text: string): ReadonlySet<string> {
  const all = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) all.add(text.slice(i, i + 2));
  return all;
}

interface Question {
  readonly id: string;
  /** Of its pairs. */
  readonly size: number;
}

/** The plan's own terms, titles and avenues are nobody's copy. */
function ownTerms(): ReadonlySet<string> {
  const measures = knowledge.plans.flatMap((plan) => plan.measures);
  const names = measures.flatMap(({ title, titleEn, words, avenues }) => [
    title.shown,
    titleEn,
    ...words,
    ...avenues.flatMap(({ name, words: more }) => [name['zh-Hans'], name.en, ...more]),
  ]);
  const text = measures.map((measure) => plain(measure.text.shown)).join('\n');
  const terms = new Set(names.map(plain));
  for (const { phrases } of knowledge.concepts) for (const phrase of phrases) if (text.includes(plain(phrase))) terms.add(plain(phrase));
  return terms;
}

it('no owners’ word, and no example of asking, is a labelled question, or near one', () => {
  const questions = readdirSync(QUESTIONS)
    .filter((name) => name.endsWith('.jsonl') && !name.startsWith('dialogs'))
    .flatMap((name) => readLabelled(readFileSync(join(QUESTIONS, name), 'utf8')))
    .filter(({ kind }) => kind !== 'command' && kind !== 'small-talk')
    .map(({ id, q }) => ({ id, text: plain(q) }))
    .filter(({ text }) => text.length >= 4);
  const holding = new Map<string, Question[]>();
  for (const { id, text } of questions) {
    const held = pairs(text);
    const question = { id, size: held.size };
    for (const pair of held) holding.set(pair, [...(holding.get(pair) ?? []), question]);
  }
  const own = ownTerms();
  const written = [
    ...knowledge.concepts.flatMap(({ phrases }) => phrases),
    ...knowledge.outside.flatMap(({ phrases }) => phrases),
    ...knowledge.asked.map(({ text }) => text),
  ];
  const copies = written.flatMap((phrase) => {
    const text = plain(phrase);
    if (text.length < 4 || own.has(text)) return [];
    const said = pairs(text);
    const common = new Map<Question, number>();
    for (const pair of said) for (const question of holding.get(pair) ?? []) common.set(question, (common.get(question) ?? 0) + 1);
    const near = [...common].find(([question, both]) => both / (said.size + question.size - both) >= TOO_NEAR)?.[0];
    return near === undefined ? [] : [`${near.id}: ${phrase}`];
  });
  expect(copies).toEqual([]);
});
