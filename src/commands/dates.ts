/** `npm run knowledge -- dates [DATE]`: plans and phases on a time line, and what was last verified long ago. */
import { compileKnowledge } from '../knowledge/compile.ts';
import { formatFinding } from '../knowledge/finding.ts';
import { chinaDay } from '../ops/clock.ts';
import type { Places } from '../ops/settings-groups.ts';
import { reminders, timeLine } from '../review/dates.ts';

/** @returns the exit code */
export function runDates(places: Places, print: (line: string) => void, [day = chinaDay(Date.now())]: readonly string[]): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    print(`日期写成 2016-05-01 的样子，不是 ${day}`);
    return 2;
  }
  const compiled = compileKnowledge(places);
  if ('findings' in compiled) {
    for (const finding of compiled.findings) print(formatFinding(finding));
    return 1;
  }
  for (const line of timeLine(compiled.knowledge, day)) print(line);
  const late = reminders(compiled.knowledge, day);
  print(late.length === 0 ? '一年内都核对过。' : '一年以上没有核对：');
  for (const line of late) print(`  ${line}`);
  return 0;
}
