import { pointsOf } from '../import/clean-text.ts';
import { type FoundPlan, findPlan, type PlacedMeasure } from '../import/find-plan.ts';
import { IMPORT_WORDS } from '../import/read-words.ts';
import { type ImportWordsFile, importWords, importWordsSchema } from '../import/words.ts';
import { loosen, type Range, type Scope } from '../readable-text.ts';
import type { Responsibility } from '../responsibility.ts';
import { type Compilation, readFileIfAny } from './compilation.ts';

/**
 * Responsibility said otherwise than by brackets that begin with the plan's labels (由…牵头, a table's columns, 列第一位者为牵头单位):
 * as the importer reads the plan.
 */
export function statedIn(compilation: Compilation, plan: Scope): (area: Range) => Responsibility | null {
  let found: FoundPlan | null | undefined;
  return (area) => {
    found ??= read(compilation, plan);
    const measure = found?.measures.find((each) => each.statements.length > 0 && isWithin(placeOf(each, found as FoundPlan, plan), area));
    return found === null || found === undefined || measure === undefined ? null : responsibilityOf(measure, found, plan);
  };
}

function read(compilation: Compilation, plan: Scope): FoundPlan | null {
  const file = readFileIfAny<ImportWordsFile>(compilation, IMPORT_WORDS, importWordsSchema);
  return file === null ? null : findPlan(plan.text.points.slice(plan.start, plan.end).join(''), importWords(file.value));
}

function isWithin({ start, end }: Range, area: Range): boolean {
  return start >= area.start && end <= area.end;
}

/** The last statement: what stands between two of them is the measure's text. */
function placeOf({ statements }: PlacedMeasure, { text }: FoundPlan, plan: Scope): Range {
  const range = pointsOf(text, statements.at(-1) as Range);
  return { start: range.start + plan.start, end: range.end + plan.start };
}

function responsibilityOf(measure: PlacedMeasure, found: FoundPlan, plan: Scope): Responsibility {
  const { lead, cooperating, undivided } = measure.names;
  const names = { lead: lead.map(loosen), cooperating: cooperating.map(loosen), undivided: undivided.map(loosen) };
  return { range: placeOf(measure, found, plan), names };
}
