/** The WeChat channel on a server of its own, over a store in memory, with whatever assistant. */
import type { Answerer } from '../../src/bot/answer.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Scenes } from '../../src/channels/wechat/callback.ts';
import { mountWeChat } from '../../src/channels/wechat/mount.ts';
import type { Rounds } from '../../src/channels/wechat/rounds.ts';
import type { Clock } from '../../src/ops/clock.ts';
import { createLog } from '../../src/ops/log.ts';
import { readSettings } from '../../src/ops/settings.ts';
import type { Env } from '../../src/ops/settings-reader.ts';
import { sqliteMemory } from '../../src/store/sqlite.ts';
import { Store } from '../../src/store/store.ts';
import { createWebServer } from '../../src/web/server.ts';
import type { Account } from './callbacks.ts';

export interface LocalService {
  readonly store: Store;
  readonly rounds: Rounds;
  /** Of `/wechat`. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface LocalServiceOptions {
  readonly account: Account;
  readonly answer: Answerer;
  readonly clock: Clock;
  readonly env?: Env;
  readonly scenes?: Scenes;
  readonly bodyTimeoutMs?: number;
  /** In memory without it. */
  readonly store?: Store;
}

export function envOf(account: Account): Env {
  return {
    WECHAT_TOKEN: account.token,
    WECHAT_APP_ID: account.appId,
    WECHAT_APP_SECRET: account.appSecret,
    ...(account.mode === 'plain' ? {} : { WECHAT_ENCODING_AES_KEY: account.encodingKey }),
  };
}

export async function startLocalService(options: LocalServiceOptions): Promise<LocalService> {
  const { account, answer, clock, env = {}, scenes = new Map(), bodyTimeoutMs } = options;
  const settings = readSettings({ PORT: '0', LOG_LEVEL: 'silent', ...envOf(account), ...env });
  if (settings.weChat === null) throw new Error('WECHAT_TOKEN is not set');
  const store = options.store ?? (await Store.open(sqliteMemory()));
  const log = createLog('silent');
  const bot = createBot({ answer, store, clock, log });
  const web = createWebServer({ settings, log, errorPage: () => false });
  const parts = { bot, store, settings: settings.weChat, scenes, clock, log };
  const rounds = await mountWeChat(web.restify, { ...parts, ...(bodyTimeoutMs === undefined ? {} : { bodyTimeoutMs }) });
  const address = await web.listen();
  const stop = async () => {
    await web.stop();
    await rounds.close();
    await store.close();
  };
  return { store, rounds, url: new URL('/wechat', address).href, stop };
}
