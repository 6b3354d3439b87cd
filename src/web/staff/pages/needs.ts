/** Financing needs: register, assign, follow up, withdraw, take along as a table. */
import { followUp, NEED_STATES, needsTable, registerNeed, withdraw } from '../../../desk/needs.ts';
import { DESK_ROLES } from '../../../desk/roles.ts';
import { maskNumbers } from '../../../ops/log.ts';
import { listAccounts } from '../../../store/accounts.ts';
import { findNeed, listNeeds, type Need } from '../../../store/needs.ts';
import type { Console } from '../console.ts';
import { line, lines } from '../form.ts';
import { message } from '../message.ts';
import { forRoles, type Reply, type Route, type StaffCall } from '../route.ts';
import { dayOf, timeOf } from '../times.ts';
import { say } from '../words.ts';

const PATH = '/staff/needs';
const SHOWN = 200;
const MOST_ROWS = 20_000;
const HEADS = ['code', 'summary', 'measures', 'state', 'who', 'follow-up', 'note', 'registered-by', 'registered-on'] as const;

export function needRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(DESK_ROLES, 'GET', PATH, (call) => listPage(desk, call, null)),
    forRoles(DESK_ROLES, 'POST', PATH, (call) => register(desk, call)),
    forRoles(DESK_ROLES, 'GET', '/staff/needs.csv', () => table(desk)),
    forRoles(DESK_ROLES, 'GET', `${PATH}/:id`, (call) => needPage(desk, call)),
    forRoles(DESK_ROLES, 'POST', `${PATH}/:id`, (call) => change(desk, call)),
    forRoles(DESK_ROLES, 'POST', `${PATH}/:id/withdraw`, (call) => takeBack(desk, call)),
  ];
}

const stateName = ({ words }: Console, state: string) => words[`need-${state}`] ?? state;

async function listPage(desk: Console, { query, form, nowMs }: StaffCall, problem: string | null): Promise<Reply> {
  const { store, words } = desk;
  const wanted = NEED_STATES.find((state) => state === query.get('state')) ?? null;
  const found = await store.read((db) => listNeeds(db, wanted, SHOWN));
  const given = (name: string) => lines(form, name, 1_000) || (query.get(name) ?? '').slice(0, 1_000);
  const data = {
    needs: found.map((need) => lineOf(desk, need, dayOf(nowMs))),
    states: [null, ...NEED_STATES].map((state) => ({
      state: state ?? '',
      name: state === null ? say(words, 'all') : stateName(desk, state),
      current: state === wanted,
    })),
    draft: { summary: given('summary'), measures: given('measures'), contact: lines(form, 'contact', 300) },
    takesContact: store.isSealed,
    problem: problem === null ? null : say(words, problem),
  };
  return { is: 'page', view: 'needs', title: say(words, 'nav-needs'), status: problem === null ? 200 : 422, data };
}

function lineOf(desk: Console, { id, summary, state, who, followUpOn }: Need, today: string): object {
  const isDue = followUpOn !== null && followUpOn <= today && state !== 'done';
  return {
    id,
    summary: maskNumbers(summary).slice(0, 120) || say(desk.words, 'need-withdrawn'),
    state: stateName(desk, state),
    who,
    followUpOn,
    isDue,
  };
}

async function register(desk: Console, call: StaffCall): Promise<Reply> {
  const { form, person, nowMs } = call;
  const wish = {
    summary: lines(form, 'summary', 1_000),
    measures: line(form, 'measures', 200),
    contact: lines(form, 'contact', 300),
    hasConsent: form.get('consent') === 'yes',
  };
  const done = await registerNeed(desk.store, wish, person, nowMs);
  return typeof done === 'string' ? await listPage(desk, call, done) : { is: 'redirect', to: `${PATH}/${done.id}` };
}

async function needPage(desk: Console, { params }: StaffCall): Promise<Reply> {
  const { store, words } = desk;
  const need = await store.read((db) => findNeed(db, params.id ?? ''));
  if (need === null) return message({ words }, 404, 'not-there');
  const accounts = (await store.read(listAccounts)).filter(
    ({ role, disabledAt }) => disabledAt === null && DESK_ROLES.some((one) => one === role),
  );
  const data = {
    need: {
      ...need,
      isWithdrawn: need.state === 'withdrawn',
      state: words[`need-${need.state}`] ?? need.state,
      at: timeOf(need.createdAt),
    },
    states: NEED_STATES.map((state) => ({
      state,
      name: stateName(desk, state),
      current: state === need.state,
    })),
    accounts: accounts.map(({ id, shownName }) => ({ id, shownName, current: id === need.accountId })),
  };
  return { is: 'page', view: 'need', title: say(words, 'need-title', { code: need.id }), data };
}

async function change(desk: Console, { params, form, person, nowMs }: StaffCall): Promise<Reply> {
  const id = params.id ?? '';
  const accounts = await desk.store.read(listAccounts);
  const day = line(form, 'follow-up', 10);
  const wish = {
    state: NEED_STATES.find((state) => state === form.get('state')) ?? 'open',
    accountId: accounts.find((account) => account.id === form.get('account'))?.id ?? null,
    followUpOn: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    note: lines(form, 'note', 2_000),
  };
  if (!(await followUp(desk.store, id, wish, person, nowMs))) return message(desk, 404, 'not-there');
  return { is: 'redirect', to: PATH };
}

async function takeBack(desk: Console, { params, person, nowMs }: StaffCall): Promise<Reply> {
  if (!(await withdraw(desk.store, params.id ?? '', person, nowMs))) return message(desk, 404, 'not-there');
  return { is: 'redirect', to: PATH };
}

async function table(desk: Console): Promise<Reply> {
  const needs = await desk.store.read((db) => listNeeds(db, null, MOST_ROWS));
  const heads = HEADS.map((head) => say(desk.words, `csv-${head}`));
  const text = needsTable(needs, heads, { state: (state) => stateName(desk, state), day: dayOf });
  return { is: 'file', name: 'needs.csv', type: 'text/csv; charset=utf-8', text };
}
