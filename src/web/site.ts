/** Everything that the service shows or tells by HTTP besides its channels. */
import type { Request, Response, Server } from 'restify';
import type { Settings } from '../ops/settings.ts';
import { type Manifest, mountAssets } from './assets.ts';
import { mountChatPage, type Site } from './chat-page.ts';
import { type ChatTokens, mountChatToken } from './chat-token.ts';
import { mountPrivacy } from './document-pages.ts';
import { mountHealth, type Readiness } from './health.ts';
import favicon from './views/favicon.svg';

export interface SiteParts {
  readonly site: Site;
  readonly settings: Settings;
  readonly publicDir: string;
  readonly manifest: Manifest;
  readonly tokens: ChatTokens;
  readonly readiness: () => Promise<Readiness>;
}

export function mountSite(server: Server, { site, settings, publicDir, manifest, tokens, readiness }: SiteParts): void {
  mountHealth(server, readiness);
  mountAssets(server, publicDir, manifest);
  mountFavicon(server);
  mountChatPage(server, site);
  mountPrivacy(server, site, settings);
  mountChatToken(server, tokens, settings.public);
}

function mountFavicon(server: Server): void {
  for (const path of ['/favicon.svg', '/favicon.ico'])
    server.get(path, async (_req: Request, res: Response) =>
      res.sendRaw(200, favicon, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
    );
}
