import { occurrences } from '../locate.ts';
import type { Body, Facet, Plan, Quote, SourceText } from '../model.ts';
import { loosen, quoteOf, type Range, type Scope } from '../readable-text.ts';
import { type PlanFile, planSchema } from '../schemas/plan.ts';
import { type Compilation, type Desk, quoteAt, readFile, report } from './compilation.ts';
import { reportUncovered } from './coverage.ts';
import { type CompiledMeasures, compileMeasures, type MeasureEntry, readMeasures } from './measures.ts';
import { ourWords, plainWords } from './our-words.ts';
import { phrasesOf } from './phrases.ts';
import { checkPlanReferences, dayAt } from './references.ts';
import { compilePhases, compileSections, marksOf } from './sections.ts';
import { openSource, planScope } from './source.ts';

/** What the parts of the knowledge share. Null: could not be read, so nothing is held against it. */
export interface Vocabulary {
  readonly bodies: readonly Body[] | null;
  readonly facets: readonly Facet[] | null;
}

export interface CompiledPlan {
  /** Numbers that other files may mention. */
  readonly numbers: ReadonlySet<number>;
  /** Null where a finding says why. */
  readonly plan: Plan | null;
  readonly source: SourceText | null;
}

/** The plan in one folder of `knowledge/`; its id is the folder's name. */
export function compilePlan(compilation: Compilation, folder: string, vocabulary: Vocabulary): CompiledPlan {
  const before = compilation.findings.length;
  const file = readFile<PlanFile>(compilation, `${folder}/plan.yaml`, planSchema);
  const entries = readMeasures(compilation, folder);
  const filed = new Set(entries.map((entry) => entry.number));
  if (file === null) return { numbers: filed, plan: null, source: null };
  const desk = { compilation, file };
  if (file.value.id !== folder) report(desk, ['id'], `计划的 id 要和文件夹同名：${folder}`);
  const text = openSource(desk);
  const scope = text === null ? null : planScope(desk, text);
  if (scope === null) return { numbers: filed, plan: null, source: null };
  const { plan, numbers } = compileParts(desk, scope, entries, vocabulary);
  if (compilation.findings.length === before) reportUncovered(compilation, partsScope(plan, scope), rangesOf(plan));
  return { numbers, plan, source: scope.text.source };
}

function compileParts(
  desk: Desk<PlanFile>,
  scope: Scope,
  entries: readonly MeasureEntry[],
  { bodies, facets }: Vocabulary,
): { plan: Plan; numbers: ReadonlySet<number> } {
  const sections = compileSections(desk, scope);
  const phases = compilePhases(desk, scope);
  const marks = marksOf(sections, phases, scope);
  const { measures, numbers }: CompiledMeasures = compileMeasures({ desk, entries, scope, marks, bodies, facets });
  checkPlanReferences(desk, numbers);
  return { plan: { ...head(desk, scope), sections, phases, measures }, numbers };
}

function head(desk: Desk<PlanFile>, scope: Scope): Omit<Plan, 'sections' | 'phases' | 'measures'> {
  const { compilation, file } = desk;
  const { value } = file;
  return {
    id: value.id,
    title: titleAt(desk, scope),
    titleEn: value.title.en,
    shortName: ourWords(compilation, value['short-name']),
    documentNumber: documentNumber(desk, scope),
    issuer: value.issuer.name,
    issuerEn: value.issuer.en,
    issued: value.issued,
    validFrom: value.valid.from,
    validTo: value.valid.to,
    term: quoteAt(desk, ['valid', 'quote'], value.valid.quote, scope),
    source: value.source.file,
    plain: plainWords(desk, ['plain'], value.plain),
    words: phrasesOf(desk, [[['words'], value.words]]),
    verified: dayAt(desk, ['verified'], value.verified),
    supersededBy: supersededBy(desk),
  };
}

function supersededBy(desk: Desk<PlanFile>): Plan['supersededBy'] {
  const later = desk.file.value['superseded-by'];
  if (later === undefined) return null;
  const path = ['superseded-by'];
  const folder = later.plan;
  if (folder !== undefined && !desk.compilation.knowledge.files.has(`${folder}/plan.yaml`))
    report(desk, [...path, 'plan'], `没有计划「${folder}」`);
  const since = dayAt(desk, [...path, 'since'], later.since);
  return { title: ourWords(desk.compilation, later.title), plan: folder ?? null, source: later.source, since };
}

/** A notice names its plan too: the title is where it stands as a line of its own, if it does so once. */
function titleAt(desk: Desk<PlanFile>, scope: Scope): Quote {
  const { quote } = desk.file.value.title;
  const own = typeof quote === 'string' ? occurrences(quote, scope).filter((place) => isOwnLine(place, scope)) : [];
  const [only] = own;
  return own.length === 1 && only !== undefined ? quoteOf(scope.text, only) : quoteAt(desk, ['title', 'quote'], quote, scope);
}

function isOwnLine({ start, end }: Range, { text: { points } }: Scope): boolean {
  const line = (text: readonly string[]) => text.join('').trim() === '';
  const lastBreak = points.lastIndexOf('\n', start - 1);
  const nextBreak = points.indexOf('\n', end);
  return line(points.slice(lastBreak + 1, start)) && line(points.slice(end, nextBreak < 0 ? points.length : nextBreak));
}

/** Our form differs from the printed one in the kind of brackets and in nothing else. */
function documentNumber(desk: Desk<PlanFile>, scope: Scope): { text: string; quote: Quote } {
  const { text, quote: written } = desk.file.value['document-number'];
  const quote = quoteAt(desk, ['document-number', 'quote'], written, scope);
  if (quote.text !== '' && loosen(quote.text) !== loosen(text)) {
    report(desk, ['document-number', 'text'], `文号「${text}」和原文的「${quote.shown}」不同`);
  }
  return { text, quote };
}

/** What stands before the first part (title, addressees, preamble) need not be pointed at. */
function partsScope(plan: Plan, scope: Scope): Scope {
  const starts = [...plan.sections.map((section) => section.heading.start), ...plan.measures.map((measure) => measure.title.start)];
  return { ...scope, start: Math.min(scope.end, ...starts) };
}

function rangesOf(plan: Plan): readonly Range[] {
  const sections = plan.sections.flatMap((section) => [section.heading, ...section.text]);
  const phases = plan.phases.flatMap((phase) => [phase.title, phase.text]);
  const measures = plan.measures.flatMap((measure) => [measure.title, measure.text, measure.responsibility]);
  return [...sections, ...phases, ...measures];
}
