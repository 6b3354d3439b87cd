/** The service as `main` puts it together, as far as channels go, with an echo for an assistant. */
import { onTestFinished } from 'vitest';
import type { Answerer } from '../../src/bot/answer.ts';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import { type BotFramework, mountBotFramework } from '../../src/channels/botframework/mount.ts';
import { type DirectLine, mountDirectLine } from '../../src/channels/directline/mount.ts';
import { type Clock, systemClock } from '../../src/ops/clock.ts';
import { createLog } from '../../src/ops/log.ts';
import { readSettings, type Settings } from '../../src/ops/settings.ts';
import type { Env } from '../../src/ops/settings-reader.ts';
import { claimDataDir, openDataDir } from '../../src/store/data-dir.ts';
import type { Store } from '../../src/store/store.ts';
import { mountMyData } from '../../src/web/my-data.ts';
import { createWebServer } from '../../src/web/server.ts';
import { echo } from '../echo.ts';
import { freshDir } from '../fresh-dir.ts';

export interface Service {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  readonly settings: Settings;
  readonly bot: Bot;
  readonly store: Store;
  readonly directLine: DirectLine;
  readonly botFramework: BotFramework;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly dataDir?: string;
  /** Instead of that in the folder. */
  readonly store?: Store;
  readonly env?: Env;
  readonly answer?: Answerer;
  readonly clock?: Clock;
  /** Before a reply that could not be brought is brought again. */
  readonly firstPauseMs?: number;
}

/** Started on a free port; ends with the test. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const service = await serve(options);
  let running: Promise<void> | null = null;
  const stop = () => {
    running ??= service.stop();
    return running;
  };
  onTestFinished(stop);
  return { ...service, stop };
}

async function serve({ dataDir = freshDir(), env = {}, ...options }: ServiceOptions): Promise<Service> {
  const { answer = echo(), clock = systemClock, firstPauseMs = 1_000 } = options;
  const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env });
  const release = claimDataDir(dataDir);
  const store = options.store ?? (await openDataDir(dataDir, settings.dataKey));
  const log = createLog(settings.logLevel);
  const bot = createBot({ answer, store, clock, log, link: (path) => `http://127.0.0.1${path}` });
  const web = createWebServer({ settings, log, errorPage: () => false });
  const parts = { bot, store, settings, clock, log };
  const directLine = await mountDirectLine(web.restify, parts);
  const botFramework = mountBotFramework(web.restify, { ...parts, firstPauseMs });
  mountMyData(web.restify, store, clock);
  const address = await web.listen();
  const stop = async () => {
    directLine.close();
    await web.stop();
    await botFramework.close();
    await store.close();
    release();
  };
  return { url: address.origin, port: Number(address.port), settings, bot, store, directLine, botFramework, stop };
}
