import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { parse, parseDocument } from 'yaml';
import type { KnowledgeDirs } from '../folders.ts';
import { loosen } from '../readable-text.ts';
import type { MeasureFile } from '../schemas/measure.ts';
import type { PlanFile } from '../schemas/plan.ts';
import { type Difference, FIELDS, type FiledMeasure } from './difference.ts';
import type { Draft, DraftMeasure } from './draft.ts';
import { draftFiles, measurePath } from './draft-files.ts';

/** What the last import found, kept beside the files so that the next one knows what people have changed since. */
const LAST = 'imported.json';

/** The folder of one plan, published or still a draft. */
export interface PlanHome {
  readonly id: string;
  readonly dir: string;
  readonly isDraft: boolean;
  readonly exists: boolean;
}

export interface LastImport {
  readonly source: string;
  readonly measures: readonly DraftMeasure[];
}

export function draftsDir({ knowledgeDir }: KnowledgeDirs): string {
  return join(knowledgeDir, 'drafts');
}

/** The folder that holds this plan already, by its source or its document number; else a new one among the drafts. */
export function homeOf(draft: Draft, sha256: string, dirs: KnowledgeDirs): PlanHome {
  for (const [root, isDraft] of [
    [dirs.knowledgeDir, false],
    [draftsDir(dirs), true],
  ] as const) {
    for (const id of existsSync(root) ? readdirSync(root) : []) {
      const dir = join(root, id);
      if (existsSync(join(dir, 'plan.yaml')) && isSamePlan(readPlan(dir), draft, sha256)) return { id, dir, isDraft, exists: true };
    }
  }
  const id = freeId(newId(draft, sha256), dirs);
  return { id, dir: join(draftsDir(dirs), id), isDraft: true, exists: false };
}

function isSamePlan(plan: Partial<PlanFile> | null, draft: Draft, sha256: string): boolean {
  if (plan?.source?.sha256 === sha256) return true;
  const number = draft.plan.documentNumber;
  const filed = plan?.['document-number']?.text;
  return typeof number === 'string' && filed !== undefined && loosen(filed) === loosen(number);
}

/** Of a file that people may have left unfinished. */
function readPlan(dir: string): Partial<PlanFile> | null {
  const plan: unknown = parse(readFileSync(join(dir, 'plan.yaml'), 'utf8'), { logLevel: 'silent' });
  return typeof plan === 'object' ? (plan as Partial<PlanFile> | null) : null;
}

/** 东府办〔2015〕31号 → dfb-2015-31; without a number the title's first letters and the beginning of the hash. */
function newId({ plan }: Draft, sha256: string): string {
  const number = typeof plan.documentNumber === 'string' ? loosen(plan.documentNumber) : '';
  const match = /^(.+?)[([](\d{4})[)\]](\d+)号$/.exec(number);
  if (match?.[1] !== undefined) return `${letters(match[1])}-${match[2]}-${match[3]}`;
  const title = typeof plan.title === 'string' ? plan.title : (plan.title?.from ?? 'plan');
  return `${letters(title).slice(0, 8)}-${sha256.slice(0, 6)}`;
}

function letters(text: string): string {
  const first = pinyin(text.replace(/[^\u4e00-\u9fff]/g, ''), { pattern: 'first', toneType: 'none', type: 'array' }).join('');
  return first.toLowerCase().replace(/[^a-z0-9]/g, '') || 'plan';
}

function freeId(wanted: string, dirs: KnowledgeDirs): string {
  const isTaken = (id: string) => [dirs.knowledgeDir, draftsDir(dirs)].some((root) => existsSync(join(root, id)));
  for (let count = 1; ; count++) {
    const id = count === 1 ? wanted : `${wanted}-${count}`;
    if (!isTaken(id)) return id;
  }
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The extracted text, and beside it the original with its hash. @returns paths as people know them */
export function writeSeed(id: string, text: string, original: string, { seedsDir }: KnowledgeDirs): string {
  const bytes = readFileSync(original);
  const name = `${id}${extname(original).toLowerCase()}`;
  mkdirSync(join(seedsDir, 'originals'), { recursive: true });
  writeFileSync(join(seedsDir, `${id}.txt`), text);
  writeFileSync(join(seedsDir, 'originals', name), bytes);
  writeFileSync(join(seedsDir, 'originals', `${name}.sha256`), `${sha256Of(bytes)}  ${basename(name)}\n`);
  return `seeds/${id}.txt`;
}

export function writeDraft(home: PlanHome, draft: Draft, file: string, sha256: string): void {
  for (const [path, content] of draftFiles(draft, { id: home.id, file, sha256 })) write(join(home.dir, path), content);
  writeLast(home, draft, file);
}

function writeLast(home: PlanHome, { measures }: Draft, source: string): void {
  write(join(home.dir, LAST), `${JSON.stringify({ source, measures } satisfies LastImport, null, 1)}\n`);
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

export function readLast({ dir }: PlanHome): LastImport | null {
  const path = join(dir, LAST);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as LastImport) : null;
}

/** What the plan's files say now, and the text that they point into. */
export function readFiled(
  { dir }: PlanHome,
  { seedsDir }: KnowledgeDirs,
): { readonly measures: readonly FiledMeasure[]; readonly source: string } {
  const folder = join(dir, 'measures');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  const measures = names.flatMap((name) => {
    const file = parse(readFileSync(join(folder, name), 'utf8'), { logLevel: 'silent' }) as Partial<MeasureFile> | null;
    if (file?.number === undefined || file.title === undefined) return [];
    const { lead = [], cooperating = [], undivided = [] } = file;
    return [{ number: file.number, title: file.title.quote, text: file.text ?? null, names: { lead, cooperating, undivided } }];
  });
  const seed = join(seedsDir, readPlan(dir)?.source?.file.replace(/^seeds\//, '') ?? '');
  return { measures, source: existsSync(seed) && seed !== join(seedsDir, '') ? readFileSync(seed, 'utf8') : '' };
}

/** Takes over what the importer found, save what people wrote; comments and their own words stay. */
export function update(home: PlanHome, draft: Draft, all: readonly Difference[], file: string, sha256: string): void {
  const files = draftFiles(draft, { id: home.id, file, sha256 });
  for (const measure of draft.measures) {
    const path = join(home.dir, measurePath(measure.number, draft.measures.length));
    const mine = all.filter((each) => each.number === measure.number && !each.byHand);
    if (!existsSync(path)) write(path, files.get(measurePath(measure.number, draft.measures.length)) ?? '');
    else updateMeasure(path, measure, mine);
  }
  const plan = parseDocument(readFileSync(join(home.dir, 'plan.yaml'), 'utf8'));
  plan.setIn(['source', 'file'], file);
  plan.setIn(['source', 'sha256'], sha256);
  write(join(home.dir, 'plan.yaml'), plan.toString({ lineWidth: 0 }));
  writeLast(home, draft, file);
}

function updateMeasure(path: string, measure: DraftMeasure, mine: readonly Difference[]): void {
  if (mine.length === 0) return;
  const document = parseDocument(readFileSync(path, 'utf8'));
  for (const field of FIELDS.filter((each) => mine.some((difference) => difference.field === each))) {
    if (field === 'title') document.setIn(['title', 'quote'], measure.title);
    else if (field === 'text') document.set('text', measure.text);
    else document.set(field, [...measure.names[field]]);
  }
  write(path, document.toString({ lineWidth: 0 }));
}
