/** Accounts, for administrators: the same that `npm run staff` does. */
import { type AccountWish, addAccount, disableAccount, editAccount, resetAccount } from '../../../desk/accounts.ts';
import { isRole, ROLES } from '../../../desk/roles.ts';
import { type Account, findAccount, listAccounts } from '../../../store/accounts.ts';
import type { Console } from '../console.ts';
import { line } from '../form.ts';
import { message } from '../message.ts';
import { forRoles, type Reply, type Route, type StaffCall } from '../route.ts';
import { say } from '../words.ts';

export function accountRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(['admin'], 'GET', '/staff/accounts', () => accountsPage(desk, {})),
    forRoles(['admin'], 'POST', '/staff/accounts', (call) => add(desk, call)),
    forRoles(['admin'], 'GET', '/staff/accounts/:name', (call) => accountPage(desk, call, null)),
    forRoles(['admin'], 'POST', '/staff/accounts/:name', (call) => edit(desk, call)),
    forRoles(['admin'], 'POST', '/staff/accounts/:name/reset', (call) => reset(desk, call)),
    forRoles(['admin'], 'POST', '/staff/accounts/:name/disable', (call) => disable(desk, call)),
  ];
}

interface Shown {
  readonly problem?: string;
  /** Path of a one-time link that was just made. */
  readonly link?: string;
}

async function accountsPage({ store, words, settings }: Console, { problem, link }: Shown): Promise<Reply> {
  const accounts = await store.read(listAccounts);
  return {
    is: 'page',
    view: 'accounts',
    title: say(words, 'nav-accounts'),
    status: problem === undefined ? 200 : 422,
    data: {
      problem: problem === undefined ? null : say(words, `problem-${problem}`),
      link: link === undefined ? null : `${settings.public.url?.origin ?? ''}${link}`,
      roles: ROLES.map((role) => ({ role, name: words[`role-${role}`] ?? role })),
      accounts: accounts.map((account) => shown(account, words)),
    },
  };
}

function shown({ name, shownName, role, topics, station, passwordHash, disabledAt }: Account, words: Console['words']): object {
  const state = disabledAt !== null ? 'disabled' : passwordHash === null ? 'unopened' : 'active';
  const about = [...(station === null ? [] : [station]), ...topics].join('、');
  return {
    name,
    shownName,
    role: words[`role-${role}`] ?? role,
    about,
    state: words[`account-${state}`] ?? state,
    active: disabledAt === null,
  };
}

function readWish({ form }: StaffCall, name: string): AccountWish {
  const role = form.get('role');
  return {
    name,
    shownName: line(form, 'shownName', 40),
    role: isRole(role) ? role : 'staff',
    topics: line(form, 'topics', 400)
      .split(/[\s,，、]+/)
      .filter((topic) => topic !== ''),
    station: line(form, 'station', 40) || null,
  };
}

async function add(desk: Console, call: StaffCall): Promise<Reply> {
  const wish = readWish(call, line(call.form, 'name', 32).toLowerCase());
  const added = await addAccount(desk.store, wish, call.person, call.nowMs);
  return accountsPage(desk, typeof added === 'string' ? { problem: added } : { link: `/staff/welcome/${added.token}` });
}

async function accountPage({ store, words }: Console, { params }: StaffCall, problem: string | null): Promise<Reply> {
  const account = await store.read((db) => findAccount(db, { name: params.name ?? '' }));
  if (account === null) return message({ words }, 404, 'not-there');
  const { name, shownName, topics, station } = account;
  const roles = ROLES.map((role) => ({ role, name: words[`role-${role}`] ?? role, current: role === account.role }));
  const data = { name, shownName, topics: topics.join('、'), stationId: station ?? '', roles };
  return {
    is: 'page',
    view: 'account',
    title: say(words, 'account-title', { name }),
    status: problem === null ? 200 : 422,
    data: { ...data, problem: problem === null ? null : say(words, `problem-${problem}`) },
  };
}

async function edit(desk: Console, call: StaffCall): Promise<Reply> {
  const problem = await editAccount(desk.store, readWish(call, call.params.name ?? ''), call.person, call.nowMs);
  return problem === null ? { is: 'redirect', to: '/staff/accounts' } : accountPage(desk, call, problem);
}

async function reset(desk: Console, { params, person, nowMs }: StaffCall): Promise<Reply> {
  const token = await resetAccount(desk.store, params.name ?? '', person, nowMs);
  return accountsPage(desk, token === null ? { problem: 'no-account' } : { link: `/staff/welcome/${token}` });
}

async function disable(desk: Console, { params, person, nowMs }: StaffCall): Promise<Reply> {
  // Whoever shut themselves out could leave nobody to let them in again.
  if (params.name === person.name) return accountsPage(desk, { problem: 'own-account' });
  const done = await disableAccount(desk.store, params.name ?? '', person, nowMs);
  return accountsPage(desk, done ? {} : { problem: 'no-account' });
}
