/** The WeChat channel on a server of its own, between an assistant and a local WeChat. */
import { onTestFinished } from 'vitest';
import type { Answerer } from '../../src/bot/answer.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Scenes } from '../../src/channels/wechat/callback.ts';
import { mountWeChat } from '../../src/channels/wechat/mount.ts';
import type { Rounds } from '../../src/channels/wechat/rounds.ts';
import { createLog } from '../../src/ops/log.ts';
import { readSettings } from '../../src/ops/settings.ts';
import type { Env } from '../../src/ops/settings-reader.ts';
import { sqliteMemory } from '../../src/store/sqlite.ts';
import { Store } from '../../src/store/store.ts';
import { createWebServer } from '../../src/web/server.ts';
import { echo } from '../echo.ts';
import { ACCOUNT, type Account } from '../wechat-platform/callbacks.ts';
import { type Network, type Platform, startPlatform } from '../wechat-platform/platform.ts';

export interface WeChatService {
  readonly platform: Platform;
  readonly store: Store;
  readonly clock: SteppedClock;
  /** Of `/wechat`. */
  readonly url: string;
  readonly rounds: Rounds;
}

export interface WeChatServiceOptions {
  readonly mode?: Account['mode'];
  readonly answer?: Answerer;
  readonly env?: Env;
  readonly network?: Network;
  readonly scenes?: Scenes;
  readonly bodyTimeoutMs?: number;
}

/** Time that goes on only when told. */
export class SteppedClock {
  #nowMs = Date.parse('2026-03-02T10:00:00+08:00');

  readonly now = () => new Date(this.#nowMs);

  step(ms: number): void {
    this.#nowMs += ms;
  }
}

export const HOUR_MS = 60 * 60 * 1000;

export function envOf(account: Account): Env {
  return {
    WECHAT_TOKEN: account.token,
    WECHAT_APP_ID: account.appId,
    WECHAT_APP_SECRET: account.appSecret,
    ...(account.mode === 'plain' ? {} : { WECHAT_ENCODING_AES_KEY: account.encodingKey }),
  };
}

/** Ends with the test. */
export async function startWeChat(options: WeChatServiceOptions = {}): Promise<WeChatService> {
  const { mode = 'safe', answer = echo(), env = {}, network, scenes = new Map(), bodyTimeoutMs } = options;
  const clock = new SteppedClock();
  const account = { ...ACCOUNT, mode };
  const platform = await startPlatform({ account, clock: clock.now, ...(network === undefined ? {} : { network }) });
  const settings = readSettings({ PORT: '0', LOG_LEVEL: 'silent', ...envOf(account), WECHAT_API_BASE: platform.apiUrl, ...env });
  if (settings.weChat === null) throw new Error('WECHAT_TOKEN is not set');
  const store = await Store.open(sqliteMemory());
  const log = createLog('silent');
  const bot = createBot({ answer, store, clock: clock.now, log });
  const web = createWebServer({ settings, log, errorPage: () => false });
  const parts = { bot, store, settings: settings.weChat, scenes, clock: clock.now, log };
  const rounds = await mountWeChat(web.restify, { ...parts, ...(bodyTimeoutMs === undefined ? {} : { bodyTimeoutMs }) });
  const address = await web.listen();
  onTestFinished(async () => {
    await web.stop();
    await rounds.close();
    platform.close();
    await store.close();
  });
  const url = new URL('/wechat', address).href;
  platform.callbackUrl = url;
  return { platform, store, clock, url, rounds };
}
