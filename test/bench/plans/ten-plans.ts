/** Ten plans with 413 measures in a folder: the shipped one, a real one of another issuer, three that copy the shipped one, five on other matters. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readImportWords } from '../../../src/knowledge/import/read-words.ts';
import { importWords } from '../../../src/knowledge/import/words.ts';
import { sha256Of } from '../../../src/knowledge/import/workspace.ts';
import { programRoot } from '../../../src/ops/settings-groups.ts';
import { finished } from './finish.ts';
import { composed, TOPICS } from './topics.ts';

export const FIRST = 'dg-2015-31';
const REAL = ['chongqing'];
/** Near-copies: the same text with another city, other years and another number. */
const COPIES = [
  { id: 'fs-2016-40', city: '佛山', from: 2016, number: 40 },
  { id: 'hz-2018-12', city: '惠州', from: 2018, number: 12 },
  { id: 'jm-2019-7', city: '江门', from: 2019, number: 7 },
];

/** @param dir gets `knowledge/` and `seeds/` */
export function layOutTenPlans(dir: string): void {
  for (const folder of ['knowledge', 'seeds']) cpSync(join(programRoot(), folder), join(dir, folder), { recursive: true });
  const knowledgeDir = join(dir, 'knowledge');
  const { file } = readImportWords(knowledgeDir);
  if (file === null) throw new Error('import-words.yaml does not hold');
  const words = importWords(file);
  const named = new Set<string>();
  const add = (id: string, document: string, wordsOf: (number: number) => readonly string[]): void => {
    const plan = finished(id, document, words, wordsOf);
    save(join(dir, 'seeds', `${id}.txt`), document);
    for (const [path, content] of plan.files) save(join(knowledgeDir, id, path), content);
    for (const body of plan.bodies) named.add(body);
  };
  for (const id of REAL) add(id, readFileSync(join(programRoot(), 'test', 'plans', `${id}.txt`), 'utf8'), () => []);
  for (const topic of TOPICS) {
    const { document, words: called } = composed(topic);
    add(topic.id, document, (number) => called[number - 1] ?? []);
  }
  for (const copy of COPIES) copyFirst(dir, copy);
  addBodies(knowledgeDir, named);
}

function copyFirst(dir: string, { id, city, from, number }: (typeof COPIES)[number]): void {
  const first = join(dir, 'knowledge', FIRST);
  const other = (text: string): string =>
    ofCity(text, city)
      .replaceAll('2015-01-01', `${from}-01-01`)
      .replaceAll('2017-12-31', `${from + 2}-12-31`)
      .replaceAll(/2015([—-])2017/g, `${from}$1${from + 2}`)
      .replaceAll(/东府办([(〔])2015([)〕])31号/g, `${city.slice(0, 1)}府办$1${from}$2${number}号`);
  const plan = readFileSync(join(first, 'plan.yaml'), 'utf8');
  const [, source = '', hash = ''] = /source: \{ file: (\S+), sha256: (\w+) \}/.exec(plan) ?? [];
  const document = other(readFileSync(join(dir, source), 'utf8'));
  save(join(dir, 'seeds', `${id}.txt`), document);
  save(
    join(dir, 'knowledge', id, 'plan.yaml'),
    other(plan).replace(FIRST, id).replace(source, `seeds/${id}.txt`).replace(hash, sha256Of(document)),
  );
  for (const name of readdirSync(join(first, 'measures')))
    save(join(dir, 'knowledge', id, 'measures', name), other(readFileSync(join(first, 'measures', name), 'utf8')));
}

function ofCity(text: string, city: string): string {
  return text.replaceAll('东莞', city).replaceAll('松山湖', `${city}湖`);
}

function addBodies(knowledgeDir: string, named: ReadonlySet<string>): void {
  const path = join(knowledgeDir, 'bodies.yaml');
  const known = parse(readFileSync(path, 'utf8')) as { name: string }[];
  const copied = COPIES.flatMap(({ city }) => known.map(({ name }) => ofCity(name, city)));
  const more = [...copied, ...named].filter((name) => !known.some((body) => body.name === name));
  const entries = [...new Set(more)].map((name) => ({ name, kind: 'department', en: 'A body', words: [] }));
  save(path, stringify([...known, ...entries], { aliasDuplicateObjects: false }));
}

function save(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
