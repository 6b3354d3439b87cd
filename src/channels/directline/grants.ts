/** Who may do what: the secret opens everything, a token one conversation for one user. */
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../ops/clock.ts';
import { randomId } from '../../ops/ids.ts';
import { DIRECT_LINE_LIMITS } from './limits.ts';
import { Refusal } from './replies.ts';
import { type Claims, isSame, signToken, verifyToken } from './tokens.ts';

export interface TokenAnswer {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
}

export type Grant = { readonly by: 'secret' } | { readonly by: 'token'; readonly claims: Claims };

export class Grants {
  readonly #key: Buffer;
  readonly #secret: string | null;
  readonly #clock: Clock;

  constructor(parts: { key: Buffer; secret: string | null; clock: Clock }) {
    this.#key = parts.key;
    this.#secret = parts.secret;
    this.#clock = parts.clock;
  }

  /** Whether tokens are given to anybody. */
  get isOpen(): boolean {
    return this.#secret === null;
  }

  /** A token for the conversation; without one, for a new one. */
  issue(userId: string = randomId('dl_'), conversationId: string = randomId()): TokenAnswer {
    const claims: Claims = { conv: conversationId, user: userId, use: 'conversation' };
    const token = signToken(this.#key, claims, DIRECT_LINE_LIMITS.tokenLifeS, this.#clock());
    return { conversationId, token, expires_in: DIRECT_LINE_LIMITS.tokenLifeS };
  }

  /** What authorises the opening of a socket, for a minute. */
  issueForStream(conversationId: string, userId: string): string {
    const claims: Claims = { conv: conversationId, user: userId, use: 'stream' };
    return signToken(this.#key, claims, DIRECT_LINE_LIMITS.streamUrlLifeS, this.#clock());
  }

  /** @throws Refusal 401 or 403 */
  authorise(request: IncomingMessage): Grant {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined) throw new Refusal(401, 'Authorization: Bearer TOKEN is missing');
    if (this.#secret !== null && isSame(given, this.#secret)) return { by: 'secret' };
    return { by: 'token', claims: this.#check(given, 'conversation') };
  }

  /** @throws Refusal 401 or 403 */
  authoriseFor(request: IncomingMessage, conversationId: string): Grant {
    const grant = this.authorise(request);
    if (grant.by === 'token') mustBeFor(grant.claims, conversationId);
    return grant;
  }

  /** @throws Refusal 401 or 403 */
  authoriseStream(token: string, conversationId: string): void {
    mustBeFor(this.#check(token, 'stream'), conversationId);
  }

  /** Of a token that we signed for a conversation, expired or not; null for any other. */
  claimsOf(token: string): Claims | null {
    const verified = verifyToken(this.#key, token, this.#clock());
    return verified.state === 'forged' || verified.claims.use !== 'conversation' ? null : verified.claims;
  }

  #check(token: string, use: Claims['use']): Claims {
    const verified = verifyToken(this.#key, token, this.#clock());
    if (verified.state === 'forged') throw new Refusal(401, 'the token is not one of ours');
    if (verified.state === 'expired') throw new Refusal(403, 'the token has expired', 'TokenExpired');
    if (verified.claims.use !== use) throw new Refusal(403, 'the token is not for this');
    return verified.claims;
  }
}

function mustBeFor({ conv }: Claims, conversationId: string): void {
  if (conv !== conversationId) throw new Refusal(403, 'the token is for another conversation');
}
