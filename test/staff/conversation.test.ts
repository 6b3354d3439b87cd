import { expect, it } from 'vitest';
import { activitiesAfter } from '../../src/store/activities.ts';
import { runningHandover } from '../../src/store/handovers.ts';
import { openedAccount, PASSWORD, type StartedConsole, startConsole } from './console.ts';

async function waiting({ say, store }: StartedConsole, ...words: string[]): Promise<string> {
  for (const text of [...words, '转人工']) await say('c1', text);
  const running = await store.read((db) => runningHandover(db, 'c1'));
  return `/staff/conversations/${running?.id}`;
}

const saidToOwner = async ({ store }: StartedConsole) =>
  (await store.read((db) => activitiesAfter(db, 'c1', 0, 100))).map(({ body }) => String(JSON.parse(body).text)).join('\n');

it('shows what was found and why, and what the owner chose in a guided dialog', async () => {
  const console = await startConsole();
  const staff = await console.member('staff');
  const path = await waiting(console, '我们厂想换设备，可以先租吗', '帮我找渠道', '1');
  const { html } = await staff.get(path);
  expect(html).toContain('9. 加快融资租赁业发展');
  expect(html).toMatch(/依据的说法：[^<]*设备/);
  expect(html).toMatch(/<dt>身份<\/dt><dd>企业/);
});

it('keeps notes among the staff', async () => {
  const console = await startConsole();
  const staff = await console.member('staff');
  const path = await waiting(console);
  await staff.post(`${path}/claim`);
  await staff.post(`${path}/note`, { text: '此人上周来过' });
  expect((await staff.get(path)).html).toContain('此人上周来过');
  expect(await saidToOwner(console)).not.toContain('此人上周来过');
});

it('is handed on to a colleague, in whose inbox it is marked', async () => {
  const console = await startConsole();
  const [lin, wu] = [await console.member('staff', 'lin'), await console.member('staff', 'wu')];
  const path = await waiting(console);
  await lin.post(`${path}/claim`);
  const target = /value="(account:[^"]+)">wu先生/.exec((await lin.get(path)).html)?.[1] ?? '';
  await lin.post(`${path}/transfer`, { to: target, text: '您懂专利' });
  expect((await wu.get('/staff/inbox')).html).toContain('派给您');
  expect((await lin.get('/staff/inbox')).html).not.toContain('派给您');
  expect((await wu.get(path)).html).toContain('您懂专利');
  expect(await saidToOwner(console)).toContain('等下一位接手');
});

it('goes to the adviser who knows the matter, if they are there', async () => {
  const console = await startConsole();
  await openedAccount(console.store, 'staff', 'lin', { topics: ['9'] });
  const lin = console.stranger();
  await lin.signIn('lin', PASSWORD);
  const wu = await console.member('staff', 'wu');
  await waiting(console, '我们厂想换设备，可以先租吗');
  expect((await lin.get('/staff/inbox')).html).toContain('派给您');
  expect((await wu.get('/staff/inbox')).html).not.toContain('派给您');
});

it('is seen first by the adviser whom it was routed to, though more wait than one page shows', async () => {
  let nowMs = Date.parse('2026-03-02T03:00:00Z');
  const console = await startConsole({ clock: () => new Date(nowMs) });
  for (let count = 0; count < 60; count++) await console.say(`early-${count}`, '转人工');
  nowMs += 60_000;
  await openedAccount(console.store, 'staff', 'lin', { topics: ['9'] });
  const lin = console.stranger();
  await lin.signIn('lin', PASSWORD);
  await waiting(console, '我们厂想换设备，可以先租吗');
  const wu = await console.member('staff', 'wu');
  const first = /<li[^>]*>[\s\S]*?<a href="[^"]+">([^<]+)/.exec((await lin.get('/staff/inbox/list')).html)?.[1];
  expect(first).toBe('我们厂想换设备，可以先租吗');
  expect((await wu.get('/staff/inbox/list')).html).not.toContain('我们厂想换设备');
});

it('says that nobody is there outside of the hours of the stations, though somebody be signed in', async () => {
  const about = { name: '松山湖服务站', town: '松山湖', address: '某路1号', contact: '见公告', source: '某公告', checked: '2026-01-05' };
  const station = {
    ...about,
    id: 'lake',
    hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:30' }],
    holidays: [],
    measures: [9],
    bodies: [],
  };
  const night = new Date('2026-03-02T23:00:00+08:00');
  const console = await startConsole({ stations: [station], clock: () => night });
  await console.member('staff');
  const reply = (await console.say('c1', '转人工')).join();
  expect(reply).toContain('现在没有工作人员在线');
  expect(reply).toContain('服务站最早3月3日 09:00上班');
});

it('ages before everybody’s eyes', async () => {
  let nowMs = Date.parse('2026-03-02T03:00:00Z');
  const console = await startConsole({ clock: () => new Date(nowMs) });
  const staff = await console.member('staff');
  await waiting(console);
  expect((await staff.get('/staff/inbox')).html).toContain('<span class="tag">等了 0 分钟</span>');
  nowMs += 11 * 60_000;
  expect((await staff.get('/staff/inbox')).html).toContain('<span class="tag late">等了 11 分钟</span>');
});

