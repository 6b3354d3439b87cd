/** What every request has to keep to before any route sees it, and the headers that every answer carries. */
import type { Next, Request, Response, Server } from 'restify';
import { LIMITS } from '../ops/limits.ts';
import type { PublicSettings } from '../ops/settings-groups.ts';
import { refusal } from './errors.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  // A page that shows anything sets its own.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

export function guardRequests(server: Server, settings: PublicSettings): void {
  const headers = settings.url?.protocol === 'https:' ? { ...HEADERS, 'Strict-Transport-Security': 'max-age=31536000' } : HEADERS;
  server.pre((req: Request, res: Response, next: Next) => {
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    const refused = refusalOf(req);
    if (refused === null) return next();
    // The rest of what was sent is not read.
    res.setHeader('Connection', 'close');
    next(refused);
  });
}

function refusalOf(req: Request): Error | null {
  // restify makes one address of both later on, outside of anything that would catch what it throws.
  const path = req.url ?? '';
  if (!path.startsWith('/') || !URL.canParse(`http://${req.headers.host ?? 'localhost'}${path}`)) return refusal(400, 'no address');
  if (Number(req.headers['content-length'] ?? 0) > LIMITS.bodyBytes) return refusal(413, 'body too large');
  // Bodies are counted as they arrive; unpacking would make that bound meaningless.
  const encoding = req.headers['content-encoding'] ?? 'identity';
  return encoding.toLowerCase() === 'identity' ? null : refusal(415, 'encoded body');
}
