/** Secrets that a browser holds: of each we keep the hash only, so that a copy of the store opens nothing. */
import { createHash, timingSafeEqual } from 'node:crypto';

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** In constant time, so that the delay does not tell how many characters were right. */
export function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(hashOf(given)), Buffer.from(hashOf(expected))];
  return timingSafeEqual(one, other);
}