it('takes passages by their ids alone: their words are the source’s, whatever a form says', async () => {
  const console = await startConsole();
  const staff = await console.member('staff');
  const path = await waiting(console);
  await staff.post(`${path}/claim`);
  await staff.post(`${path}/reply`, { text: '请看', passage: 'dg-2015-31/9/all<补贴一百万元>', do: 'send' });
  await staff.post(`${path}/reply`, { text: '请看', passage: 'dg-2015-31/9/0', do: 'send' });
  const said = await saidToOwner(console);
  expect(said).not.toContain('一百万');
  expect(said).toContain('〔原文〕支持地方金融机构发起设立金融租赁公司');
});

it('asks before it sends a figure that no passage carries', async () => {
  const console = await startConsole();
  const staff = await console.member('staff');
  const path = await waiting(console);
  await staff.post(`${path}/claim`);
  const warned = await staff.post(`${path}/reply`, { text: '能补30万元', do: 'send' });
  expect(warned.html).toContain('数额：30万元');
  expect(await saidToOwner(console)).not.toContain('30万元');
  const confirmed = { do: 'send', sure: 'yes', seen: 'amount 30万元' };
  const changed = await staff.post(`${path}/reply`, { text: '能补50万元', ...confirmed });
  expect(changed.html).toContain('数额：50万元');
  await staff.post(`${path}/reply`, { text: '能补30万元', ...confirmed });
  const said = await saidToOwner(console);
  expect(said).toContain('30万元');
  expect(said).not.toContain('50万元');
});

it('offers the ready replies that staff wrote, and puts them into the draft', async () => {
  const console = await startConsole();
  const staff = await console.member('staff');
  const path = await waiting(console);
  await staff.post('/staff/ready-replies', { title: '稍等', text: '我查一下原文，请稍等。' });
  await staff.post(`${path}/claim`);
  const id = /value="(ready:[^"]+)"[^>]*>稍等/.exec((await staff.get(path)).html)?.[1] ?? '';
  const draft = await staff.post(`${path}/reply`, { text: '您好。', do: id });
  expect(draft.html).toContain('您好。\n我查一下原文，请稍等。</textarea>');
});

it('can be gone on with by one colleague once its person has left, and not before', async () => {
  let nowMs = Date.parse('2026-03-02T03:00:00Z');
  const console = await startConsole({ clock: () => new Date(nowMs) });
  const [lin, wu, he] = [await console.member('staff', 'lin'), await console.member('staff', 'wu'), await console.member('staff', 'he')];
  const path = await waiting(console);
  await lin.post(`${path}/claim`);
  expect((await wu.post(`${path}/take-over`)).html).toContain('同事还在线');
  nowMs += 10 * 60_000;
  const taken = await Promise.all([wu.post(`${path}/take-over`), he.post(`${path}/take-over`)]);
  expect(taken.map(({ status }) => status).sort()).toEqual([303, 409]);
});

it('shows staff nothing of what is said to the bot once it is closed, unless it is opened again', async () => {
  let nowMs = Date.parse('2026-03-02T03:00:00Z');
  const console = await startConsole({ clock: () => new Date(nowMs) });
  const staff = await console.member('staff');
  const path = await waiting(console);
  await staff.post(`${path}/claim`);
  await staff.post(`${path}/resolve`);
  nowMs += 60_000;
  await console.say('c1', '我想问点别的私事');
  expect((await staff.get(path)).html).not.toContain('别的私事');
  expect((await staff.get(`${path}/transcript`)).html).not.toContain('别的私事');
  await staff.post(`${path}/reopen`);
  expect((await staff.get(path)).html).toContain('别的私事');
});

it('is read a page at a time, also once it is closed and much was said to the bot since', async () => {
  let nowMs = Date.parse('2026-03-02T03:00:00Z');
  const console = await startConsole({ clock: () => new Date(nowMs) });
  const staff = await console.member('staff');
  const words = Array.from({ length: 40 }, (_, index) => `第${index}次问好`);
  const path = await waiting(console, ...words);
  await staff.post(`${path}/claim`);
  await staff.post(`${path}/resolve`);
  nowMs += 60_000;
  for (let count = 0; count < 70; count++) await console.say('c1', '悄悄话');
  const newest = (await staff.get(path)).html;
  expect(newest).toContain('转人工</div>');
  expect(newest).not.toContain('第0次问好');
  const earlier = /href="(\/staff\/conversations\/[^"]+\?before=\d+)"/.exec(newest)?.[1] ?? '';
  const first = (await staff.get(earlier)).html;
  expect(first).toContain('第0次问好');
  expect(first).not.toContain('?before=');
  const shown = (html: string) => [...html.matchAll(/id="said-(\d+)"/g)].map(([, place]) => Number(place));
  const places = [...shown(first), ...shown(newest)];
  expect(places).toEqual(Array.from({ length: places.length }, (_, index) => index + 1));
  expect((await staff.get(`${path}/transcript?before=99999`)).html).not.toContain('悄悄话');
});
