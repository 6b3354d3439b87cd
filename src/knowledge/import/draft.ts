import { loosen, type Range, type ReadableText, readable, type Scope } from '../readable-text.ts';
import { ROLES, type Role } from '../responsibility.ts';
import type { QuoteText } from '../schemas/parts.ts';
import { type CleanText, pointsOf, printed } from './clean-text.ts';
import type { FoundPlan, PlacedMeasure } from './find-plan.ts';
import { anyLabel } from './labels.ts';
import { pin } from './pin.ts';
import { type Parts, partsOf, trimmed } from './sections.ts';
import type { ImportWords } from './words.ts';

/** What a document yields for knowledge files: only what it says, pointed at by quotes. */
export interface Draft {
  readonly plan: DraftPlan;
  readonly measures: readonly DraftMeasure[];
  /** Code points that no quote of the draft reaches, without the white space around them. */
  readonly unplaced: readonly Range[];
}

export interface DraftPlan {
  readonly text: QuoteText;
  readonly title: QuoteText | null;
  readonly documentNumber: QuoteText | null;
  readonly issuer: string | null;
  readonly issued: string | null;
  readonly responsibility: Readonly<Record<Role | 'separators' | 'classes', readonly string[]>>;
  readonly sections: readonly { readonly heading: QuoteText; readonly text: readonly QuoteText[]; readonly measures: readonly number[] }[];
  readonly phases: readonly { readonly title: QuoteText; readonly text: QuoteText; readonly when: QuoteText | null }[];
}

export interface DraftMeasure {
  readonly number: number;
  /** Place of its section in the plan's list, from 1; 0 for none. */
  readonly section: number;
  readonly title: QuoteText;
  readonly text: QuoteText;
  readonly names: Readonly<Record<Role, readonly string[]>>;
}

/** @param source path of the extracted text, such as `seeds/x.txt` */
export function draftOf(plan: FoundPlan, source: string, words: ImportWords): Draft {
  const text = readable({ path: source, sha256: '', text: plan.text.points.join('') });
  const parts = partsOf(plan, words);
  const numbers = numbersOf(plan);
  const whole = bodyOf(plan);
  const scope: Scope = { text, ...pointsOf(plan.text, whole), name: '计划正文' };
  const writer = new Writer(plan, text, scope);
  const measures = plan.measures.map((measure, index) => writer.measure(measure, numbers[index] as number, sectionOf(index, parts)));
  return { plan: writer.plan(parts, whole, numbers, words), measures, unplaced: writer.unplaced(parts) };
}

/** As printed where each is printed once; else counted. */
function numbersOf({ measures, text }: FoundPlan): readonly number[] {
  const printedNumbers = measures.map((measure) => {
    const label = printed(text, measure.item.label);
    return measure.item.number || (anyLabel(loosen(label))?.number ?? (Number(label) || 0));
  });
  const isUnique = new Set(printedNumbers).size === measures.length && printedNumbers.every((number) => number > 0);
  return isUnique ? printedNumbers : measures.map((_, index) => index + 1);
}

function sectionOf(measure: number, { sections }: Parts): number {
  return sections.findIndex((section) => section.measures.includes(measure)) + 1;
}

/** From the letterhead or notice to the end of the last measure, section or phase. */
function bodyOf({ text, head, measures, outline }: FoundPlan): Range {
  const starts = [head.covering?.start, head.title?.start, head.documentNumber?.start, head.issuer?.start].filter(
    (start) => start !== undefined,
  );
  const last = outline.items.filter((item) => item.start >= (head.title?.start ?? 0)).at(-1);
  const bound = outline.bounds.find((at) => at > (last?.start ?? 0) && at > (head.title?.start ?? 0));
  const end = Math.max(measures.at(-1)?.end ?? 0, Math.min(last?.end ?? text.loose.length, bound ?? text.loose.length));
  const lineStart = Math.min(...starts, measures[0]?.start ?? 0);
  return { start: Number.isFinite(lineStart) ? lineStart : 0, end: end === 0 ? text.loose.length : end };
}

class Writer {
  private readonly found: FoundPlan;
  private readonly text: ReadableText;
  private readonly scope: Scope;

  constructor(found: FoundPlan, text: ReadableText, scope: Scope) {
    this.found = found;
    this.text = text;
    this.scope = scope;
  }

