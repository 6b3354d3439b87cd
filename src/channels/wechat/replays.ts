/** Timestamp and nonce of what was taken lately: they come again only with the same message, which is then a retry. */
import { hash } from 'node:crypto';
import { WECHAT_LIMITS } from './limits.ts';

/** Older ones are refused for their timestamp, wherever it lay in the window. */
const KEPT_MS = 2 * WECHAT_LIMITS.clockWindowMs;
/** Only what WeChat signed gets in here, so this is far above any real account. */
const MOST = 500_000;

export class Replays {
  /** In the order of arrival. */
  readonly #seen = new Map<string, { readonly digest: string; readonly at: number }>();

  /** @returns false if these were used for another message */
  admit(timestamp: string, nonce: string, message: string, nowMs: number): boolean {
    this.#forget(nowMs);
    const mark = `${timestamp} ${nonce}`;
    const digest = hash('sha256', message, 'base64');
    const earlier = this.#seen.get(mark);
    if (earlier !== undefined) return earlier.digest === digest;
    this.#seen.set(mark, { digest, at: nowMs });
    return true;
  }

  #forget(nowMs: number): void {
    for (const [mark, { at }] of this.#seen) {
      if (nowMs - at <= KEPT_MS && this.#seen.size < MOST) return;
      this.#seen.delete(mark);
    }
  }
}
