import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compileFolders } from '../../src/knowledge/compile.ts';
import { readKnowledgeFolders } from '../../src/knowledge/folders.ts';
import { draftOf } from '../../src/knowledge/import/draft.ts';
import { draftFiles } from '../../src/knowledge/import/draft-files.ts';
import { findPlan } from '../../src/knowledge/import/find-plan.ts';
import { readImportWords } from '../../src/knowledge/import/read-words.ts';
import { type ImportWordsFile, importWords } from '../../src/knowledge/import/words.ts';
import { sha256Of } from '../../src/knowledge/import/workspace.ts';
import { txtOf } from './make-documents.ts';

const words = importWords(readImportWords('knowledge').file as ImportWordsFile);
const folders = readKnowledgeFolders({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
const OURS = { 'zh-Hans': '写明要做什么。', en: 'What is to be done.' };

type File = Record<string, unknown> & { title: object; sections?: File[]; phases?: File[]; heading: object; issuer?: object };

/** As people finish a file: only what the draft leaves to them. */
function finished(path: string, content: string): File {
  const file = parse(content) as File;
  const title = { ...file.title, en: 'A title' };
  const part = (each: File) => ({
    ...each,
    plain: OURS,
    ...(each.heading ? { heading: { ...each.heading, en: 'A heading' } } : { title: { ...each.title, en: 'A phase' } }),
  });
  if (path !== 'plan.yaml')
    return {
      ...file,
      title,
      section: file.section ?? 'section-1',
      audiences: ['enterprise'],
      plain: OURS,
      examples: { 'zh-Hans': [`${path}讲什么`], en: ['What?'] },
    };
  const issuer = { name: '某机关', ...file.issuer, en: 'An office' };
  const valid = { from: '2020-01-01', to: '2030-12-31', quote: file.text };
  return {
    ...file,
    title,
    issuer,
    valid,
    'short-name': OURS,
    plain: OURS,
    sections: (file.sections ?? []).map(part),
    ...(file.phases ? { phases: file.phases.map(part) } : {}),
  } as unknown as File;
}

function findingsOf(document: string): readonly string[] {
  const draft = draftOf(findPlan(document, words), 'seeds/second.txt', words);
  const files = new Map(folders.knowledge.files);
  const names = new Set<string>();
  for (const [path, content] of draftFiles(draft, { id: 'second', file: 'seeds/second.txt', sha256: sha256Of(document) })) {
    files.set(`second/${path}`, Buffer.from(stringify(finished(path, content), { aliasDuplicateObjects: false })));
  }
  for (const { names: named } of draft.measures)
    for (const name of [...named.lead, ...named.cooperating, ...named.undivided]) names.add(name);
  const bodies = parse(Buffer.from(files.get('bodies.yaml') ?? '').toString()) as { name: string }[];
  const more = [...names]
    .filter((name) => !bodies.some((body) => body.name === name))
    .map((name) => ({ name, kind: 'department', en: 'A body', words: [] }));
  files.set('bodies.yaml', Buffer.from(stringify([...bodies, ...more])));
  const seeds = { ...folders.seeds, files: new Map([...folders.seeds.files, ['second.txt', Buffer.from(document)] as const]) };
  const compiled = compileFolders({ ...folders, knowledge: { ...folders.knowledge, files }, seeds });
  const all = 'findings' in compiled ? compiled.findings : [];
  return all.filter(({ file }) => file.includes('second')).map(({ file, message }) => `${file} ${message}`);
}

/** Articles under no heading at all, and a first number that is a heading: there people have to choose the section. */
const LEFT_TO_PEOPLE = ['lanshan-articles.txt', 'taoyuan-traditional.txt'];
const LAYOUTS = readdirSync('test/plans/layouts').filter((file) => file.endsWith('.txt') && !LEFT_TO_PEOPLE.includes(file));

describe('a draft points into its source as the check wants it', () => {
  it.each(['gf-2018-39.txt', 'gf-2018-38.txt', 'chongqing.txt', ...LAYOUTS.map((file) => `layouts/${file}`)])('%s', (name) => {
    const findings = findingsOf(txtOf(readFileSync(`test/plans/${name}`, 'utf8')));
    expect(findings.filter((finding) => !/缺少「document-number」|没有一个文件引到/.test(finding))).toEqual([]);
  });
});
