/** `GET /`: the chat page. Greeting, examples and a working input are in the HTML, before any script has arrived. */
import { randomBytes } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { LOCALES, type Locale } from '../knowledge/model.ts';
import type { PublicSettings } from '../ops/settings-groups.ts';
import { languageOf } from './language.ts';
import type { PageWords } from './page-words.ts';
import { renderView } from './views.ts';

/** What all our pages are made of. */
export interface Site {
  readonly words: Readonly<Record<Locale, PageWords>>;
  readonly assets: Readonly<Record<string, string>>;
  readonly settings: PublicSettings;
  /** Questions that people are offered to tap. */
  readonly examples: (locale: Locale) => readonly string[];
}

const SHORT: Readonly<Record<Locale, string>> = { 'zh-Hans': '简', 'zh-Hant': '繁', en: 'EN' };

/** What the page's script is told: no text of it comes from visitors. */
const FOR_SCRIPT = ['away', 'reconnecting', 'expired', 'question', 'sent-early'] as const;

export function mountChatPage(server: Server, site: Site): void {
  server.get('/', async (req: Request, res: Response) => {
    const nonce = randomBytes(18).toString('base64');
    const locale = languageOf(req, res);
    res.sendRaw(200, renderView('chat', { ...shared(site, locale), ...forChat(site, locale, nonce) }), {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': chatPolicy(nonce, hostOf(req)),
    });
  });
}

/** What every page of ours shows: its words, the language switch, the registration numbers. */
export function shared({ words, assets, settings }: Site, locale: Locale): object {
  const languages = LOCALES.map((id) => ({
    locale: id,
    name: words[id].words.language,
    short: SHORT[id],
    current: id === locale,
  }));
  return { locale, words: words[locale].words, assets, languages, icpNumber: settings.icpNumber, psbNumber: settings.psbNumber };
}

function forChat(site: Site, locale: Locale, nonce: string): object {
  const { words } = site.words[locale];
  const data = {
    locale,
    webChat: site.assets.webChat,
    words: Object.fromEntries(FOR_SCRIPT.map((key) => [key, words[key]])),
  };
  return { nonce, data, examples: site.examples(locale) };
}

/** The hash is that of an empty style element, which Web Chat makes and fills by script. */
function chatPolicy(nonce: string, host: string | null): string {
  const sockets = host === null ? '' : ` ws://${host} wss://${host}`;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
    "img-src 'self' blob: data:",
    'worker-src blob:',
    // Some browsers do not count WebSockets of our own host as 'self'.
    `connect-src 'self'${sockets}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function hostOf(req: Request): string | null {
  const host = req.headers.host ?? '';
  return /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? host : null;
}
