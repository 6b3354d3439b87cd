/** `POST /chat/token`: our own page's way into Direct Line, for a new conversation or the one that it had before. */
import type { Request, Response, Server } from 'restify';
import { LIMITS, RateLimit } from '../ops/limits.ts';
import type { PublicSettings } from '../ops/settings-groups.ts';
import { clientAddress } from './client-address.ts';
import { refusal, sendJson } from './errors.ts';
import { readJson } from './read-json.ts';
import { isSameOrigin } from './same-origin.ts';

export interface ChatToken {
  readonly token: string;
  readonly conversationId: string;
}

export interface ChatTokens {
  /** A token for a conversation and a user of its own. */
  fresh(): Promise<ChatToken>;
  /** A new token for the conversation of one that we signed, though it be expired; null where that conversation is no more. */
  renew(token: string): Promise<ChatToken | null>;
}

export function mountChatToken(server: Server, tokens: ChatTokens, settings: PublicSettings): void {
  // An office or a plant is one address; each of its people needs a token once.
  const limit = new RateLimit({ burst: 120, perMinute: 60 });
  server.post('/chat/token', async (req: Request, res: Response) => {
    if (!isSameOrigin(req, settings.url)) throw refusal(403, 'another site');
    if (!limit.take(clientAddress(req, settings.trustedProxies), Date.now())) throw refusal(429, 'too many tokens');
    const former = formerToken(await readJson(req, LIMITS.smallBodyBytes));
    const renewed = former === null ? null : await tokens.renew(former);
    sendJson(res, 200, { ...(renewed ?? (await tokens.fresh())), resumed: renewed !== null });
  });
}

function formerToken(body: unknown): string | null {
  const token = (body as { token?: unknown } | null)?.token;
  return typeof token === 'string' && token.length <= 4096 ? token : null;
}
