/** Our own Direct Line 3.0 service: REST and WebSocket, for Web Chat and every other client of that protocol. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bot } from '../../bot/bot.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { Settings } from '../../ops/settings.ts';
import { findConversation } from '../../store/conversations.ts';
import { keyNamed } from '../../store/keys.ts';
import type { Store } from '../../store/store.ts';
import { RequestRefused } from '../body.ts';
import type { RouteHost } from '../host.ts';
import { Grants, type TokenAnswer } from './grants.ts';
import { Hub } from './hub.ts';
import { DIRECT_LINE_LIMITS } from './limits.ts';
import { allowOrigins, PREFIX, Refusal, sendJson, sendNothing, sendRefusal } from './replies.ts';
import { directLineRoutes, type Route } from './routes.ts';
import { serveStreams } from './stream.ts';

const BUSY = '请稍后再试';

export interface DirectLineOptions {
  readonly bot: Bot;
  readonly store: Store;
  readonly settings: Pick<Settings, 'directLineSecret' | 'public'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Hears that the user of a conversation is typing. */
  readonly onTyping?: (conversationId: string) => void;
}

export interface DirectLine {
  /** A token for a new conversation of a new user, for the page that we serve ourselves. */
  issueToken(): TokenAnswer;
  /** A new token for the conversation and user of one that we signed, though it be expired; null where there is no such conversation. */
  renewToken(token: string): Promise<TokenAnswer | null>;
  /** Shows something to whoever has the conversation open, such as that a person is typing; it is not kept. */
  show(conversationId: string, activity: object): void;
  /** Ends the sockets; their clients come back by themselves. */
  close(): void;
}

export async function mountDirectLine(host: RouteHost, options: DirectLineOptions): Promise<DirectLine> {
  const { store, settings, clock, log } = options;
  const key = await keyNamed(store, 'directline', clock().getTime());
  const grants = new Grants({ key, secret: settings.directLineSecret, clock });
  const hub = new Hub();
  const bot = bounded(options.bot, DIRECT_LINE_LIMITS.pendingTurns);
  const routes = directLineRoutes({ ...options, bot, grants, hub, streamOrigin: streamOrigin(settings.public.url) });
  mountRoutes(host, routes, log);
  const endStreams = serveStreams(host.server, { store, grants, hub });
  const endGrowth = store.onGrowth((conversationId) => hub.wake(conversationId));
  return {
    issueToken: () => grants.issue(),
    renewToken: async (token) => {
      const claims = grants.claimsOf(token);
      const known = claims === null ? null : await store.read((db) => findConversation(db, claims.conv));
      return claims === null || known === null ? null : grants.issue(claims.user, claims.conv);
    },
    show: (conversationId, activity) => hub.show(conversationId, activity),
    close: () => {
      endGrowth();
      endStreams();
      hub.close();
    },
  };
}

function streamOrigin(url: URL | null): string | null {
  return url === null ? null : `${url.origin.replace(/^http/, 'ws')}${url.pathname.replace(/\/$/, '')}`;
}

/** The same bot, which takes no message while `limit` others wait for their turn. */
function bounded(bot: Bot, limit: number): Bot {
  let pending = 0;
  return {
    async receive(delivery) {
      if (pending >= limit) throw new Refusal(503, BUSY);
      pending++;
      try {
        return await bot.receive(delivery);
      } finally {
        pending--;
      }
    },
  };
}

function mountRoutes(host: RouteHost, routes: readonly Route[], log: Log): void {
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await dispatch(routes, request, response);
    } catch (error) {
      sendRefusal(response, refusalOf(error, log));
    }
  };
  host.on('pre', allowOrigins);
  for (const method of ['get', 'post', 'put', 'patch', 'del', 'opts'] as const) host[method](`${PREFIX}/*`, handle);
}

async function dispatch(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'OPTIONS') return sendNothing(response);
  const [pathname = '', query] = (request.url ?? '').split('?', 2);
  const matching = routes.filter(({ path }) => path.test(pathname));
  if (matching.length === 0) throw new Refusal(404, 'there is nothing at this path');
  const route = matching.find(({ method }) => method === request.method);
  if (route === undefined) throw new Refusal(405, 'this path does not take this method');
  const encoded = route.path.exec(pathname)?.groups?.conversationId ?? '';
  const { status, body } = await route.operation({ request, query: new URLSearchParams(query), conversationId: decoded(encoded) });
  sendJson(response, status, body);
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw new Refusal(400, 'the path is not well-formed');
  }
}

/** Whatever broke on our side is told without details, and as something that passes: the client tries again. */
function refusalOf(error: unknown, log: Log): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof RequestRefused) return new Refusal(error.status, error.message);
  log.error({ err: error }, 'a Direct Line request failed');
  return new Refusal(503, BUSY);
}
