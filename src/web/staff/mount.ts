/** The gate of the console: every request to it passes here, and what a route's line in the table does not allow goes no further. */
import type { Request, Response, Server } from 'restify';
import type { Person } from '../../desk/sign-in.ts';
import { isSame } from '../../desk/tokens.ts';
import { refusal } from '../errors.ts';
import { isSameOrigin } from '../same-origin.ts';
import type { Console } from './console.ts';
import { readCookie } from './cookies.ts';
import { readForm } from './form.ts';
import { frameOf } from './frame.ts';
import { message } from './message.ts';
import type { Call, Reply, Route } from './route.ts';
import { staffRoutes } from './routes.ts';
import { renderPage, renderPart } from './views.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** @returns what ends the lines of open pages */
export function mountStaff(server: Server, desk: Console): () => void {
  for (const route of staffRoutes(desk)) {
    const handle = async (req: Request, res: Response) => serve(desk, route, req, res);
    if (route.method === 'GET') server.get(route.path, handle);
    else server.post(route.path, handle);
  }
  return () => desk.live.close();
}

async function serve(desk: Console, route: Route, req: Request, res: Response): Promise<void> {
  const now = desk.clock();
  const token = readCookie(req, 'staff_session');
  const person = token === null ? null : await desk.signIn.personOf(token, now.getTime());
  const reply = await admitted(desk, route, req, person, now);
  await send(desk, res, reply, person);
}

async function admitted(desk: Console, route: Route, req: Request, person: Person | null, now: Date): Promise<Reply> {
  if (route.for !== 'anyone' && person === null) return refusedToNobody(desk, req);
  if (route.for !== 'anyone' && !route.for.some((role) => role === person?.role)) return message(desk, 403, 'not-allowed');
  const form = route.method === 'POST' ? await readForm(req) : new URLSearchParams();
  if (route.method === 'POST' && !isOurForm(desk, req, form, route.for === 'anyone' ? null : person))
    return message(desk, 403, 'form-stale');
  const query = new URL(`http://local${req.url ?? '/'}`).searchParams;
  const call: Call = { request: req, params: req.params ?? {}, query, form, now, nowMs: now.getTime() };
  if (route.for === 'anyone') return await route.handle(call);
  if (person === null) throw refusal(403, 'nobody');
  return await route.handle({ ...call, person });
}

/** Sent by a page of ours, and by the one that this session, or before it this browser, was given. */
function isOurForm(desk: Console, req: Request, form: URLSearchParams, person: Person | null): boolean {
  const expected = person?.csrf ?? readCookie(req, 'staff_form');
  return isSameOrigin(req, desk.settings.public.url) && expected !== null && isSame(form.get('csrf') ?? '', expected);
}

function refusedToNobody(desk: Console, req: Request): Reply {
  const isPage = req.method === 'GET' && (req.headers.accept ?? '').includes('text/html');
  if (!isPage) return message(desk, 401, 'sign-in-first');
  return { is: 'redirect', to: `/staff/login?next=${encodeURIComponent(req.url ?? '/staff')}` };
}

async function send(desk: Console, res: Response, reply: Reply, person: Person | null): Promise<void> {
  res.setHeader('Cache-Control', 'no-store');
  switch (reply.is) {
    case 'page': {
      if (reply.cookie !== undefined) res.setHeader('Set-Cookie', reply.cookie);
      const frame = await frameOf(desk, person, reply.title, reply.way);
      return sendHtml(res, reply.status ?? 200, renderPage(reply.view, frame, reply.data));
    }
    case 'part':
      return sendHtml(res, 200, renderPart(reply.view, { words: desk.words, csrf: person?.csrf ?? '', ...reply.data }));
    case 'redirect':
      if (reply.cookie !== undefined) res.setHeader('Set-Cookie', reply.cookie);
      return res.sendRaw(303, '', { Location: reply.to });
    case 'json':
      return res.sendRaw(reply.status ?? 200, JSON.stringify(reply.body), { 'Content-Type': 'application/json; charset=utf-8' });
    case 'file': {
      const disposition = `attachment; filename="${reply.name}"`;
      return res.sendRaw(200, reply.text, { 'Content-Type': reply.type, 'Content-Disposition': disposition });
    }
    case 'stream':
      return reply.open(res);
  }
}

function sendHtml(res: Response, status: number, html: string): void {
  res.sendRaw(status, html, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY });
}
