/** `npm run knowledge -- preview`: the edited files on another port, for whoever edits them; nothing is kept. */
import type { Answerer } from '../bot/answer.ts';
import { type Finding, formatFinding } from '../knowledge/finding.ts';
import { systemClock } from '../ops/clock.ts';
import { createLog } from '../ops/log.ts';
import { readSettings } from '../ops/settings.ts';
import type { Places } from '../ops/settings-groups.ts';
import type { Env } from '../ops/settings-reader.ts';
import { sqliteMemory } from '../store/sqlite.ts';
import { Store } from '../store/store.ts';
import { PREVIEW } from '../web/page-words.ts';
import { loadAssistant } from './assistant.ts';
import { keepLive } from './live.ts';
import { type Service, startService } from './service.ts';
import { workshopOf } from './workshop.ts';

/** Beside a service on its own default port. */
const PORT = '3979';

/** @returns the exit code, where it cannot start or once it is told to end */
export async function runPreview(places: Places): Promise<number> {
  const started = await startPreview(places, process.env);
  if ('findings' in started) {
    for (const finding of started.findings) console.error(formatFinding(finding));
    return 1;
  }
  console.log(`预览已就绪，请用浏览器打开 ${started.url}  改好的文件保存后几秒内就看得到；按 Ctrl+C 结束，什么都不会留下。`);
  await new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
  await started.stop();
  return 0;
}

export async function startPreview(places: Places, env: Env): Promise<Service | { readonly findings: readonly Finding[] }> {
  // What people elsewhere reach stays with the service.
  const { WECHAT_TOKEN, MicrosoftAppId, PUBLIC_URL, ...own } = env;
  const settings = { ...readSettings({ LOG_LEVEL: 'warn', ...own, PORT: env.PREVIEW_PORT ?? PORT }), places };
  const loaded = await loadAssistant(places);
  if ('findings' in loaded) return loaded;
  const store = await Store.open(sqliteMemory());
  const log = createLog(settings.logLevel);
  const live = await keepLive({ places, loaded, store, log, clock: systemClock, isPreview: true });
  const service = await startService({
    settings,
    store,
    log,
    isPreview: true,
    answer: marked(live.answer),
    knowledge: () => live.current().knowledge,
    assistant: () => live.current().assistant,
    workshop: workshopOf(live, places),
  });
  return {
    url: service.url,
    stop: async () => {
      live.stop();
      await service.stop();
      await store.close();
    },
  };
}

function marked(answer: Answerer): Answerer {
  return (...message) => {
    const answered = answer(...message);
    return { ...answered, reply: { ...answered.reply, text: `【${PREVIEW}】\n${answered.reply.text}` } };
  };
}
