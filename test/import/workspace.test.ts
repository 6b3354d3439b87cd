import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import type { MeasureFile } from '../../src/knowledge/schemas/measure.ts';

const dir = mkdtempSync(join(tmpdir(), 'workspace-'));
const places = { knowledgeDir: join(dir, 'knowledge'), seedsDir: join(dir, 'seeds') };
const PLAN = readFileSync('test/plans/chongqing.txt', 'utf8');
const document = join(dir, 'plan.txt');
const draft = join(dir, 'knowledge/drafts/yfbf-2023-38');
const ninth = join(draft, 'measures/09.yaml');

beforeAll(() => {
  for (const folder of ['knowledge', 'seeds']) cpSync(folder, join(dir, folder), { recursive: true });
  writeFileSync(document, PLAN);
});
afterAll(() => rmSync(dir, { recursive: true }));

function runImport(...args: string[]): string {
  const env = { ...process.env, KNOWLEDGE_DIR: places.knowledgeDir, SEEDS_DIR: places.seedsDir };
  return execFileSync(process.execPath, ['dist/commands/knowledge.js', 'import', document, ...args], { env, encoding: 'utf8' });
}

function read(path: string): Record<string, unknown> {
  return parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

/** What only people can write, as they would. */
function fillIn(path: string, words: Record<string, unknown>): void {
  const file = read(path);
  const title = typeof file.title === 'object' ? { ...file.title, en: 'A title' } : file.title;
  writeFileSync(path, stringify({ ...file, ...words, title }, { aliasDuplicateObjects: false }));
}

const OURS = { 'zh-Hans': '写明要做什么。', en: 'What is to be done.' };

describe('a document becomes knowledge', () => {
  it('the first import writes the text, the original with its hash, and drafts', () => {
    const output = runImport();
    expect(output).toContain('找到 33 条措施');
    expect(output).toMatch(/seeds\/yfbf-2023-38\.txt:4:1: 「各区县/);
    expect(readFileSync(join(dir, 'seeds/yfbf-2023-38.txt'), 'utf8')).toBe(PLAN);
    const hash = createHash('sha256').update(PLAN).digest('hex');
    expect(readFileSync(join(dir, 'seeds/originals/yfbf-2023-38.txt.sha256'), 'utf8')).toBe(`${hash}  yfbf-2023-38.txt\n`);
    expect(readdirSync(join(draft, 'measures'))).toHaveLength(33);
    expect(read(ninth)).toMatchObject({ number: 9, lead: ['市发展改革委'], undivided: ['市级有关部门和各区县政府'] });
  });

  it('importing it again finds no difference', () => {
    expect(runImport()).toContain('没有不同');
  });

  it('a changed document shows its differences and changes no file', () => {
    fillIn(ninth, { plain: { 'zh-Hans': '我们的话', en: 'Our words' }, lead: ['市发展改革委', '人民银行重庆市分行'] });
    const before = readFileSync(ninth, 'utf8');
    writeFileSync(
      document,
      PLAN.replace('（市司法局负责）', '（市司法局、市律师协会负责）').replace('50 个以上。建立健全', '60 个以上。建立健全'),
    );
    const output = runImport();
    expect(output).toMatch(/第22条的责任单位：文件里是「市司法局」，这次读到「市司法局、市律师协会」\n/);
    expect(output).toMatch(/第9条的牵头：.*人写的，保留/);
    expect(readFileSync(ninth, 'utf8')).toBe(before);
    expect(read(join(draft, 'measures/22.yaml')).undivided).toEqual(['市司法局']);
  });

  it('--update takes over what changed and keeps what people wrote', () => {
    runImport('--update');
    expect(read(join(draft, 'measures/22.yaml')).undivided).toEqual(['市司法局', '市律师协会']);
    expect(read(ninth)).toMatchObject({ lead: ['市发展改革委', '人民银行重庆市分行'], plain: { 'zh-Hans': '我们的话', en: 'Our words' } });
    expect(readFileSync(join(dir, 'seeds/yfbf-2023-38.txt'), 'utf8')).toContain('60 个以上。建立健全');
  });

  it('a draft that people have finished compiles without a finding', () => {
    const names = new Set<string>();
    for (const name of readdirSync(join(draft, 'measures'))) {
      const path = join(draft, 'measures', name);
      fillIn(path, { audiences: ['enterprise'], plain: OURS, examples: { 'zh-Hans': [`第${name}条讲什么`], en: ['What is this about?'] } });
      if (name === '09.yaml') fillIn(path, { lead: ['市发展改革委'] });
      const { lead = [], cooperating = [], undivided = [] } = read(path) as unknown as MeasureFile;
      for (const body of [...lead, ...cooperating, ...undivided]) names.add(body);
    }
    const plan = read(join(draft, 'plan.yaml')) as { sections: Record<string, unknown>[]; issuer: object };
    const sections = plan.sections.map((section) => ({
      ...section,
      heading: { ...(section.heading as object), en: 'A heading' },
      plain: OURS,
    }));
    const valid = { from: '2023-01-01', to: '2023-12-31', quote: '以数字化变革为引领' };
    fillIn(join(draft, 'plan.yaml'), { sections, 'short-name': OURS, plain: OURS, valid, issuer: { ...plan.issuer, en: 'An office' } });
    const bodies = join(places.knowledgeDir, 'bodies.yaml');
    const known = new Set((parse(readFileSync(bodies, 'utf8')) as { name: string }[]).map(({ name }) => name));
    for (const name of names)
      if (!known.has(name)) appendFileSync(bodies, stringify([{ name, kind: 'department', en: 'A body', words: [] }]));
    renameSync(draft, join(places.knowledgeDir, 'yfbf-2023-38'));
    const compiled = compileKnowledge(places);
    expect('findings' in compiled ? compiled.findings : []).toEqual([]);
    expect('knowledge' in compiled && compiled.knowledge.plans.map(({ measures }) => measures.length)).toEqual([25, 33]);
  });

  it('importing a published plan compares with it', () => {
    expect(runImport()).toContain('和 knowledge/yfbf-2023-38 比较：没有不同');
  });
});
