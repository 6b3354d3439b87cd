/** Knowledge gaps: what owners asked and got no full answer to, and what is proposed about it. */
import { closeGap, PROPOSALS, propose } from '../../../desk/gap-cases.ts';
import { groupGaps } from '../../../desk/gap-groups.ts';
import { EDITOR_ROLES, ROLES } from '../../../desk/roles.ts';
import { maskNumbers } from '../../../ops/log.ts';
import { type GapCase, gapCases, keyOf } from '../../../store/gap-cases.ts';
import { newestGaps } from '../../../store/gaps.ts';
import type { Console } from '../console.ts';
import { line } from '../form.ts';
import { forRoles, type Reply, type Route, type StaffCall } from '../route.ts';
import { timeOf } from '../times.ts';
import { say, type Words } from '../words.ts';

const PATH = '/staff/gaps';
const LOOKED_AT = 4_000;
const SHOWN = 60;
/** What a change of the knowledge has done to its gap. */
const DONE = ['written', 'closed'] as const;

export function gapRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(ROLES, 'GET', PATH, (call) => page(desk, call, null)),
    forRoles(ROLES, 'POST', `${PATH}/propose`, (call) => proposeOne(desk, call)),
    forRoles(EDITOR_ROLES, 'POST', `${PATH}/close`, (call) => close(desk, call)),
  ];
}

async function page({ store, words }: Console, { person, query }: StaffCall, problem: string | null): Promise<Reply> {
  const { gaps, cases } = await store.read(async (db) => ({ gaps: await newestGaps(db, LOOKED_AT), cases: await gapCases(db) }));
  const known = new Map(cases.map((one) => [one.key, one]));
  const groups = groupGaps(gaps).filter(({ key, lastAt }) => isOpen(known.get(key), lastAt));
  const reasonOf = (reason: string) => words[`gap-${reason}`] ?? reason;
  const data = {
    canClose: person.role !== 'staff',
    done: doneIn(query, words),
    groups: groups.slice(0, SHOWN).map((group, index) => ({
      ...group,
      place: index,
      reasons: group.reasons.map(({ reason, count }) => `${reasonOf(reason)} ${count}`).join('、'),
      last: timeOf(group.lastAt),
    })),
    more: groups.length > SHOWN ? say(words, 'and-more', { count: groups.length - SHOWN }) : null,
    proposals: PROPOSALS.map((proposal) => ({ proposal, name: words[`proposal-${proposal}`] ?? proposal })),
    cases: cases
      .filter(({ state }) => state === 'proposed')
      .map((one, index) => ({
        ...one,
        shown: one.question || say(words, 'gap-forgotten'),
        place: index,
        proposal: words[`proposal-${one.proposal}`] ?? one.proposal,
        at: timeOf(one.changedAt),
      })),
    problem: problem === null ? null : say(words, problem),
  };
  return { is: 'page', view: 'gaps', title: say(words, 'nav-gaps'), status: problem === null ? 200 : 422, data };
}

function doneIn(query: URLSearchParams, words: Words): string | null {
  const done = DONE.find((one) => one === query.get('done'));
  return done === undefined ? null : say(words, `done-${done}`);
}

/** What was closed comes back if it is asked again without an answer. */
function isOpen(found: GapCase | undefined, lastAt: number): boolean {
  return found === undefined || (found.state === 'closed' && lastAt > found.changedAt);
}

async function proposeOne(desk: Console, call: StaffCall): Promise<Reply> {
  const { form, person, nowMs } = call;
  const question = maskNumbers(line(form, 'question', 300));
  const proposal = PROPOSALS.find((one) => one === form.get('proposal')) ?? 'measure';
  const wish = { key: keyOf(line(form, 'key', 200)), question, proposal, detail: line(form, 'detail', 1_000) };
  if (!(await propose(desk.store, wish, person, nowMs))) return await page(desk, call, 'gap-empty');
  return { is: 'redirect', to: PATH };
}

async function close(desk: Console, call: StaffCall): Promise<Reply> {
  const { form, person, now, nowMs } = call;
  const regression = line(form, 'regression', 500);
  const { report } = desk.answer(null, { text: regression }, now, 'staff');
  const wish = { key: keyOf(line(form, 'key', 200)), regression, outcome: report.outcome };
  const problem = await closeGap(desk.store, wish, person, nowMs);
  return problem === null ? { is: 'redirect', to: PATH } : await page(desk, call, problem);
}
