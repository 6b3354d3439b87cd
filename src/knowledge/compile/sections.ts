import type { Commitment, Phase, Section } from '../model.ts';
import { headingsIn, labelStart } from '../numbering.ts';
import type { Range, Scope } from '../readable-text.ts';
import type { CommitmentEntry, PhaseEntry, PlanFile, SectionEntry } from '../schemas/plan.ts';
import { type Desk, locateAt, quoteAt, reportRepeats } from './compilation.ts';
import { plainWords } from './our-words.ts';
import { phrasesOf } from './phrases.ts';

export function compileSections(desk: Desk<PlanFile>, plan: Scope): readonly Section[] {
  const { sections } = desk.file.value;
  reportRepeats(
    desk,
    sections.map((section) => section.id),
    '章节',
    (index) => ['sections', index, 'id'],
  );
  return sections.map((section, index) => compileSection(desk, section, index, plan));
}

function compileSection(desk: Desk, entry: SectionEntry, index: number, plan: Scope): Section {
  const path = ['sections', index];
  return {
    id: entry.id,
    heading: quoteAt(desk, [...path, 'heading', 'quote'], entry.heading.quote, plan),
    headingEn: entry.heading.en,
    text: (entry.text ?? []).map((text, inner) => quoteAt(desk, [...path, 'text', inner], text, plan)),
    plain: plainWords(desk, [...path, 'plain'], entry.plain),
    words: phrasesOf(desk, [[[...path, 'words'], entry.words]]),
    measures: entry.measures,
  };
}

/** Phases, each quoted from its own part of the plan: from its title to the next one. */
export function compilePhases(desk: Desk<PlanFile>, plan: Scope): readonly Phase[] {
  const phases = desk.file.value.phases ?? [];
  const commitments = phases.flatMap((phase, index) =>
    phase.commitments.map(({ id }, inner) => ({ id, path: ['phases', index, 'commitments', inner, 'id'] })),
  );
  reportRepeats(
    desk,
    phases.map((phase) => String(phase.number)),
    '阶段',
    (index) => ['phases', index, 'number'],
  );
  reportRepeats(
    desk,
    commitments.map(({ id }) => id),
    '任务',
    (index) => commitments[index]?.path ?? [],
  );
  const titles = phases.map((phase, index) => locateAt(desk, ['phases', index, 'title', 'quote'], phase.title.quote, plan));
  return phases.map((phase, index) => compilePhase(desk, phase, index, phaseScope(titles, index, plan)));
}

/** Null where the phase's title was not found. */
function phaseScope(titles: readonly (Range | null)[], index: number, plan: Scope): Scope | null {
  const title = titles[index] ?? null;
  if (title === null) return null;
  const later = titles.flatMap((other) => (other !== null && other.start > title.start ? [other.start] : []));
  return { text: plan.text, start: title.start, end: Math.min(plan.end, ...later), name: '这个阶段的原文', parent: plan };
}

function compilePhase(desk: Desk, entry: PhaseEntry, index: number, scope: Scope | null): Phase {
  const path = ['phases', index];
  return {
    number: entry.number,
    title: quoteAt(desk, [...path, 'title', 'quote'], entry.title.quote, scope),
    titleEn: entry.title.en,
    text: quoteAt(desk, [...path, 'text'], entry.text, scope),
    when: quoteAt(desk, [...path, 'when'], entry.when, scope),
    plain: plainWords(desk, [...path, 'plain'], entry.plain),
    words: phrasesOf(desk, [[[...path, 'words'], entry.words]]),
    commitments: entry.commitments.map((commitment, inner) => compileCommitment(desk, commitment, [...path, 'commitments', inner], scope)),
  };
}

function compileCommitment(desk: Desk, entry: CommitmentEntry, path: (string | number)[], scope: Scope | null): Commitment {
  return {
    id: entry.id,
    quote: quoteAt(desk, [...path, 'quote'], entry.quote, scope),
    when: entry.when === null ? null : quoteAt(desk, [...path, 'when'], entry.when, scope),
    measures: entry.measures,
    words: phrasesOf(desk, [[[...path, 'words'], entry.words]]),
  };
}

/** Where sections and phases begin, their printed numbers included. */
export function marksOf(sections: readonly Section[], phases: readonly Phase[], plan: Scope): readonly number[] {
  const headings = headingsIn(plan);
  return [...sections.map((section) => section.heading), ...phases.map((phase) => phase.title)].map(({ start }) =>
    labelStart(start, headings, plan),
  );
}
