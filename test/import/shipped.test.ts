import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pointsOf } from '../../src/knowledge/import/clean-text.ts';
import { draftOf } from '../../src/knowledge/import/draft.ts';
import { findPlan } from '../../src/knowledge/import/find-plan.ts';
import { readImportWords } from '../../src/knowledge/import/read-words.ts';
import { type ImportWordsFile, importWords } from '../../src/knowledge/import/words.ts';
import { locate } from '../../src/knowledge/locate.ts';
import { readable, type Scope } from '../../src/knowledge/readable-text.ts';
import type { MeasureFile } from '../../src/knowledge/schemas/measure.ts';
import type { QuoteText } from '../../src/knowledge/schemas/parts.ts';
import type { PlanFile } from '../../src/knowledge/schemas/plan.ts';

const HOME = 'knowledge/dg-2015-31';
const shipped = parse(readFileSync(`${HOME}/plan.yaml`, 'utf8')) as PlanFile;
const measures = readdirSync(`${HOME}/measures`).map((file) => parse(readFileSync(`${HOME}/measures/${file}`, 'utf8')) as MeasureFile);
const source = readFileSync(shipped.source.file, 'utf8');
const words = importWords(readImportWords('knowledge').file as ImportWordsFile);
const found = findPlan(source, words);
const draft = draftOf(found, shipped.source.file, words);

const text = readable({ path: shipped.source.file, sha256: '', text: source });
const everything: Scope = { text, start: 0, end: text.points.length, name: '来源文件' };
const plan: Scope = { ...everything, ...(locate(shipped.text, everything) as { start: number; end: number }) };

/** Where a quote stands: two quotes are the same when they point at the same characters. */
function place(quote: QuoteText | null, scope: Scope = plan): unknown {
  return quote === null ? null : locate(quote, scope);
}

/** A measure's own text, from its number to its bracket. */
function scopeOf(number: number): Scope {
  const measure = found.measures[number - 1];
  return measure === undefined ? plan : { ...everything, ...pointsOf(found.text, measure) };
}

describe('the shipped knowledge of the plan is what the importer yields, plus what the team added', () => {
  it('the head', () => {
    expect(place(draft.plan.text, everything)).toEqual(place(shipped.text, everything));
    expect(place(draft.plan.title)).toEqual(place(shipped.title.quote));
    expect(place(draft.plan.documentNumber)).toEqual(place(shipped['document-number'].quote));
    expect([draft.plan.issuer, draft.plan.issued]).toEqual([shipped.issuer.name, shipped.issued]);
    const { undivided, ...said } = draft.plan.responsibility;
    expect(undivided).toEqual([]);
    expect(shipped.responsibility).toMatchObject(said);
  });

  it('every measure: number, title, text and departments', () => {
    const ofDraft = draft.measures.map(({ number, title, text: body, names }) => ({
      number,
      title: place(title),
      text: place(body, scopeOf(number)),
      ...names,
    }));
    const ofTeam = measures.map(({ number, title, text: body, lead = [], cooperating = [], undivided = [] }) => ({
      number,
      title: place(title.quote),
      text: place(body, scopeOf(number)),
      lead,
      cooperating,
      undivided,
    }));
    expect(ofDraft).toEqual(ofTeam);
  });

  it('every section with its text and measures; the purpose before 一、 is the team’s own', () => {
    const [purpose, ...others] = shipped.sections;
    expect(purpose?.id).toBe('purpose');
    const placed = (section: { heading: QuoteText; text?: readonly QuoteText[]; measures: readonly number[] }) => ({
      heading: place(section.heading),
      text: (section.text ?? []).map((quote) => place(quote)),
      measures: section.measures,
    });
    expect(draft.plan.sections.map(placed)).toEqual(
      others.map(({ heading, ...section }) => placed({ ...section, heading: heading.quote })),
    );
  });

  it('every phase with its time', () => {
    const phases = shipped.phases ?? [];
    expect(draft.plan.phases.map(({ title, text: body }) => [place(title), place(body)])).toEqual(
      phases.map((phase) => [place(phase.title.quote), place(phase.text)]),
    );
    expect(draft.plan.phases.map(({ when }) => when)).toEqual(phases.map(({ when }) => when));
  });

  it('what stands in no quote is told', () => {
    const told = draft.unplaced.map(({ start, end }) => found.text.points.slice(start, end).join(''));
    expect(told.map((span) => span.slice(0, 6))).toEqual(['(以下附錄節', '文件', '各镇人民政府', '为全面落实东']);
  });
});
