/** `POST /api/messages`: Bot Framework channels and the Emulator, by the SDK's CloudAdapter. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TurnContext } from 'botbuilder-core';
import type { Activity } from 'botframework-schema';
import { apology } from '../../bot/apology.ts';
import type { Bot } from '../../bot/bot.ts';
import { localeOf } from '../../bot/message.ts';
import { activityOf } from '../../bot/reply.ts';
import type { Clock } from '../../ops/clock.ts';
import { LIMITS } from '../../ops/limits.ts';
import type { Log } from '../../ops/log.ts';
import type { Settings } from '../../ops/settings.ts';
import type { Store } from '../../store/store.ts';
import { RequestRefused, readJson } from '../body.ts';
import { Courier, type Delivered } from '../courier.ts';
import type { RouteHost } from '../host.ts';
import { checkedBody, deliveryOf } from './inbound.ts';
import { isLocalPeer, isLocalUrl } from './local.ts';
import type { ServiceAdapter } from './service-adapter.ts';

export interface BotFrameworkOptions {
  readonly bot: Bot;
  readonly store: Store;
  readonly settings: Pick<Settings, 'botFramework'>;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests: the pause after a first failed attempt to bring a reply. */
  readonly firstPauseMs?: number;
}

export interface BotFramework {
  /** Waits for replies that are on their way; what is left goes out after the next start. */
  close(): Promise<void>;
}

export function mountBotFramework(host: RouteHost, options: BotFrameworkOptions): BotFramework {
  const { bot, settings, log } = options;
  const isOpen = settings.botFramework.MicrosoftAppId !== '';
  const adapter = lazily(settings.botFramework, log);

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = checkedBody(await readJson(request, LIMITS.bodyBytes));
    if (!isOpen && !(isLocalPeer(request) && isLocalUrl(body.serviceUrl)))
      throw new RequestRefused(401, 'without credentials only this machine is served');
    const loaded = await adapter();
    const asked = { method: 'POST', body, headers: { authorization: request.headers.authorization ?? '' } };
    const logic = async (context: TurnContext) => {
      try {
        await turn(bot, context);
      } catch (error) {
        if (context.activity.type === 'message') void apologise(loaded, context.activity, log);
        throw error;
      }
    };
    await loaded.process(asked, answerOn(response), logic).catch(refuseWrongTypes);
  }

  host.post('/api/messages', async (request, response) => {
    try {
      await receive(request, response);
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      if (error.status === 413) response.setHeader('Connection', 'close');
      response.writeHead(error.status, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(error.message);
    }
  });
  const courier = new Courier({ ...options, channel: 'botframework', deliver: async (text) => bring(await adapter(), text, isOpen) });
  return { close: () => courier.close() };
}

async function turn(bot: Bot, context: TurnContext): Promise<void> {
  const receipt = await bot.receive(deliveryOf(context.activity));
  if (context.activity.deliveryMode === 'expectReplies') context.bufferedReplyActivities.push(...(receipt?.replies ?? []));
}

/** Past the store, which may be what broke: nothing of it is kept, and the service is told that the message was not taken. */
async function apologise(adapter: ServiceAdapter, activity: Activity, log: Log): Promise<void> {
  const said = activityOf(apology(localeOf(activity.locale)));
  try {
    await adapter.send(TurnContext.applyConversationReference(said, TurnContext.getConversationReference(activity)));
  } catch (err) {
    log.warn({ err }, 'nobody could be told to try again later');
  }
}

async function bring(adapter: ServiceAdapter, text: string, isOpen: boolean): Promise<Delivered> {
  const reply: Partial<Activity> = JSON.parse(text);
  // Kept at a time when there were credentials.
  if (!isOpen && !isLocalUrl(reply.serviceUrl)) return 'never';
  try {
    await adapter.send(reply);
    return 'acknowledged';
  } catch (error) {
    const { statusCode } = error as { statusCode?: unknown };
    if (typeof statusCode !== 'number') throw error;
    return isLasting(statusCode) ? 'never' : 'later';
  }
}

/** The service knows the message and will not have it: gone, malformed, too large. Rights may come back. */
function isLasting(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status);
}

function lazily(settings: Settings['botFramework'], log: Log): () => Promise<ServiceAdapter> {
  let loading: Promise<ServiceAdapter> | undefined;
  return () => {
    loading ??= import('./service-adapter.ts').then(
      (module) => new module.ServiceAdapter(settings, (err) => log.error({ err }, 'a Bot Framework turn failed')),
    );
    return loading;
  };
}

/** The part of an Express response that the SDK writes to. */
function answerOn(response: ServerResponse) {
  return {
    socket: response.socket,
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    status: (code: number) => {
      response.statusCode = code;
    },
    send: (body: unknown) => {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.write(JSON.stringify(body));
    },
    end: () => response.end(),
  };
}

/** What the SDK's schema says of a body whose fields have the wrong types; the outcome of a turn never comes this way. */
function refuseWrongTypes(error: unknown): never {
  if (error instanceof Error && error.name === 'ZodError') throw new RequestRefused(400, 'the activity has fields of wrong types');
  throw error;
}
