/** The WeChat Official Account: callbacks in, replies in their answers, later messages by the customer-service interface. */
import type { Bot } from '../../bot/bot.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { WeChatSettings } from '../../ops/settings-groups.ts';
import { keyNamed } from '../../store/keys.ts';
import type { Store } from '../../store/store.ts';
import type { RouteHost } from '../host.ts';
import { authorised } from './access.ts';
import { apiAt } from './api.ts';
import type { Scenes } from './callback.ts';
import { deliverDue } from './courier.ts';
import { identityBy } from './identity.ts';
import { WECHAT_LIMITS } from './limits.ts';
import { secretsOf } from './opening.ts';
import { createReceiver } from './receive.ts';
import { type Rounds, startRounds } from './rounds.ts';
import { mountRoutes } from './routes.ts';

export interface WeChatOptions {
  readonly bot: Bot;
  readonly store: Store;
  readonly settings: WeChatSettings;
  readonly scenes: Scenes;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests. */
  readonly bodyTimeoutMs?: number;
}

/** Without `WECHAT_TOKEN` there are no settings, this is not called, and the route answers 404. */
export async function mountWeChat(host: RouteHost, options: WeChatOptions): Promise<Rounds> {
  const { store, settings, clock, log } = options;
  const secrets = secretsOf(settings);
  const identity = identityBy(await keyNamed(store, 'wechat-identity', clock().getTime()));
  const api = apiOf(options);
  const form = settings.options;
  const receive = createReceiver({ ...options, secrets, identity, form, sends: api !== null });
  mountRoutes(host, { receive, secrets, clock, log, bodyTimeoutMs: options.bodyTimeoutMs ?? WECHAT_LIMITS.bodyTimeoutMs });
  return startRounds({ store, clock, log, deliverDue: () => deliverDue({ store, clock, log, api, form }) });
}

function apiOf({ store, clock, settings: { appId, appSecret, apiBase } }: WeChatOptions) {
  return appId === null || appSecret === null ? null : authorised({ api: apiAt(apiBase), store, clock, appId, appSecret });
}
