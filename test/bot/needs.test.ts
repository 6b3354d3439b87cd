/** Registering a financing need in a conversation, step by step. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import { answererOf, loadAssistant } from '../../src/commands/assistant.ts';
import { systemClock } from '../../src/ops/clock.ts';
import { createLog } from '../../src/ops/log.ts';
import { readPlaces } from '../../src/ops/settings-groups.ts';
import { activitiesAfter } from '../../src/store/activities.ts';
import { openDataDir } from '../../src/store/data-dir.ts';
import { listNeeds } from '../../src/store/needs.ts';
import type { Store } from '../../src/store/store.ts';
import { freshDir } from '../fresh-dir.ts';

const loaded = await loadAssistant(readPlaces({}));
if ('findings' in loaded) throw new Error('the shipped files do not hold');
const answer = answererOf(loaded.assistant);

async function talk(bot: Bot, ...texts: readonly string[]): Promise<string> {
  let last = '';
  for (const text of texts) {
    const activity = { type: 'message', text, channelId: 'directline', conversation: { id: 'c' }, from: { id: 'u', name: '' } } as never;
    const delivery = { channel: 'directline', conversationId: 'c', userId: 'u', activity, deliveryKey: null, opens: true, outbox: false };
    last = (await bot.receive(delivery))?.replies[0]?.text ?? '';
  }
  return last;
}

async function start(dataKey: Buffer | null): Promise<{ bot: Bot; store: Store }> {
  const store = await openDataDir(freshDir(), dataKey);
  const bot = createBot({ answer, store, clock: systemClock, log: createLog('silent'), desk: { stations: () => [] } });
  return { bot, store };
}

it('keeps what was agreed to, the contact encrypted, and takes it back when asked', async () => {
  const { bot, store } = await start(randomBytes(32));
  expect(await talk(bot, '厂里想换机器手', '融资需求登记')).toContain('登记前请先看');
  expect(await talk(bot, '同意', '想换两台注塑机，银行嫌没有抵押', '八十来万', '做玩具，四十人')).toContain('留个联系方式');
  const done = await talk(bot, '13800138000');
  expect(done).toMatch(/登记好了[\s\S]*\n[2-9A-HJKMNP-Z]{8}$/);
  const [need] = await store.read((db) => listNeeds(db, null, 10));
  expect(need).toMatchObject({ summary: '想换两台注塑机，银行嫌没有抵押；八十来万；做玩具，四十人', measures: '第9条', state: 'open' });
  expect(need?.contact).toBe('13800138000');
  for (const table of ['needs', 'activities', 'states'] as const)
    expect(JSON.stringify(await store.read((db) => db.selectFrom(table).selectAll().execute()))).not.toMatch(/13800138000|注塑机|机器手/);
  const said = await store.read((db) => activitiesAfter(db, 'c', 0, 100));
  expect(said.map(({ body }) => body).join()).not.toContain('13800138000');
  expect(await store.read((db) => db.selectFrom('gaps').selectAll().execute())).toEqual([]);
  expect(await talk(bot, '撤回登记')).toContain('已经撤回');
  expect((await store.read((db) => listNeeds(db, null, 10)))[0]).toMatchObject({ state: 'withdrawn', summary: '', contact: null });
});

it('asks for no contact where it could not be encrypted', async () => {
  const { bot, store } = await start(null);
  expect(await talk(bot, '登记需求', '同意', '要流动资金', '跳过', '跳过')).toContain('登记好了');
  expect((await store.read((db) => listNeeds(db, null, 10)))[0]).toMatchObject({ summary: '要流动资金', contact: null });
});

it('keeps nothing without consent, or when it is broken off', async () => {
  const { bot, store } = await start(null);
  expect(await talk(bot, '登记需求', '那不用了')).toContain('没有登记');
  await talk(bot, '登记需求', '同意', '取消');
  expect(await talk(bot, '专利质押贷款')).toContain('第1');
  expect(await store.read((db) => listNeeds(db, null, 10))).toEqual([]);
});
