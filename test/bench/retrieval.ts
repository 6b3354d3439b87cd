/**
 * Our search beside the engines that a team would pick instead, in one run on the same tokens and questions:
 * (a) the plan, (b) outside documents, (c) growing numbers of passages. (b) and (c) need `--outside DIR`.
 */
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { OWN_CACHES } from '../../src/commands/places.ts';
import { loadKnowledge } from '../../src/knowledge/cache.ts';
import type { KnowledgeBase } from '../../src/knowledge/model.ts';
import { programRoot, readPlaces } from '../../src/ops/settings-groups.ts';
import { createSearch } from '../../src/search/search.ts';
import { WEIGHTS } from '../../src/search/weights.ts';
import { outsideCollection, passages, planCollection } from './retrieval/corpora.ts';
import { askingCurve, curve } from './retrieval/curve.ts';
import { ENGINES, type Engine } from './retrieval/engines.ts';
import { type Question, type Row, run, table } from './retrieval/figures.ts';
import { fitted } from './retrieval/fit.ts';
import { candidateRecall, OUR_DOCUMENTS, OUR_PASSAGES, wholeSearch } from './retrieval/ours.ts';
import { type Text, textOf } from './retrieval/tokens.ts';

type Print = (line: string) => void;

const SIZES = [1_000, 10_000, 100_000];
/** Slower ones would take the better part of an hour at the greatest size. */
const FAST_ENOUGH_FOR_ALL: ReadonlySet<string> = new Set([
  'FlexSearch + jieba, suggest',
  'SQLite FTS5 + jieba',
  'MiniSearch + jieba',
  'BM25, jieba and pairs',
]);

/** What DECISION.signs should be: to be copied there. */
async function printFit(print: Print): Promise<void> {
  const compiled = await loadKnowledge({ ...readPlaces({}), cacheFile: OWN_CACHES.knowledge });
  if ('findings' in compiled) throw new Error('the knowledge does not hold');
  const search = createSearch(compiled.knowledge, { learnedFile: OWN_CACHES.learned });
  for (const line of fitted(search, join(programRoot(), 'test', 'questions'))) print(line);
}

export async function benchRetrieval(print: Print, outside: string | undefined): Promise<void> {
  const compiled = await loadKnowledge({ ...readPlaces({}), cacheFile: OWN_CACHES.knowledge });
  if ('findings' in compiled) throw new Error('the knowledge does not hold');
  const { knowledge } = compiled;
  const file = join(programRoot(), 'test', 'questions', 'dev.jsonl');
  await benchPlan(print, knowledge, file);
  ablations(print, knowledge, file);
  const shipped = createSearch(knowledge, { learnedFile: OWN_CACHES.learned });
  for (const line of [...curve(shipped, file), ...askingCurve(shipped, dirname(file))]) print(line);
  if (outside === undefined) return print('\n(b) and (c) are skipped: they need --outside DIR');
  const collection = outsideCollection(outside);
  print(`\n## (b) ${collection.documents.length} outside documents, ${collection.questions.length} questions`);
  for (const line of await tableOf([...ENGINES, OUR_DOCUMENTS], collection.documents, collection.questions)) print(line);
  for (const size of SIZES) await benchPassages(print, passages(collection.texts, size), collection.questions);
}

async function benchPlan(print: Print, knowledge: KnowledgeBase, file: string): Promise<void> {
  const numbers = knowledge.plans.flatMap((plan) => plan.measures.map(({ number }) => number));
  const ours = wholeSearch(
    createSearch(knowledge, { learnedFile: OWN_CACHES.learned }),
    new Map(numbers.map((number, place) => [number, place])),
  );
  const bare = planCollection(knowledge, file, false);
  print(`## (a) the plan, ${bare.questions.length} questions; peers index its text`);
  for (const line of await tableOf([...ENGINES, ours], bare.documents, bare.questions)) print(line);
  const given = planCollection(knowledge, file, true);
  print('\n## (a) the same; peers are given our owners’ words too');
  for (const line of await tableOf([...ENGINES, ours], given.documents, given.questions)) print(line);
}

async function tableOf(engines: readonly Engine[], documents: readonly Text[], questions: readonly Question[]): Promise<string[]> {
  const rows: Row[] = [];
  for (const engine of engines) rows.push(await run(engine, documents, questions));
  return table(rows);
}

async function benchPassages(print: Print, texts: readonly string[], questions: readonly Question[]): Promise<void> {
  const asked = questions.map(({ query }) => ({ query, gold: new Set<number>() }));
  print(`\n## (c) ${texts.length} passages: time and memory (no right answers are known here)`);
  const engines = ENGINES.filter(({ name }) => texts.length <= 10_000 || FAST_ENOUGH_FOR_ALL.has(name));
  for (const line of await tableOf([...engines, OUR_PASSAGES], texts.map(textOf), asked)) print(line);
  const share = candidateRecall(
    texts,
    questions.map(({ query }) => query.text),
  );
  print(`first hits of an exhaustive scan that the candidate stage keeps: ${(share * 100).toFixed(1)} %`);
}

/** Recall@1 with one kind of evidence left out. */
function ablations(print: Print, knowledge: KnowledgeBase, file: string): void {
  const { questions } = planCollection(knowledge, file, false);
  const numbers = knowledge.plans.flatMap((plan) => plan.measures.map(({ number }) => number));
  print('\n## Left out, one at a time: Recall@1 and Recall@3');
  for (const part of [null, 'phrase', 'lexical', 'near', 'learned', 'leads', 'cooperates', 'spread', 'weightPower'] as const) {
    const weights = part === null ? WEIGHTS : { ...WEIGHTS, [part]: 0 };
    const search = createSearch(knowledge, { learnedFile: OWN_CACHES.learned, weights });
    const ranks = questions.map(({ query, gold }) =>
      search.find(query.text).hits.findIndex(({ number }) => gold.has(numbers.indexOf(number))),
    );
    const within = (most: number): string => (ranks.filter((rank) => rank >= 0 && rank < most).length / ranks.length).toFixed(3);
    print(`${(part ?? 'nothing').padEnd(12)} ${within(1)} ${within(3)}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { outside: { type: 'string' }, fit: { type: 'boolean' } } });
  if (values.fit) await printFit(console.log);
  else await benchRetrieval(console.log, values.outside);
}
