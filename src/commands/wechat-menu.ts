/** `npm run wechat:menu`: publishes the account's menu; `-- --show` only prints what would be published. */
import { parseArgs } from 'node:util';
import { authorised } from '../channels/wechat/access.ts';
import { apiAt } from '../channels/wechat/api.ts';
import { type MenuEntry, menuJson, publishMenu } from '../channels/wechat/menu.ts';
import { formatFinding } from '../knowledge/finding.ts';
import { systemClock } from '../ops/clock.ts';
import { Fault } from '../ops/fault.ts';
import { readSettings, type Settings } from '../ops/settings.ts';
import { openDataDir } from '../store/data-dir.ts';
import { readWeChatFile } from './wechat-file.ts';

type Menu = ReturnType<typeof menuJson>;

async function publish({ weChat, places }: Settings, menu: Menu): Promise<void> {
  const { appId = null, appSecret = null } = weChat ?? {};
  if (weChat === null || appId === null || appSecret === null)
    throw new Fault('setting-invalid', 'WECHAT_TOKEN, WECHAT_APP_ID, WECHAT_APP_SECRET: expected values for publishing');
  // The access token is shared with a running server.
  const store = await openDataDir(places.dataDir);
  try {
    const api = authorised({ api: apiAt(weChat.apiBase), store, clock: systemClock, appId, appSecret });
    const { errcode, errmsg } = await publishMenu(api, menu);
    if (errcode !== 0) throw new Fault('wechat-refused', `WeChat does not take the menu: ${errcode} ${errmsg}`);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('wechat-refused', error instanceof Error ? error.message : String(error), error);
  } finally {
    await store.close();
  }
}

function compose(menu: readonly MenuEntry[], { public: { url } }: Settings): Menu {
  try {
    return menuJson(menu, url);
  } catch (error) {
    throw new Fault('setting-invalid', `PUBLIC_URL: expected, since the menu opens pages of ours`, error);
  }
}

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { show: { type: 'boolean' } } });
  const settings = readSettings(process.env);
  const file = readWeChatFile(settings.places.localesDir);
  if ('findings' in file) {
    for (const finding of file.findings) console.error(formatFinding(finding));
    return 1;
  }
  const menu = compose(file.menu, settings);
  if (values.show === true) {
    console.log(JSON.stringify(menu, null, 2));
    return 0;
  }
  await publish(settings, menu);
  console.log('菜单已发布。新关注的人马上看到，其他人一天之内看到。 (published)');
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Fault ? `${error.message}. ${error.remedy}` : error);
  process.exitCode = 1;
}
