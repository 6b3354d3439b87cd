/** Plays the labelled situations: somebody who answers each question from what the persona knows, by a simple reading. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DialogBook } from '../../src/dialogs/continue-dialog.ts';
import { knowledge, Way } from './books.ts';

export interface Situation {
  readonly id: string;
  readonly persona: string;
  readonly facts: Readonly<Record<'org' | 'industry' | 'place' | 'size' | 'stage', string>> &
    Readonly<Record<'assets' | 'needs' | 'no', readonly string[]>>;
  readonly expect: readonly number[];
  readonly may: readonly number[];
  readonly must_not: readonly number[];
  readonly lead: Readonly<Record<string, readonly string[]>>;
}

export interface Played {
  readonly situation: Situation;
  readonly questions: readonly string[];
  /** Measures with their best class, best first. */
  readonly measures: readonly { readonly number: number; readonly class: string }[];
}

const FOLDER = join(import.meta.dirname, '../questions');

/** @param name of a file of labelled situations */
export function situations(name: string): readonly Situation[] {
  const lines = readFileSync(join(FOLDER, name), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Situation);
}

/** What the persona would say to a question, nearest first; 不确定 when nothing of it is an answer. */
function repliesTo(question: string, { facts, persona }: Situation): readonly string[] {
  const needs = facts.needs.join('，');
  const sentences = persona.split(/[。；.]/).join('。');
  const by: Readonly<Record<string, readonly string[]>> = {
    kind: [`${facts.org}，${facts.industry}`, persona],
    'finance-kind': [facts.org, persona],
    'service-kind': [facts.org, facts.industry, persona],
    'carrier-kind': [facts.org, persona],
    industry: [facts.industry, persona],
    idea: [facts.industry, persona],
    stage: [facts.stage, persona],
    registered: [`${facts.place}注册，${facts.assets.join('，')}`, persona],
  };
  return by[question] ?? [needs, `${needs}，${facts.assets.join('，')}`, sentences];
}

export function play(book: DialogBook, situation: Situation): Played {
  const way = new Way(book, 'navigator');
  const questions: string[] = [];
  while (way.said?.say === 'question') {
    const { id } = way.said.question;
    if (questions.push(id) > 20) throw new Error(`${situation.id} goes round in circles: ${questions.join(' ')}`);
    answer(way, repliesTo(id, situation));
  }
  way.finish();
  const found = way.said?.say === 'result' ? way.said.found : [];
  const measures = new Map<number, string>();
  for (const one of found) if (!measures.has(one.avenue.number)) measures.set(one.avenue.number, one.class);
  return { situation, questions, measures: [...measures].map(([number, verdict]) => ({ number, class: verdict })) };
}

/** In the persona's own words; where none of them is an answer, what was said before holds, or it is not sure. */
function answer(way: Way, replies: readonly string[]): void {
  const [at, offered] = way.said?.say === 'question' ? [way.said.question.id, way.said.offered] : [null, null];
  for (const reply of replies.filter((one) => one !== '')) {
    if (way.hear(reply).understood && way.at !== at) return;
  }
  if (offered === null) way.hear('不确定', 'unsure');
  else way.hear('对', 'yes');
}

export function figures(played: readonly Played[]) {
  const expected = played.flatMap(({ situation, measures }) =>
    situation.expect.map((number) => measures.some((one) => one.number === number)),
  );
  const first = played
    .filter(({ situation }) => situation.expect.length > 0)
    .map(({ situation, measures }) => measures.slice(0, 2).some((one) => one.number === situation.expect[0]));
  const wrong = played.filter(({ situation, measures }) => measures.some((one) => situation.must_not.includes(one.number)));
  const pushed = played.filter(({ situation, measures }) =>
    measures.some((one) => one.class === 'direct' && situation.must_not.includes(one.number)),
  );
  const counts = played.map(({ questions }) => questions.length).toSorted((a, b) => a - b);
  return {
    recommended: share(expected),
    firstOrSecond: share(first),
    wrong: wrong.map(({ situation }) => situation.id),
    pushed: pushed.map(({ situation }) => situation.id),
    leads: share(played.flatMap(leadsRight)),
    median: counts[Math.floor(counts.length / 2)] ?? 0,
    most: counts.at(-1) ?? 0,
  };
}

function leadsRight({ situation, measures }: Played): readonly boolean[] {
  return measures
    .filter(({ number }) => String(number) in situation.lead)
    .map(({ number }) => {
      const lead = knowledge.plans[0]?.measures.find((measure) => measure.number === number)?.lead ?? [];
      return JSON.stringify([...lead].sort()) === JSON.stringify([...(situation.lead[number] ?? [])].sort());
    });
}

function share(hits: readonly boolean[]): number {
  return hits.length === 0 ? 1 : hits.filter(Boolean).length / hits.length;
}
