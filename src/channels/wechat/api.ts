/** Calls to WeChat's own interfaces. Errors come with status 200 and a code in the body. */
import { isRecord } from '../body.ts';

/** Calls take well below a second; a person does not wait for them. */
const TIMEOUT_MS = 10_000;

/** Not reached, no answer in time, or an answer that is none: whether it was done stays open. */
export class WeChatUnreachable extends Error {
  constructor(path: string, cause: unknown) {
    super(`no answer from ${path}`, { cause });
    this.name = 'WeChatUnreachable';
  }
}

export interface ApiAnswer {
  /** 0: done. */
  readonly errcode: number;
  readonly errmsg: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** @param query holds the access token: it never goes into an error or the log */
export type Api = (path: string, query: Readonly<Record<string, string>>, body?: object) => Promise<ApiAnswer>;

export function apiAt(base: URL): Api {
  const root = base.href.replace(/\/$/, '');
  return async (path, query, body) => {
    try {
      const response = await fetch(`${root}${path}?${new URLSearchParams(query)}`, requestOf(body));
      return answerOf(await response.json());
    } catch (error) {
      throw new WeChatUnreachable(path, error instanceof Error ? error.name : error);
    }
  };
}

/** Raw UTF-8, as it has to be: 40033 is the answer to escapes. */
function requestOf(body: object | undefined): RequestInit {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  if (body === undefined) return { signal };
  return { signal, method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json; charset=utf-8' } };
}

function answerOf(body: unknown): ApiAnswer {
  if (!isRecord(body)) throw new Error('the answer is no object');
  const { errcode, errmsg } = body;
  return { errcode: typeof errcode === 'number' ? errcode : 0, errmsg: typeof errmsg === 'string' ? errmsg : '', body };
}