  plan(parts: Parts, whole: Range, numbers: readonly number[], words: ImportWords): DraftPlan {
    const { head } = this.found;
    const all: Scope = { text: this.text, start: 0, end: this.text.points.length, name: '来源文件' };
    return {
      text: pin(pointsOf(this.found.text, whole), all),
      title: head.title === null ? null : this.quote(head.title),
      documentNumber: head.documentNumber === null ? null : this.quote(head.documentNumber),
      issuer: head.issuer === null ? null : printed(this.found.text, head.issuer),
      issued: head.date,
      responsibility: saidBy(this.found, words),
      sections: parts.sections.map(({ heading, text, measures }) => ({
        heading: this.quote(heading),
        text: text.map((range) => this.quote(range)),
        measures: measures.map((index) => numbers[index] as number),
      })),
      phases: parts.phases.map(({ title, text, when }) => ({
        title: this.quote(title),
        text: this.quote(text),
        when: when === null ? null : this.quote(when, text),
      })),
    };
  }

  measure(measure: PlacedMeasure, number: number, section: number): DraftMeasure {
    const { statements, end } = measure;
    const title = this.titleOf(measure);
    const whole = { start: measure.item.label.end, end };
    const body = trimmed({ start: title?.end ?? measure.item.label.end, end: statements.at(-1)?.start ?? end }, this.found.text);
    return {
      number,
      section,
      title: this.quote(title ?? whole),
      text: body === null ? this.quote(title ?? whole) : this.quote(body, measure),
      names: measure.names,
    };
  }

  /** Where one sentence is all that there is, its first clause is the title and the rest the text. */
  private titleOf({ title, statements, end }: PlacedMeasure): Range | null {
    const { text } = this.found;
    if (title === null || trimmed({ start: title.end, end: statements.at(-1)?.start ?? end }, text) !== null) return title;
    const comma = text.loose.indexOf(',', title.start + 4);
    return comma > 0 && comma < title.end - 1 ? { start: title.start, end: comma } : title;
  }

  unplaced({ sections, phases }: Parts): readonly Range[] {
    const { head, measures, text } = this.found;
    const placed = [
      head.title,
      head.covering,
      head.documentNumber,
      head.issuer,
      ...measures,
      ...sections.flatMap((section) => [section.heading, ...section.text]),
    ];
    placed.push(...phases.flatMap((phase) => [phase.title, phase.text]));
    return gaps(
      text,
      placed.filter((range) => range !== null),
    );
  }

  /** @param within where the quote is looked for, the plan unless given */
  private quote(range: Range, within?: Range): QuoteText {
    return pin(
      pointsOf(this.found.text, range),
      within === undefined ? this.scope : { ...this.scope, ...pointsOf(this.found.text, within) },
    );
  }
}

/** What of the text no range covers, where it holds letters. */
function gaps(text: CleanText, placed: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let from = 0;
  for (const { start, end } of [...placed, { start: text.loose.length, end: text.loose.length }].sort((a, b) => a.start - b.start)) {
    if (start > from && /[\p{Script=Han}a-z]{2}/iu.test(text.loose.slice(from, start).replace(/^第?[一二三四五六七八九十]+[条、]/, '')))
      found.push(pointsOf(text, { start: from, end: start }));
    from = Math.max(from, end);
  }
  return found;
}

/** The labels, separators and classes by which this plan names who is responsible. */
function saidBy({ measures, text }: FoundPlan, words: ImportWords): DraftPlan['responsibility'] {
  const said: Record<Role | 'separators' | 'classes', Set<string>> = {
    lead: new Set(),
    cooperating: new Set(),
    undivided: new Set(),
    separators: new Set(),
    classes: new Set(),
  };
  for (const { start, end, duty } of measures.flatMap((measure) => measure.statements)) {
    const statement = text.loose.slice(start, end);
    for (const [label, role] of words.labels)
      if (role !== 'other' && label.length > 2 && statement.includes(`${label}:`)) said[role].add(label);
    duty.bodies.forEach((body, index) => {
      const next = duty.bodies[index + 1];
      const name = text.loose.slice(body.start, body.end);
      if (/[、,]/.test(name.replace(/\(.*?\)/g, ''))) said.classes.add(printed(text, body));
      if (next !== undefined && next.start - body.end === 1 && next.role === body.role)
        said.separators.add(printed(text, { start: body.end, end: next.start }));
    });
  }
  return Object.fromEntries(
    [...ROLES, 'separators', 'classes'].map((name) => [name, [...said[name as Role]]]),
  ) as unknown as DraftPlan['responsibility'];
}
