/** Whether a request was made by a page of ours: browsers say so themselves, and no page can make them lie. */
import type { IncomingMessage } from 'node:http';

export function isSameOrigin(req: IncomingMessage, publicUrl: URL | null): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = req.headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === publicUrl?.origin || new URL(origin).host === req.headers.host;
}
