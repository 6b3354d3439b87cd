/** The WeChat channel between an assistant and a local WeChat, for the length of a test. */
import { onTestFinished } from 'vitest';
import type { Answerer } from '../../src/bot/answer.ts';
import type { Scenes } from '../../src/channels/wechat/callback.ts';
import type { Env } from '../../src/ops/settings-reader.ts';
import { echo } from '../echo.ts';
import { ACCOUNT, type Account } from '../wechat-platform/callbacks.ts';
import { type LocalService, startLocalService } from '../wechat-platform/local-service.ts';
import { type Network, type Platform, startPlatform } from '../wechat-platform/platform.ts';

export interface WeChatService extends LocalService {
  readonly platform: Platform;
  readonly clock: SteppedClock;
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

export async function startWeChat(options: WeChatServiceOptions = {}): Promise<WeChatService> {
  const { mode = 'safe', answer = echo(), env = {}, network, ...rest } = options;
  const clock = new SteppedClock();
  const account = { ...ACCOUNT, mode };
  const platform = await startPlatform({ account, clock: clock.now, ...(network === undefined ? {} : { network }) });
  const withApi = { WECHAT_API_BASE: platform.apiUrl, ...env };
  const service = await startLocalService({ account, answer, clock: clock.now, env: withApi, ...rest });
  onTestFinished(async () => {
    await service.stop();
    platform.close();
  });
  platform.callbackUrl = service.url;
  return { ...service, platform, clock };
}
