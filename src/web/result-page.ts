/** `GET /r/{token}`: a dialog's result as a page to print or pass on; no name and no free words are in it. */
import QRCode from 'qrcode';
import type { Request, Response, Server } from 'restify';
import { type AvenueResult, resultView } from '../answers/result-view.ts';
import { readKept } from '../dialogs/kept.ts';
import { LOCALES, type Locale } from '../knowledge/model.ts';
import { type Clock, chinaDay } from '../ops/clock.ts';
import { findResult, type KeptResult } from '../store/results.ts';
import type { Store } from '../store/store.ts';
import type { Assistant } from '../turn/assistant.ts';
import { keptResult } from '../turn/kept-result.ts';
import { type Site, shared } from './chat-page.ts';
import { documentHeaders } from './document-pages.ts';
import { refusal } from './errors.ts';
import { renderView } from './views.ts';

export interface ResultPageParts {
  readonly site: Site;
  readonly store: Store;
  readonly clock: Clock;
  readonly assistant: () => Assistant;
  /** The address of a page of ours. */
  readonly link: (path: string) => string | null;
}

export function mountResultPage(server: Server, { site, store, clock, assistant, link }: ResultPageParts): void {
  server.get('/r/:token', async (req: Request, res: Response) => {
    const token = String(req.params.token);
    const kept = await findResult(store, { token }, clock().getTime());
    const view = kept === null ? null : viewOf(assistant(), kept, clock());
    if (kept === null || view === null) throw refusal(404, 'no such result');
    const locale = localeOf(kept);
    const words = site.words[locale].words;
    const qr = await QRCode.toString(link(`/r/${token}`) ?? '', { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
    const times = { until: chinaDay(kept.expiresAt), made: chinaDay(kept.madeAt) };
    const content = renderView('result', { words, qr, ...times, ...view });
    const page = { ...shared(site, locale), languages: null, heading: view.name, content };
    // Whoever follows a link from here is not to learn the token.
    res.sendRaw(200, renderView('document', page), { ...documentHeaders(), 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' });
  });
}

function viewOf(assistant: Assistant, kept: KeptResult, now: Date): AvenueResult | null {
  const answer = keptResult(assistant, kept.dialog, readKept(kept.responses), chinaDay(now.getTime()));
  return answer === null ? null : resultView(answer, assistant.templates[localeOf(kept)], true);
}

function localeOf({ locale }: KeptResult): Locale {
  return LOCALES.find((one) => one === locale) ?? 'zh-Hans';
}
