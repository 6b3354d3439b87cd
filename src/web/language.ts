/** Which language a page is shown in: chosen by `?lang=`, chosen earlier (cookie), or Chinese in the script that the browser prefers. */
import type { Request, Response } from 'restify';
import { LOCALES, type Locale } from '../knowledge/model.ts';

export function languageOf(req: Request, res: Response): Locale {
  const asked = known(new URL(`http://local${req.url ?? '/'}`).searchParams.get('lang'));
  if (asked !== null) {
    res.setHeader('Set-Cookie', `lang=${asked}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`);
    return asked;
  }
  const earlier = known(/(?:^|;\s*)lang=([\w-]+)/.exec(req.headers.cookie ?? '')?.[1] ?? null);
  return earlier ?? preferredScript(req.headers['accept-language'] ?? '');
}

/** A service of a Chinese city opens in Chinese; English is one tap away. */
function preferredScript(acceptLanguage: string): Locale {
  const chinese = acceptLanguage.split(',').find((language) => /^\s*zh/i.test(language)) ?? '';
  return /zh-(hant|tw|hk|mo)/i.test(chinese) ? 'zh-Hant' : 'zh-Hans';
}

function known(value: string | null): Locale | null {
  return LOCALES.find((locale) => locale === value) ?? null;
}
