/** Behind a one-time link: choosing a password, for the first administrator a name too. */
import { openAccount } from '../../../desk/accounts.ts';
import { hashOf } from '../../../desk/tokens.ts';
import { randomId } from '../../../ops/ids.ts';
import { findAccount, findLink } from '../../../store/accounts.ts';
import type { Console } from '../console.ts';
import { cookie, readCookie } from '../cookies.ts';
import { line } from '../form.ts';
import { message } from '../message.ts';
import { type Call, forAnyone, type Reply, type Route } from '../route.ts';
import { say } from '../words.ts';

const PATH = '/staff/welcome/:token';

export function welcomeRoutes(desk: Console): readonly Route[] {
  return [forAnyone('GET', PATH, (call) => welcomePage(desk, call, null)), forAnyone('POST', PATH, (call) => open(desk, call))];
}

async function welcomePage(desk: Console, { request, params, form, nowMs }: Call, problem: string | null): Promise<Reply> {
  const { store, words, isSecure } = desk;
  const token = params.token ?? '';
  const accountId = await store.read((db) => findLink(db, hashOf(token), nowMs));
  if (accountId === undefined) return message(desk, 404, 'link-gone');
  const account = accountId === null ? null : await store.read((db) => findAccount(db, { id: accountId }));
  const csrf = readCookie(request, 'staff_form') ?? randomId();
  return {
    is: 'page',
    view: 'welcome',
    title: say(words, 'choose-password'),
    status: problem === null ? 200 : 422,
    data: {
      csrf,
      token,
      account: account === null ? null : { name: account.name, shownName: account.shownName },
      name: line(form, 'name', 32),
      shownName: line(form, 'shownName', 40),
      problem: problem === null ? null : say(words, `problem-${problem}`),
    },
    cookie: cookie('staff_form', csrf, isSecure),
  };
}

async function open(desk: Console, call: Call): Promise<Reply> {
  const { form, params, nowMs } = call;
  const password = form.get('password') ?? '';
  if (password !== form.get('again')) return welcomePage(desk, call, 'differ');
  const opening = {
    token: params.token ?? '',
    password,
    name: line(form, 'name', 32).toLowerCase(),
    shownName: line(form, 'shownName', 40),
  };
  const problem = await openAccount(desk.store, opening, nowMs);
  return problem === null ? { is: 'redirect', to: '/staff/login' } : welcomePage(desk, call, problem);
}
