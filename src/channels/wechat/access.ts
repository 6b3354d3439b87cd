/** The access token: fetched once, kept in the store, fetched anew before it ends or when WeChat no longer takes it. */
import type { Clock } from '../../ops/clock.ts';
import type { Store } from '../../store/store.ts';
import { type AccessToken, findAccessToken, keepAccessToken } from '../../store/wechat.ts';
import type { Api, ApiAnswer } from './api.ts';

/** From five minutes before its end on, WeChat gives a new one; the old one holds for as long. */
const RENEWED_BEFORE_MS = 5 * 60 * 1000;
/** Invalid, unlawful, expired. */
const TOKEN_REFUSED: ReadonlySet<number> = new Set([40001, 40014, 42001]);

export interface AccessParts {
  readonly api: Api;
  readonly store: Store;
  readonly clock: Clock;
  readonly appId: string;
  readonly appSecret: string;
}

/** WeChat gave no token. */
export class AccessDenied extends Error {
  readonly answer: ApiAnswer;

  constructor(answer: ApiAnswer) {
    super(`WeChat gives no access token: ${answer.errcode} ${answer.errmsg}`);
    this.name = 'AccessDenied';
    this.answer = answer;
  }
}

/** Calls with the account's token. @throws AccessDenied, WeChatUnreachable */
export type AuthorisedApi = (path: string, body?: object) => Promise<ApiAnswer>;

export function authorised(parts: AccessParts): AuthorisedApi {
  const { api } = parts;
  let fetching: Promise<string> | null = null;
  // Whoever needs one meanwhile gets the same.
  const fetchOnce = (refused: string | null) => {
    fetching ??= fetchToken(parts, refused).finally(() => {
      fetching = null;
    });
    return fetching;
  };
  return async (path, body) => {
    const token = (await keptToken(parts)) ?? (await fetchOnce(null));
    const answer = await api(path, { access_token: token }, body);
    if (!TOKEN_REFUSED.has(answer.errcode)) return answer;
    return await api(path, { access_token: await fetchOnce(token) }, body);
  };
}

async function keptToken({ store, clock, appId }: AccessParts): Promise<string | null> {
  const kept = await store.read((db) => findAccessToken(db, appId));
  return kept !== null && kept.expiresAt - RENEWED_BEFORE_MS > clock().getTime() ? kept.token : null;
}

/** @param refused the token that WeChat no longer took, if that is why */
async function fetchToken(parts: AccessParts, refused: string | null): Promise<string> {
  const usual = await request(parts, false);
  // It takes its own token for good: only force makes another. That is limited to 20 a day.
  const access = usual.token === refused ? await request(parts, true) : usual;
  await parts.store.write((tx) => keepAccessToken(tx, parts.appId, access));
  return access.token;
}

async function request({ api, clock, appId, appSecret }: AccessParts, force: boolean): Promise<AccessToken> {
  const asked = { grant_type: 'client_credential', appid: appId, secret: appSecret, ...(force ? { force_refresh: true } : {}) };
  const answer = await api('/cgi-bin/stable_token', {}, asked);
  const { access_token: token, expires_in: seconds } = answer.body;
  if (typeof token !== 'string' || typeof seconds !== 'number') throw new AccessDenied(answer);
  return { token, expiresAt: clock().getTime() + seconds * 1000 };
}
