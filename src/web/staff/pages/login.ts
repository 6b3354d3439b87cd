/** Signing in and out. */

import { ROLES } from '../../../desk/roles.ts';
import { randomId } from '../../../ops/ids.ts';
import { clientAddress } from '../../client-address.ts';
import type { Console } from '../console.ts';
import { cookie, endedCookie, readCookie } from '../cookies.ts';
import { line } from '../form.ts';
import { type Call, forAnyone, forRoles, type Reply, type Route, type StaffCall } from '../route.ts';
import { say } from '../words.ts';

export function loginRoutes(desk: Console): readonly Route[] {
  return [
    forAnyone('GET', '/staff/login', async (call) => loginPage(desk, call, nextOf(call.query), null)),
    forAnyone('POST', '/staff/login', (call) => signIn(desk, call)),
    forRoles(ROLES, 'POST', '/staff/logout', (call) => signOut(desk, call)),
  ];
}

/** Only pages of the console: a link to the login page must not lead elsewhere. */
function nextOf(fields: URLSearchParams): string {
  const next = fields.get('next') ?? '';
  return /^\/staff(?![\w-])[\w/?=&%-]*$/.test(next) && !next.startsWith('/staff/log') ? next : '/staff';
}

function loginPage({ words, isSecure }: Console, { request }: Call, next: string, problem: string | null): Reply {
  // The same for every tab of this browser, so that none makes another's form stale.
  const csrf = readCookie(request, 'staff_form') ?? randomId();
  return {
    is: 'page',
    view: 'login',
    title: say(words, 'sign-in'),
    status: problem === null ? 200 : problem === 'sign-in-throttled' ? 429 : 401,
    data: { csrf, next, problem: problem === null ? null : say(words, problem) },
    cookie: cookie('staff_form', csrf, isSecure),
  };
}

async function signIn(desk: Console, call: Call): Promise<Reply> {
  const { request, form, nowMs } = call;
  const address = clientAddress(request, desk.settings.public.trustedProxies);
  const given = { name: line(form, 'name', 64), password: form.get('password') ?? '', address };
  const signedIn = await desk.signIn.signIn(given, nowMs);
  if (typeof signedIn === 'string') return loginPage(desk, call, nextOf(form), `sign-in-${signedIn}`);
  // Always a session of its own: one that the browser brought along is never taken over.
  return { is: 'redirect', to: nextOf(form), cookie: cookie('staff_session', signedIn.token, desk.isSecure) };
}

async function signOut(desk: Console, { request, person, nowMs }: StaffCall): Promise<Reply> {
  await desk.signIn.signOut(readCookie(request, 'staff_session') ?? '', person, nowMs);
  return { is: 'redirect', to: '/staff/login', cookie: endedCookie('staff_session', desk.isSecure) };
}
