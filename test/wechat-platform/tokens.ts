/** Access tokens as `stable_token` gives them. */
import { randomBytes } from 'node:crypto';

const LIFE_S = 7_200;
const OVERLAP_S = 5 * 60;

interface Issued {
  readonly token: string;
  endsAtMs: number;
}

export class Tokens {
  #current: Issued | null = null;
  #former: Issued | null = null;
  /** How often one was asked for. */
  asked = 0;

  /** The same until five minutes before its end. */
  give(nowMs: number, force: boolean): { access_token: string; expires_in: number } {
    this.asked++;
    const current = this.#current;
    const holds = current !== null && current.endsAtMs - nowMs > OVERLAP_S * 1000;
    if (current !== null && holds && !force)
      return { access_token: current.token, expires_in: Math.floor((current.endsAtMs - nowMs) / 1000) };
    this.#former = current;
    // Forced, the former one goes on for five minutes too.
    if (current !== null && force) current.endsAtMs = Math.min(current.endsAtMs, nowMs + OVERLAP_S * 1000);
    this.#current = { token: randomBytes(96).toString('base64url'), endsAtMs: nowMs + LIFE_S * 1000 };
    return { access_token: this.#current.token, expires_in: LIFE_S };
  }

  /** @returns 0, or WeChat's error code */
  check(token: string, nowMs: number): number {
    const known = [this.#current, this.#former].find((issued) => issued?.token === token);
    if (known === undefined || known === null) return 40001;
    return nowMs < known.endsAtMs ? 0 : 42001;
  }

  /** As when somebody else resets the account's secret. */
  revoke(): void {
    this.#current = null;
    this.#former = null;
  }
}
