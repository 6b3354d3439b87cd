import { didYouMean } from '../nearest.ts';
import type { MeasureFile } from '../schemas/measure.ts';
import type { PlanFile } from '../schemas/plan.ts';
import type { Path } from '../yaml-path.ts';
import { type Desk, report, reportRepeats } from './compilation.ts';

/** Holds every mention of a measure, a section or a day within a plan against what there is. */
export function checkPlanReferences(desk: Desk<PlanFile>, numbers: ReadonlySet<number>): void {
  const { sections, phases = [], valid, issued } = desk.file.value;
  for (const [index, section] of sections.entries()) checkNumbers(desk, ['sections', index, 'measures'], section.measures, numbers);
  for (const [index, phase] of phases.entries()) {
    for (const [inner, { measures }] of phase.commitments.entries()) {
      checkNumbers(desk, ['phases', index, 'commitments', inner, 'measures'], measures, numbers);
    }
  }
  const days = [
    checkDay(desk, ['valid', 'from'], valid.from),
    checkDay(desk, ['valid', 'to'], valid.to),
    issued === null || checkDay(desk, ['issued'], issued),
  ];
  if (days.every(Boolean) && valid.to < valid.from) report(desk, ['valid', 'to'], `结束日期 ${valid.to} 早于开始日期 ${valid.from}`);
}

export function checkNumbers(desk: Desk, path: Path, mentioned: readonly number[], numbers: ReadonlySet<number>): void {
  reportRepeats(desk, mentioned.map(String), '条目', (index) => [...path, index]);
  mentioned.forEach((number, index) => {
    if (!numbers.has(number)) report(desk, [...path, index], `这个计划没有第${number}条`);
  });
}

/** Whether the day is in the calendar. */
function checkDay(desk: Desk, path: Path, day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (!real) report(desk, path, `日历上没有 ${day} 这一天`);
  return real;
}

/** A day that need not be written. */
export function dayAt(desk: Desk, path: Path, day: string | undefined): string | null {
  if (day !== undefined) checkDay(desk, path, day);
  return day ?? null;
}

/** A measure's section has to be there, and to list it. Of a list with an unknown number the plan's own findings tell. */
export function checkSection(desk: Desk<MeasureFile>, plan: PlanFile, numbers: ReadonlySet<number>): void {
  const { section: id, number } = desk.file.value;
  const section = plan.sections.find((each) => each.id === id);
  const ids = plan.sections.map((each) => each.id);
  if (section === undefined) report(desk, ['section'], `plan.yaml 里没有章节「${id}」${didYouMean(id, ids)}`);
  else if (!section.measures.includes(number) && section.measures.every((each) => numbers.has(each)))
    report(desk, ['section'], `plan.yaml 的章节「${id}」没有列第${number}条；请改这里，或在那里补上`);
}
