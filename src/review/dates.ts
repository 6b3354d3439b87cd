/** Plans and their phases on a time line, and what nobody has verified for long. */
import type { KnowledgeBase, Plan } from '../knowledge/model.ts';

/** After so many days it is worth a look whether what is written still holds. */
const LONG_DAYS = 365;
const DAY_MS = 24 * 3_600_000;

/** @param day ISO day as of which to look */
export function timeLine({ plans }: KnowledgeBase, day: string): string[] {
  return [...plans].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).flatMap((plan) => [planLine(plan, day), ...phaseLines(plan)]);
}

function planLine({ id, shortName, validFrom, validTo, supersededBy }: Plan, day: string): string {
  const state = day < validFrom ? '还没有开始' : day > validTo ? '期限已过' : '在期限内';
  const later = supersededBy === null ? '' : `；已由《${supersededBy.title['zh-Hans']}》取代（据：${supersededBy.source}）`;
  return `${validFrom} – ${validTo}  ${id}《${shortName['zh-Hans']}》${state}${later}`;
}

function phaseLines({ phases }: Plan): string[] {
  return phases.map(({ number, title, when }) => `    第${number}阶段 ${title.shown}：${when.shown}`);
}

/** One line for each thing last verified long before that day, the longest ago first; those never verified before all. */
export function reminders({ plans, stations }: KnowledgeBase, day: string): string[] {
  const all = [
    ...plans.map(({ id, verified }) => ({ what: `${id}/plan.yaml`, verified })),
    ...plans.flatMap(({ id, measures }) => measures.map(({ number, verified }) => ({ what: `${id} 第${number}条`, verified }))),
    ...stations.map(({ id, checked }) => ({ what: `服务站 ${id}`, verified: checked })),
  ];
  const late = all.filter(({ verified }) => verified === null || Date.parse(day) - Date.parse(verified) > LONG_DAYS * DAY_MS);
  const oldestFirst = late.sort((a, b) => ((a.verified ?? '') < (b.verified ?? '') ? -1 : 1));
  const named = oldestFirst.filter(({ verified }) => verified !== null).map(({ what, verified }) => `${what}：${verified} 核对过`);
  const never = oldestFirst.filter(({ verified }) => verified === null).map(({ what }) => what);
  return never.length === 0 ? named : [`从没有记下核对日期（verified）：${never.join('、')}`, ...named];
}
