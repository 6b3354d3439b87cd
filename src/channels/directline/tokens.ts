/** Direct Line tokens: JSON Web Tokens (RFC 7519) signed with HMAC-SHA-256 by a key that only this service has. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Claims {
  /** The one conversation that the token is for. */
  readonly conv: string;
  /** Whose messages are sent with it; clients read this claim. */
  readonly user: string;
  /** `stream` opens one socket and nothing else. */
  readonly use: 'conversation' | 'stream';
}

export type Verified = { readonly state: 'good' | 'expired'; readonly claims: Claims } | { readonly state: 'forged' };

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

export function signToken(key: Buffer, claims: Claims, lifeS: number, now: Date): string {
  const iat = Math.floor(now.getTime() / 1000);
  const signed = `${HEADER}.${encode({ ...claims, iat, exp: iat + lifeS })}`;
  return `${signed}.${signature(key, signed)}`;
}

export function verifyToken(key: Buffer, token: string, now: Date): Verified {
  const [header, payload, mark, ...rest] = token.split('.');
  if (header !== HEADER || payload === undefined || mark === undefined || rest.length > 0) return { state: 'forged' };
  if (!isSame(mark, signature(key, `${header}.${payload}`))) return { state: 'forged' };
  // Only what we signed ourselves is parsed.
  const { exp, conv, user, use } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return { state: now.getTime() < exp * 1000 ? 'good' : 'expired', claims: { conv, user, use } };
}

/** Constant time for texts of equal length, so that the delay does not tell how many characters were right. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function signature(key: Buffer, signed: string): string {
  return createHmac('sha256', key).update(signed).digest('base64url');
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
