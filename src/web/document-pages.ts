/** Pages of plain text: the privacy notice, and what people see where something went wrong. */
import type { Request, Response, Server } from 'restify';
import type { Settings } from '../ops/settings.ts';
import { type Site, shared } from './chat-page.ts';
import { languageOf } from './language.ts';
import { renderSource, renderView } from './views.ts';

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function mountPrivacy(server: Server, site: Site, settings: Settings): void {
  server.get('/privacy', async (req: Request, res: Response) => {
    const locale = languageOf(req, res);
    const { words, privacy } = site.words[locale];
    const content = renderSource(privacy, {
      ...settings.retention,
      isSealed: settings.dataKey !== null,
    });
    res.sendRaw(200, renderView('document', { ...shared(site, locale), heading: words.privacy, content }), documentHeaders());
  });
}

/** @returns whether the request wanted a page and got one */
export function sendErrorPage(req: Request, res: Response, site: Site, status: number): boolean {
  if (req.method !== 'GET' || !(req.headers.accept ?? '').includes('text/html')) return false;
  const locale = languageOf(req, res);
  const heading = site.words[locale].words[status >= 500 ? 'broken' : 'not-found'];
  res.sendRaw(status, renderView('document', { ...shared(site, locale), languages: null, heading, content: '' }), documentHeaders());
  return true;
}

export function documentHeaders(): Record<string, string> {
  return { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': POLICY };
}
