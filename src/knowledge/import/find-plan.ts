import type { Range } from '../readable-text.ts';
import { ROLES, type Role } from '../responsibility.ts';
import { trim } from '../sentences.ts';
import { type CleanText, cleanText, pointsOf, printed } from './clean-text.ts';
import { type Head, headOf } from './head.ts';
import { type FoundMeasure, findMeasures } from './measures.ts';
import { type Outline, outlineOf } from './outline.ts';
import type { Statement } from './statements.ts';
import { tableMeasures } from './tables.ts';
import type { ImportWords, LeadsUpTo } from './words.ts';

/** A document's structure; ranges are units of `text.loose`. */
export interface FoundPlan {
  readonly text: CleanText;
  readonly outline: Outline;
  readonly head: Head;
  readonly measures: readonly PlacedMeasure[];
  /** Code points that belong to no measure, without the white space around them. */
  readonly unplaced: readonly Range[];
}

export interface PlacedMeasure extends FoundMeasure {
  /** Names as printed, without white space. */
  readonly names: Readonly<Record<Role, readonly string[]>>;
}

export function findPlan(source: string, words: ImportWords): FoundPlan {
  const text = cleanText(source);
  const head = headOf(text, words);
  const planStart = head.covering === null ? 0 : (head.title?.start ?? 0);
  const outline = outlineOf(text, words, planStart);
  const found = inTextOrTable(findMeasures(outline, text, words, planStart), tableMeasures(text, words));
  const remarks = new Remarks(text, found, words);
  const measures = found.map((measure) => ({ ...measure, names: namesOf(measure, text, remarks, words) }));
  return { text, outline, head, measures, unplaced: unplacedIn(text, measures) };
}

/** A table of tasks is the plan where the text around it names nobody; else it repeats what the text says. */
function inTextOrTable(inText: readonly FoundMeasure[], inTable: readonly FoundMeasure[]): readonly FoundMeasure[] {
  const isInTable = ({ start, end }: FoundMeasure) => inTable.some((row) => row.start < end && start < row.end);
  const outside = inText.filter((measure) => !isInTable(measure));
  const speaking = outside.filter(({ statements }) => statements.length > 0).length;
  if (inTable.length === 0) return inText;
  return speaking * 2 > inTable.length ? outside : inTable;
}

/** Remarks such as 列第一位者为牵头单位，下同 hold from where they stand, or from the statement that they stand in. */
class Remarks {
  private readonly since: readonly { readonly start: number; readonly leads: LeadsUpTo }[];

  constructor({ loose }: CleanText, measures: readonly FoundMeasure[], words: ImportWords) {
    const statements = measures.flatMap((measure) => measure.statements);
    const from = (at: number) => statements.find(({ start, end }) => start <= at && at < end)?.start ?? at;
    this.since = words.firstLeads
      .flatMap(([said, leads]) => [...loose.matchAll(new RegExp(said, 'g'))].map(({ index }) => ({ start: from(index), leads })))
      .sort((a, b) => a.start - b.start);
  }

  at(start: number): LeadsUpTo | null {
    return this.since.findLast((remark) => remark.start <= start)?.leads ?? null;
  }
}

function namesOf(measure: FoundMeasure, text: CleanText, remarks: Remarks, words: ImportWords): PlacedMeasure['names'] {
  const names: Record<Role, string[]> = { lead: [], cooperating: [], undivided: [] };
  for (const statement of measure.statements) {
    for (const { role, ...range } of withLeads(statement, text, remarks.at(statement.start), words)) {
      const name = printed(text, range);
      if (!names[role].includes(name)) names[role].push(name);
    }
  }
  for (const role of ROLES)
    if (role !== 'lead') names[role] = names[role].filter((name) => !names.lead.includes(name) || role === 'undivided');
  return names;
}

/** What a remark makes of a statement that names no lead itself. */
function withLeads({ duty }: Statement, text: CleanText, leads: LeadsUpTo | null, words: ImportWords): Statement['duty']['bodies'] {
  const [first] = duty.bodies;
  if (leads === null || first === undefined || duty.bodies.some((body) => body.role === 'lead')) return duty.bodies;
  const upTo = leads === 'first' ? first.end : markAfter(text, duty.bodies, leads);
  return duty.bodies.map((body) => {
    const isLead = body.end <= upTo && body.role === 'undivided' && !words.isClass.test(text.loose.slice(body.start, body.end));
    return isLead ? { ...body, role: 'lead' } : body;
  });
}

/** Where the first comma stands between two names; -1 where none does, for then nobody leads. */
function markAfter({ loose }: CleanText, bodies: Statement['duty']['bodies'], mark: string): number {
  for (const [index, body] of bodies.entries()) {
    const next = bodies[index + 1];
    if (next !== undefined && loose.slice(body.end, next.start).includes(mark)) return body.end;
  }
  return -1;
}

function unplacedIn(text: CleanText, measures: readonly FoundMeasure[]): readonly Range[] {
  const gaps: Range[] = [];
  let from = 0;
  for (const measure of measures) {
    const { start, end } = pointsOf(text, measure);
    if (start > from) gaps.push({ start: from, end: start });
    from = end;
  }
  gaps.push({ start: from, end: text.points.length });
  return gaps.map((gap) => trim(text.points, gap)).filter(({ start, end }) => end > start);
}
