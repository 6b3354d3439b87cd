import type { ImportJson } from '../../src/knowledge/import/as-json.ts';
import { anyLabel } from '../../src/knowledge/import/labels.ts';
import { loosen } from '../../src/knowledge/readable-text.ts';

/** `NAME.gold.json`, as `test/plans/README.md` describes it. */
export interface Gold {
  readonly title: string;
  readonly alsoTitles?: readonly string[];
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly date: string | null;
  readonly measures: readonly GoldMeasure[];
}

interface GoldMeasure {
  readonly number: string;
  readonly title?: string | null;
  readonly lead?: readonly string[];
  readonly cooperating?: readonly string[];
  readonly undivided?: readonly string[];
  readonly also?: Readonly<Record<string, readonly (string | readonly string[])[]>>;
  readonly optional?: readonly string[];
  readonly undividedMayBeCooperating?: boolean;
  readonly leadMayBeFirst?: boolean;
  readonly starts?: string;
  readonly ends?: string;
}

export interface Comparison {
  /** Shares from 0 to 1. */
  readonly measures: number;
  readonly precision: number;
  readonly recall: number;
  /** What is wrong, in words. */
  readonly wrong: readonly string[];
}

type Named = readonly (readonly [role: string, name: string])[];

export function compare(found: ImportJson, gold: Gold, document: string): Comparison {
  const wrong: string[] = [...wrongHead(found, gold), ...invented(found, document), ...lost(found, document)];
  let rightMeasures = 0;
  let [hits, given, wanted] = [0, 0, 0];
  const left = [...found.measures];
  for (const expected of gold.measures) {
    const at = left.findIndex((each) => sameMeasure(each, expected));
    const [measure] = at < 0 ? [] : left.splice(at, 1);
    const counts = countNames(measure, expected);
    hits += counts.hits;
    given += counts.given;
    wanted += counts.wanted;
    const problems = measure === undefined ? ['不见了'] : [...wrongPlaces(measure, expected), ...counts.wrong];
    if (measure !== undefined && wrongPlaces(measure, expected).length === 0) rightMeasures++;
    wrong.push(...problems.map((problem) => `${expected.number} ${problem}`));
  }
  wrong.push(...left.map((measure) => `多出 ${measure.number} ${measure.title}`));
  const of = Math.max(gold.measures.length, found.measures.length);
  return { measures: rightMeasures / of, precision: given === 0 ? 1 : hits / given, recall: wanted === 0 ? 1 : hits / wanted, wrong };
}

function sameMeasure(measure: ImportJson['measures'][number], expected: GoldMeasure): boolean {
  if (value(measure.number) !== value(expected.number)) return false;
  const start = expected.starts ?? expected.title;
  return start === undefined || start === null || loosen(measure.text).includes(loosen(start).slice(0, 10));
}

function value(number: string): string {
  return String(anyLabel(loosen(number))?.number ?? anyLabel(`${loosen(number)}、`)?.number ?? loosen(number));
}

function wrongPlaces(measure: ImportJson['measures'][number], expected: GoldMeasure): readonly string[] {
  const text = loosen(measure.text);
  const wrong: string[] = [];
  if (expected.starts !== undefined && !text.startsWith(loosen(expected.starts))) wrong.push(`开头不对：${text.slice(0, 14)}`);
  if (expected.ends !== undefined && !text.endsWith(loosen(expected.ends))) wrong.push(`结尾不对：${text.slice(-14)}`);
  if (expected.title != null && loosen(measure.title ?? '') !== loosen(expected.title)) wrong.push(`标题不对：${measure.title}`);
  return wrong;
}

function countNames(measure: ImportJson['measures'][number] | undefined, expected: GoldMeasure) {
  const names: Named =
    measure === undefined
      ? []
      : (['lead', 'cooperating', 'undivided'] as const).flatMap((role) => measure[role].map((name) => [role, name] as const));
  const open = names.map(([role, name]) => ({ role, name: loosen(name), used: false }));
  const wrong: string[] = [];
  let hits = 0;
  let wanted = 0;
  for (const role of ['lead', 'cooperating', 'undivided'] as const) {
    for (const name of expected[role] ?? []) {
      const ways = [[name], ...(expected.also?.[name] ?? []).map((way) => (typeof way === 'string' ? [way] : way))];
      const pick = (piece: string) =>
        open.find((each) => !each.used && each.name === loosen(piece) && fits(each.role, role, expected, each === open[0]));
      const way = ways.find((pieces) => pieces.every((piece) => pick(piece) !== undefined));
      wanted += way?.length ?? 1;
      if (way === undefined) wrong.push(`缺少 ${role} ${name}`);
      for (const piece of way ?? []) {
        const taken = pick(piece);
        if (taken !== undefined) taken.used = true;
        hits++;
      }
    }
  }
  const extra = open.filter((each) => !each.used && !(expected.optional ?? []).map(loosen).includes(each.name));
  wrong.push(...extra.map((each) => `多出 ${each.role} ${each.name}`));
  return { hits, wanted, given: hits + extra.length, wrong };
}

function fits(role: string, wanted: string, expected: GoldMeasure, isFirst: boolean): boolean {
  if (role === wanted) return true;
  if (wanted === 'undivided' && role === 'cooperating') return expected.undividedMayBeCooperating === true;
  return wanted === 'undivided' && role === 'lead' && isFirst && expected.leadMayBeFirst === true;
}

function wrongHead({ plan }: ImportJson, gold: Gold): readonly string[] {
  const titles = [gold.title, ...(gold.alsoTitles ?? [])].map(loosen);
  const same = (a: string | null, b: string | null) => (a === null || b === null ? a === b : loosen(a) === loosen(b));
  return [
    ...(plan.title !== null && titles.includes(loosen(plan.title)) ? [] : [`标题：${plan.title}`]),
    ...(same(plan.documentNumber, gold.documentNumber) ? [] : [`文号：${plan.documentNumber}`]),
    ...(same(plan.issuer, gold.issuer) ? [] : [`发文机关：${plan.issuer}`]),
    ...(same(plan.date, gold.date) ? [] : [`日期：${plan.date}`]),
  ];
}

/** Every string has to stand in the document. */
function invented({ plan, measures }: ImportJson, document: string): readonly string[] {
  const all = loosen(document);
  const strings = [
    plan.title,
    plan.documentNumber,
    plan.issuer,
    ...measures.flatMap((each) => [each.title, each.text, ...each.lead, ...each.cooperating, ...each.undivided]),
  ];
  return strings.flatMap((each) => (each === null || all.includes(loosen(each)) ? [] : [`原文没有：${each}`]));
}

/** What is in no measure is told as unplaced. */
function lost({ measures, unplaced }: ImportJson, document: string): readonly string[] {
  const points = [...document];
  const wrong = unplaced.filter((span) => points.slice(span.start, span.end).join('') !== span.text);
  const told = loosen(measures.map((each) => each.text).join('') + unplaced.map((each) => each.text).join(''));
  return [
    ...wrong.map((span) => `${span.start} 的位置不对`),
    ...(told.length === loosen(document).length ? [] : [`有 ${loosen(document).length - told.length} 个字没有着落`]),
  ];
}
