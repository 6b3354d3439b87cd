/** What `npm start` does: checks the settings and the files, opens what is kept, serves, and ends in order. */

import { firstLink } from '../desk/accounts.ts';
import { type Finding, formatFinding } from '../knowledge/finding.ts';
import { systemClock } from '../ops/clock.ts';
import { Fault } from '../ops/fault.ts';
import { createLog, type Log } from '../ops/log.ts';
import { readSettings, type Settings } from '../ops/settings.ts';
import { claimDataDir, openToServe } from '../store/data-dir.ts';
import type { Store } from '../store/store.ts';
import { loadAssistant } from './assistant.ts';
import { keepLive } from './live.ts';
import { startService } from './service.ts';
import { workshopOf } from './workshop.ts';

/** @returns what ends it */
async function start(settings: Settings, log: Log): Promise<() => Promise<void>> {
  const release = claimDataDir(settings.places.dataDir);
  const loaded = await loadAssistant(settings.places);
  if ('findings' in loaded) return refuse(loaded.findings);
  const { store, changed } = await openToServe(settings.places.dataDir, settings.dataKey, Date.now());
  tellOfWords(store, changed);
  const live = await keepLive({ places: settings.places, loaded, store, log, clock: systemClock });
  const { answer, current } = live;
  const service = await startService({
    settings,
    store,
    log,
    answer,
    knowledge: () => current().knowledge,
    assistant: () => current().assistant,
    workshop: workshopOf(live, settings.places),
  });
  console.log(`莞策通已就绪，请用浏览器打开 ${service.url}  (ready: open this address in a browser)`);
  const token = await firstLink(store, Date.now());
  if (token !== null) console.log(`工作台还没有账号，建立第一个管理员请打开 ${service.url}staff/welcome/${token}`);
  return async () => {
    live.stop();
    await service.stop();
    await store.close();
    release();
  };
}

/** How words of people are kept. */
function tellOfWords(store: Store, changed: number): void {
  if (changed > 0)
    console.log(
      `已${store.isSealed ? '加密' : '遮盖'}以前保存的 ${changed} 条记录  (${changed} older records were brought to the form of new ones)`,
    );
  if (!store.isSealed)
    console.log(
      '没有设置 DATA_KEY：用户写的电话和证件号会被遮盖，不保存，也不向企业要联系方式  (no DATA_KEY: telephone and identity numbers are masked, contacts are not asked for)',
    );
}

function refuse(findings: readonly Finding[]): never {
  for (const finding of findings) console.error(formatFinding(finding));
  console.error(
    `发现 ${findings.length} 处问题，没有启动；改好后请再试一次，或用 npm run knowledge -- rollback 回到上一个没有问题的版本。 Not started: ${findings.length} findings.`,
  );
  process.exit(1);
}

function endOnSignals(end: () => Promise<void>, log: Log): void {
  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    end().then(
      () => process.exit(0),
      (err: unknown) => fail(err),
    );
    // Whoever asks a second time does not want to wait.
    for (const again of ['SIGTERM', 'SIGINT'] as const) process.once(again, () => process.exit(1));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}

/** One line that says what is wrong and what to do; a stack only for what nobody foresaw. */
function fail(error: unknown): never {
  console.error(error instanceof Fault ? `${error.message}. ${error.remedy}` : error);
  process.exit(1);
}

/** Ends the process itself: with 1 where it cannot start, with 0 after a signal. */
export async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const settings = readSettings(env);
    const log = createLog(settings.logLevel);
    endOnSignals(await start(settings, log), log);
  } catch (error) {
    fail(error);
  }
}
