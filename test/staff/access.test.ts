/** Who gets where: every route of the console against every role, and the ways by which strangers try to get in. */
import { expect, it } from 'vitest';
import { ROLES } from '../../src/desk/roles.ts';
import type { Route } from '../../src/web/staff/route.ts';
import { staffRoutes } from '../../src/web/staff/routes.ts';
import { openedAccount, PASSWORD, startConsole } from './console.ts';
import type { Member, Page } from './member.ts';

const pathOf = ({ path }: Route) => path.replace(/:\w+/g, 'nothing-there');
const named = (route: Route) => `${route.method} ${route.path}`;

async function visit(member: Member, route: Route): Promise<Page> {
  const page = route.method === 'GET' ? await member.get(pathOf(route)) : await member.post(pathOf(route));
  return page;
}

/** Live updates never end by themselves, and ending the session would end the test of the rest. */
const isVisited = (route: Route) => route.for !== 'anyone' && !/events$|logout$/.test(route.path);

it('opens no page and no action without a session', async () => {
  const { desk, stranger } = await startConsole();
  const closed = staffRoutes(desk).filter((route) => route.for !== 'anyone');
  expect(closed.length).toBeGreaterThan(5);
  for (const route of closed) {
    const page = await visit(stranger(), route);
    if (route.method === 'GET')
      expect([named(route), page.status, page.location]).toEqual([named(route), 303, expect.stringMatching(/^\/staff\/login\?next=/)]);
    else expect([named(route), page.status]).toEqual([named(route), 401]);
  }
});

it('opens to each role what is its own, and nothing else', async () => {
  const { desk, member } = await startConsole();
  const routes = staffRoutes(desk).filter(isVisited);
  for (const role of ROLES) {
    const person = await member(role);
    for (const route of routes) {
      const { status } = await visit(person, route);
      const allowed = route.for !== 'anyone' && route.for.includes(role);
      expect([role, named(route), status === 403 || status === 401]).toEqual([role, named(route), !allowed]);
      expect([named(route), status]).not.toEqual([named(route), 500]);
    }
  }
});

it('takes no form without the session’s own token, nor from another site', async () => {
  const { desk, member, url } = await startConsole();
  const [admin, other] = [await member('admin'), await member('admin', 'other')];
  const actions = staffRoutes(desk).filter(({ method }) => method === 'POST');
  for (const route of actions) {
    for (const csrf of ['', 'x'.repeat(22), other.csrf])
      expect([named(route), (await admin.post(pathOf(route), { csrf })).status]).toEqual([named(route), 403]);
    expect([named(route), (await admin.post(pathOf(route), {}, { origin: 'https://evil.example' })).status]).toEqual([named(route), 403]);
    expect([named(route), (await admin.post(pathOf(route), {}, { origin: url, 'sec-fetch-site': 'cross-site' })).status]).toEqual([
      named(route),
      403,
    ]);
  }
});

it('gives a session of its own to whoever signs in, and ends it when they leave', async () => {
  const { store, stranger } = await startConsole();
  await openedAccount(store, 'staff', 'lin');
  const browser = stranger();
  browser.cookies.set('staff_session', 'planted-by-somebody-else');
  await browser.signIn('lin', PASSWORD);
  const session = browser.cookies.get('staff_session') ?? '';
  expect(session).not.toBe('planted-by-somebody-else');
  expect((await browser.get('/staff')).status).toBe(200);
  await browser.post('/staff/logout');
  browser.cookies.set('staff_session', session);
  expect((await browser.get('/staff')).status).toBe(303);
});

it('keeps its cookies from scripts, from other sites and, behind https, from plain lines', async () => {
  const { store, stranger } = await startConsole({ env: { PUBLIC_URL: 'https://policy.example' } });
  await openedAccount(store, 'staff', 'lin');
  const browser = stranger();
  await browser.get('/staff/login');
  const page = await browser.post('/staff/login', { name: 'lin', password: PASSWORD }, { origin: 'https://policy.example' });
  expect(page.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^staff_session=[\w-]{22}; Path=\/staff; HttpOnly; SameSite=Lax; Secure$/),
  ]);
});

it('refuses a wrong password, an unknown name and a disabled account alike, and slows down whoever keeps guessing', async () => {
  const { store, stranger, member } = await startConsole();
  await openedAccount(store, 'staff', 'lin');
  await openedAccount(store, 'staff', 'gone');
  const admin = await member('admin');
  await admin.post('/staff/accounts/gone/disable');
  const refused = await Promise.all(
    [
      ['lin', 'wrong'],
      ['nobody', PASSWORD],
      ['gone', PASSWORD],
    ].map(([name = '', password = '']) => stranger().signIn(name, password)),
  );
  const said = refused.map(({ html }) => /role="alert">([^<]+)/.exec(html)?.[1]);
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401]);
  expect(new Set(said).size).toBe(1);
  const guesses = [];
  for (let count = 0; count < 12; count++) guesses.push((await stranger().signIn('lin', `guess-${count}`)).html);
  expect(guesses.at(-1)).toContain('试得太多了');
  expect((await stranger().signIn('lin', PASSWORD)).status).toBe(429);
});

it('ends open sessions when an account is disabled or its password reset', async () => {
  const { member } = await startConsole();
  const [admin, lin, wu] = [await member('admin'), await member('staff', 'lin'), await member('staff', 'wu')];
  await admin.post('/staff/accounts/lin/disable');
  await admin.post('/staff/accounts/wu/reset');
  expect([(await lin.get('/staff')).status, (await wu.get('/staff')).status]).toEqual([303, 303]);
});

it('leads nobody from the login page to another site', async () => {
  const { store, stranger } = await startConsole();
  await openedAccount(store, 'staff', 'lin');
  for (const next of ['https://evil.example/', '//evil.example', '/staff@evil.example', '/\\evil.example', '/staff/../r/x']) {
    const browser = stranger();
    await browser.get('/staff/login');
    const page = await browser.post('/staff/login', { name: 'lin', password: PASSWORD, next });
    expect([next, page.location]).toEqual([next, '/staff']);
  }
});
