/** All channels and pages on one port, over one store. */
import type { Answerer } from '../bot/answer.ts';
import { createBot } from '../bot/bot.ts';
import { activityOf } from '../bot/reply.ts';
import { mountBotFramework } from '../channels/botframework/mount.ts';
import { mountDirectLine } from '../channels/directline/mount.ts';
import { shownOnWeChat } from '../channels/wechat/shown.ts';
import type { Workshop } from '../desk/workshop.ts';
import type { KnowledgeBase } from '../knowledge/model.ts';
import { type Clock, systemClock } from '../ops/clock.ts';
import { randomId } from '../ops/ids.ts';
import type { Log } from '../ops/log.ts';
import type { Settings } from '../ops/settings.ts';
import { keepRetention } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import type { Assistant } from '../turn/assistant.ts';
import { assetPaths, readManifest } from '../web/assets.ts';
import type { Site } from '../web/chat-page.ts';
import { sendErrorPage } from '../web/document-pages.ts';
import { rotatingExamples } from '../web/examples.ts';
import { mountMyData } from '../web/my-data.ts';
import { asPreview, readPageWords } from '../web/page-words.ts';
import { mountResultPage } from '../web/result-page.ts';
import { createWebServer, type WebServerOptions } from '../web/server.ts';
import { mountSite } from '../web/site.ts';
import { createConsole } from '../web/staff/console.ts';
import { mountStaff } from '../web/staff/mount.ts';
import { PUBLIC_DIR } from './places.ts';
import { startWeChat } from './wechat-channel.ts';

export interface ServiceParts {
  readonly settings: Settings;
  /** What serves at that moment. */
  readonly knowledge: () => KnowledgeBase;
  readonly answer: Answerer;
  readonly assistant: () => Assistant;
  readonly workshop: Workshop;
  readonly store: Store;
  readonly log: Log;
  readonly clock?: Clock;
  /** Every page says that it is one. */
  readonly isPreview?: boolean;
  /** For tests: how long a request may take to arrive. */
  readonly times?: WebServerOptions['times'];
}

export interface Service {
  readonly url: URL;
  /** Lets what has begun come to its end; the store stays open. */
  stop(): Promise<void>;
}

export async function startService({ clock = systemClock, ...parts }: ServiceParts): Promise<Service> {
  const { settings, knowledge, answer, assistant, workshop, store, log } = parts;
  const manifest = readManifest(PUBLIC_DIR);
  const pageWords = readPageWords(settings.places.localesDir);
  const site: Site = {
    words: parts.isPreview === true ? asPreview(pageWords) : pageWords,
    assets: assetPaths(manifest),
    settings: settings.public,
    examples: rotatingExamples(knowledge),
  };
  const web = createWebServer({
    settings,
    log,
    errorPage: (req, res, status) => sendErrorPage(req, res, site, status),
    times: parts.times,
  });
  let url: URL | null = null;
  const link = (path: string) => address(settings.public.url ?? url, path);
  const bot = createBot({
    answer,
    store,
    clock,
    log,
    link,
    desk: { stations: () => knowledge().stations },
    resultDays: settings.retention.resultDays,
  });
  const desk = createConsole({
    settings,
    store,
    answer,
    assistant,
    workshop,
    assets: site.assets,
    clock,
    log,
    onWeChat: (reply) => shownOnWeChat(activityOf(reply), settings.weChat?.options ?? 'text'),
    showTyping: (id) => directLine.show(id, typingIn(id, clock())),
  });
  const onTyping = (id: string) => void desk.live.typing(id).catch((err) => log.error({ err }, 'typing could not be shown'));
  const directLine = await mountDirectLine(web.restify, { bot, store, settings, clock, log, onTyping });
  const botFramework = mountBotFramework(web.restify, { bot, store, settings, clock, log });
  const weChat = await startWeChat(web.restify, { bot, store, settings, clock, log });
  const tokens = { fresh: async () => directLine.issueToken(), renew: directLine.renewToken };
  mountSite(web.restify, {
    site,
    settings,
    publicDir: PUBLIC_DIR,
    manifest,
    tokens,
    readiness: async () => ({ store: await store.isUsable() }),
  });
  mountMyData(web.restify, store, clock);
  mountResultPage(web.restify, { site, store, clock, assistant, link });
  const closeConsole = mountStaff(web.restify, desk);
  url = await web.listen();
  const endRetention = keepRetention({ store, retention: settings.retention, clock, log });
  return {
    url,
    stop: async () => {
      closeConsole();
      const finished = web.stop();
      directLine.close();
      await Promise.all([finished, botFramework.close(), weChat?.close(), endRetention()]);
    },
  };
}

function typingIn(conversationId: string, now: Date): object {
  const from = { id: 'guancetong', name: '莞策通', role: 'bot' };
  const place = { channelId: 'directline', conversation: { id: conversationId }, id: `${conversationId}|${randomId()}` };
  return { type: 'typing', from, timestamp: now, ...place };
}

/** The base may have a path of its own, which stays. */
function address(base: URL | null, path: string): string | null {
  return base === null ? null : `${base.origin}${base.pathname.replace(/\/$/, '')}${path}`;
}
