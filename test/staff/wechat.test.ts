/** The console and an owner on a local WeChat. */
import { expect, it, onTestFinished } from 'vitest';
import { ACCOUNT } from '../wechat-platform/callbacks.ts';
import { envOf } from '../wechat-platform/local-service.ts';
import { startPlatform } from '../wechat-platform/platform.ts';
import { startConsole } from './console.ts';

async function startBoth() {
  const platform = await startPlatform({ account: ACCOUNT });
  onTestFinished(() => platform.close());
  const console = await startConsole({ env: { ...envOf(ACCOUNT), WECHAT_API_BASE: platform.apiUrl } });
  platform.callbackUrl = `${console.url}/wechat`;
  return { ...console, person: platform.person() };
}

const PATIENT = { timeout: 10_000 };

it('a person takes over on WeChat, answers there with the plan’s words, and hands back to the bot', async () => {
  const { member, person } = await startBoth();
  const staff = await member('staff', 'lin');
  await person.say('我们厂想换设备，可以先租吗');
  expect(await person.say('转人工')).toMatchObject({ text: expect.stringContaining('现在有人在线') });
  const inbox = await staff.get('/staff/inbox');
  expect(inbox.html).toContain('微信');
  const path = /\/staff\/conversations\/[\w-]+/.exec(inbox.html)?.[0] ?? '';
  await staff.post(`${path}/claim`);
  await expect.poll(() => person.received.join(), PATIENT).toContain('lin先生（服务站工作人员）来回答您了');
  expect(await person.say('那要准备什么')).not.toHaveProperty('text');
  expect((await staff.get(path)).html).toContain('那要准备什么');
  await staff.post(`${path}/reply`, { text: '请看原文。', passage: 'dg-2015-31/9/all', do: 'send' });
  await expect
    .poll(() => person.received.at(-1) ?? '')
    .toMatch(/lin先生（工作人员）：\n请看原文。[\s\S]*〔原文〕[\s\S]*融资租赁[\s\S]*第9条/);
  await expect.poll(async () => (await staff.get(`${path}/transcript`)).html, PATIENT).toContain('已发到对方那里');
  await staff.post(`${path}/resolve`);
  await expect.poll(() => person.received.at(-1) ?? '', PATIENT).toContain('接下来由我（自动回答）继续');
  expect(await person.say('我们厂想换设备，可以先租吗')).toMatchObject({ text: expect.stringContaining('第9条') });
}, 30_000);

it('the console says that WeChat did not take a reply, and that it was shown later', async () => {
  const { member, person, store } = await startBoth();
  const staff = await member('staff', 'lin');
  await person.say('转人工');
  const path = /\/staff\/conversations\/[\w-]+/.exec((await staff.get('/staff/inbox')).html)?.[0] ?? '';
  await staff.post(`${path}/claim`);
  // Five answers to one message are all that WeChat takes.
  for (let count = 1; count <= 5; count++) await staff.post(`${path}/reply`, { text: `第${count}句`, do: 'send' });
  await expect.poll(async () => (await staff.get(`${path}/transcript`)).html, PATIENT).toContain('没有发出');
  expect(await person.say('好')).toMatchObject({ text: expect.stringContaining('第5句') });
  expect((await staff.get(`${path}/transcript`)).html).toContain('对方再次来信时已显示');
  expect(await store.isUsable()).toBe(true);
}, 30_000);

it('somebody on WeChat whom the bot could not help is asked once, and one word brings them to a person', async () => {
  const { member, person } = await startBoth();
  const staff = await member('staff', 'lin');
  await person.say('养老保险怎么交');
  expect(await person.say('户口怎么迁')).toMatchObject({ text: expect.stringContaining('要请服务站的工作人员来答吗？回复“好”就转过去') });
  expect(await person.say('好')).toMatchObject({ text: expect.stringContaining('已转给服务站的工作人员') });
  expect((await staff.get('/staff/inbox')).html).toMatch(/户口怎么迁[\s\S]*几次没答上来/);
}, 30_000);
