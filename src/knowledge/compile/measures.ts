import type { Body, Facet, Measure } from '../model.ts';
import type { Scope } from '../readable-text.ts';
import { findResponsibility, type Responsibility, ROLES } from '../responsibility.ts';
import { type MeasureFile, measureSchema } from '../schemas/measure.ts';
import type { PlanFile } from '../schemas/plan.ts';
import { type MeasureArea, measureAreas } from './areas.ts';
import { type Compilation, type Desk, readFile, report, reportRepeats } from './compilation.ts';
import { compileMeasure } from './measure.ts';
import { checkNumbers, checkSection } from './references.ts';
import { statedIn } from './stated.ts';

/** A file of `measures/`; its desk is null where a finding says what is wrong with it. */
export interface MeasureEntry {
  readonly number: number;
  readonly desk: Desk<MeasureFile> | null;
}

export function readMeasures(compilation: Compilation, folder: string): readonly MeasureEntry[] {
  const taken = new Map<number, string>();
  const paths = [...compilation.knowledge.files.keys()].filter((path) => path.startsWith(`${folder}/measures/`));
  return paths.flatMap((path) => readMeasure(compilation, path, taken));
}

/** @param taken the files read before, by number */
function readMeasure(compilation: Compilation, path: string, taken: Map<number, string>): readonly MeasureEntry[] {
  const named = /\/measures\/0*(\d{1,4})\.yaml$/.exec(path)?.[1];
  const file = readFile<MeasureFile>(compilation, path, measureSchema);
  if (named === undefined) {
    if (file !== null) report({ compilation, file }, ['number'], '文件名要写成条目的编号，例如 09.yaml');
    return [];
  }
  const number = Number(named);
  if (file === null) return [{ number, desk: null }];
  const desk = { compilation, file };
  if (file.value.number !== number) {
    report(desk, ['number'], `编号和文件名不一致：文件名是 ${number}，这里写的是 ${file.value.number}`);
    return [{ number, desk: null }];
  }
  const other = taken.get(number);
  if (other !== undefined) report(desk, ['number'], `第${number}条已经在 ${other} 里有了；请删掉一个文件`);
  taken.set(number, file.path);
  return other === undefined ? [{ number, desk }] : [];
}

export interface MeasuresSetting {
  readonly desk: Desk<PlanFile>;
  readonly entries: readonly MeasureEntry[];
  readonly scope: Scope;
  /** Where other parts of the plan begin. */
  readonly marks: readonly number[];
  readonly bodies: readonly Body[] | null;
  readonly facets: readonly Facet[] | null;
}

export interface CompiledMeasures {
  readonly measures: readonly Measure[];
  /** All numbers that may be mentioned: a measure that is missing was told of. */
  readonly numbers: ReadonlySet<number>;
}

export function compileMeasures({ desk, entries, scope, marks, bodies, facets }: MeasuresSetting): CompiledMeasures {
  const plan = desk.file.value;
  const titles = entries.map((entry) => ({ number: entry.number, title: entry.desk?.file.value.title.quote ?? null }));
  const { areas, misquotes, missing } = measureAreas(titles, scope, marks);
  for (const number of missing) reportMissing(desk, number);
  const numbers = new Set([...entries.map((entry) => entry.number), ...missing]);
  if (entries.length === 0) {
    report(desk, ['sections'], 'measures/ 里还没有措施的文件');
    for (const section of plan.sections) for (const number of section.measures) numbers.add(number);
  }
  const brackets = findBrackets(desk, entries, areas, scope);
  const measures = entries.flatMap((entry) => {
    if (entry.desk === null) return [];
    const wrong = misquotes.get(entry.number);
    if (wrong !== undefined) report(entry.desk, ['title', 'quote', ...(wrong.part === null ? [] : [wrong.part])], wrong.message);
    checkSection(entry.desk, plan, numbers);
    checkNumbers(entry.desk, ['related'], entry.desk.file.value.related, numbers);
    const place = { area: areas.get(entry.number) ?? null, bracket: brackets.get(entry.number) ?? null };
    return [compileMeasure(entry.desk, { plan: plan.id, ...place, bodies, facets })];
  });
  reportRepeatedAvenues(entries);
  return { measures: measures.sort((a, b) => a.number - b.number), numbers };
}

/** The bracket of each measure that has a place. Where no measure has one, the plan's labels are wrong: one finding. */
function findBrackets(
  desk: Desk<PlanFile>,
  entries: readonly MeasureEntry[],
  areas: ReadonlyMap<number, MeasureArea>,
  plan: Scope,
): ReadonlyMap<number, Responsibility> {
  const brackets = new Map<number, Responsibility>();
  const stated = statedIn(desk.compilation, plan);
  for (const [number, { scope }] of areas) {
    const bracket = findResponsibility(scope, desk.file.value.responsibility) ?? stated(scope);
    if (bracket !== null) brackets.set(number, bracket);
  }
  const lacking = entries.filter((entry) => areas.has(entry.number) && !brackets.has(entry.number) && namesSomebody(entry));
  if (areas.size > 1 && brackets.size === 0 && lacking.length > 0)
    report(desk, ['responsibility'], '没有一条的原文里有以这些名称开头的括号；请照抄原文括号里的叫法');
  else for (const entry of lacking) reportBracket(entry);
  return brackets;
}

/** A plan may leave a measure to nobody. */
function namesSomebody({ desk }: MeasureEntry): boolean {
  return desk === null || ROLES.some((role) => (desk.file.value[role]?.length ?? 0) > 0);
}

function reportBracket({ number, desk }: MeasureEntry): void {
  if (desk !== null) report(desk, ['text'], `第${number}条原文里找不到写明责任部门的括号；请检查 plan.yaml 的 responsibility`);
}

function reportMissing(desk: Desk<PlanFile>, number: number): void {
  const index = desk.file.value.sections.findIndex((section) => section.measures.includes(number));
  const inner = desk.file.value.sections[index]?.measures.indexOf(number) ?? 0;
  const path = index < 0 ? ['sections'] : ['sections', index, 'measures', inner];
  report(desk, path, `缺少第${number}条：measures/ 里没有它的文件`);
}

/** Dialogs name an avenue by its id alone, so it is one within the plan. */
function reportRepeatedAvenues(entries: readonly MeasureEntry[]): void {
  const homes = new Map<string, number>();
  for (const { number, desk } of entries) {
    const avenues = desk?.file.value.avenues ?? [];
    const ids = avenues.map(({ id }) => id);
    if (desk !== null) reportRepeats(desk, ids, '渠道', (index) => ['avenues', index, 'id']);
    avenues.forEach(({ id }, index) => {
      const home = homes.get(id) ?? number;
      if (desk !== null && home !== number) report(desk, ['avenues', index, 'id'], `渠道「${id}」已经在第${home}条里有了；请换个名字`);
      homes.set(id, home);
    });
  }
}
