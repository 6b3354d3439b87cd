/** Conversations between the bot and people, as owners meet them. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import { sayInConversation } from '../../src/bot/staff-message.ts';
import { answererOf } from '../../src/commands/assistant.ts';
import { makeMove } from '../../src/desk/handovers.ts';
import { createLog } from '../../src/ops/log.ts';
import { insertAccount } from '../../src/store/accounts.ts';
import { activitiesAfter } from '../../src/store/activities.ts';
import { type Handover, runningHandover } from '../../src/store/handovers.ts';
import { inboxCounts } from '../../src/store/inbox.ts';
import { nextOutgoing } from '../../src/store/outbox.ts';
import { sqliteMemory } from '../../src/store/sqlite.ts';
import { insertSession } from '../../src/store/staff-sessions.ts';
import { Store } from '../../src/store/store.ts';
import { assistant } from '../turn/assistant.ts';

const NOW = new Date('2026-03-02T03:00:00Z');
const LIN = { id: 'a-lin', name: 'lin', shownName: '林姐' };
const WU = { id: 'a-wu', name: 'wu', shownName: '吴哥' };

interface Desk {
  readonly store: Store;
  say(text: string, conversationId?: string): Promise<string[]>;
  /** Time goes by. */
  pass(minutes: number): void;
  running(): Promise<Handover | null>;
  move(move: 'claim' | 'resolve' | 'release' | 'reopen', by?: typeof LIN, id?: string): Promise<unknown>;
}

async function openDesk({ signedIn = true, channel = 'directline' } = {}): Promise<Desk> {
  const store = await Store.open(sqliteMemory());
  onTestFinished(() => store.close());
  for (const { id, name, shownName } of [LIN, WU])
    await store.write(async (tx) => {
      await insertAccount(tx, { id, name, shownName, role: 'staff', topics: [], station: null, passwordHash: null }, 1);
      if (!signedIn) return;
      await insertSession(tx, { tokenHash: id, accountId: id, csrf: '', createdAt: 1, lastAt: NOW.getTime() });
    });
  let nowMs = NOW.getTime();
  const parts = { answer: answererOf(assistant), store, clock: () => new Date(nowMs), log: createLog('silent') };
  const bot: Bot = createBot({ ...parts, desk: { stations: () => [] } });
  let count = 0;
  const activity = (text: string, id: string) => ({
    ...{ type: 'message', text, channelId: channel, serviceUrl: '' },
    ...{
      conversation: { id, isGroup: false, conversationType: '', name: '' },
      from: { id: 'u1', name: '' },
      recipient: { id: 'bot', name: '' },
    },
  });
  return {
    store,
    pass: (minutes) => {
      nowMs += minutes * 60_000;
    },
    say: async (text, conversationId = 'c1') => {
      const delivery = { channel, conversationId, userId: 'u1', activity: activity(text, conversationId), deliveryKey: `${count++}` };
      const receipt = await bot.receive({ ...delivery, opens: true, outbox: false });
      return (receipt?.replies ?? []).map((reply) => reply.text ?? '');
    },
    running: () => store.read((db) => runningHandover(db, 'c1')),
    move: async (move, by = LIN, id) => {
      const found = id ?? (await store.read((db) => runningHandover(db, 'c1')))?.id ?? '';
      return await store.write((tx) => makeMove(tx, found, { move }, by, NOW.getTime()));
    },
  };
}

it('says that nobody is there when nobody is, and takes the question all the same', async () => {
  const { say, running } = await openDesk({ signedIn: false });
  const [reply] = await say('转人工');
  expect(reply).toContain('现在没有工作人员在线');
  expect(await running()).toMatchObject({ state: 'waiting', reason: 'asked' });
});

it('puts what was talked about into the queue, with its measures and departments, and goes on answering meanwhile', async () => {
  const { say, running } = await openDesk();
  await say('我们厂想换设备，可以先租吗，电话13800138000');
  const [reply] = await say('转人工');
  expect(reply).toContain('现在有人在线');
  const handover = await running();
  expect(handover).toMatchObject({ state: 'waiting', lead: ['市府金融工作局', '市经信局'] });
  expect(handover?.measures[0]?.number).toBe(9);
  expect(handover?.question).not.toContain('13800138000');
  expect((await say('有哪些措施')).join()).not.toBe('');
  expect((await say('转人工'))[0]).toContain('已经在排队');
});

describe('after it was of no help, the bot asks whether a person should answer', () => {
  const MISSED = ['养老保险怎么交', '户口怎么迁'] as const;
  const RATED = ['我们厂想换设备，可以先租吗', '没帮助'] as const;
  const ASKS = '要请服务站的工作人员来答吗';

  it.each([
    ['the second miss in a row', MISSED, '好', 'misses', '户口怎么迁'],
    ['the second miss in a row, in other words', MISSED, '要', 'misses', '户口怎么迁'],
    ['没帮助', RATED, '需要', 'not-helpful', '我们厂想换设备，可以先租吗'],
    ['saying what was wrong', [...RATED, '没答到点上'], '可以', 'not-helpful', '我们厂想换设备，可以先租吗'],
    ['the button', RATED, '转人工', 'not-helpful', '我们厂想换设备，可以先租吗'],
    [
      'English words',
      ['How do I pay for pensions?', 'How do I get a marriage certificate?'],
      'yes',
      'misses',
      'How do I get a marriage certificate?',
    ],
  ] as const)('after %s, and one word brings it into the inbox with its reason', async (_what, words, agreement, reason, question) => {
    const { say, running } = await openDesk();
    for (const text of words) await say(text);
    expect(await running()).toBeNull();
    expect((await say(agreement)).join()).toMatch(/现在有人在线|somebody is there now/);
    expect(await running()).toMatchObject({ state: 'waiting', reason, question });
  });

  it('and hands nothing over where that is declined, nor asks at every further miss', async () => {
    const { say, running } = await openDesk();
    const replies = [];
    for (const text of [...MISSED, '不用', '社保卡丢了怎么补', '公积金怎么取', '孩子上学积分怎么算', '不用了'])
      replies.push(...(await say(text)));
    expect(replies.map((reply) => reply.includes(ASKS))).toEqual([false, true, false, false, false, true, false]);
    expect(await running()).toBeNull();
    expect((await say('我们厂想换设备，可以先租吗')).join()).toContain('第9条');
  });

  it('says so where nobody is there', async () => {
    const { say } = await openDesk({ signedIn: false });
    await say(MISSED[0]);
    expect((await say(MISSED[1])).join()).toContain('现在没有人在线，回复“好”先排上队');
    expect((await say('好')).join()).toContain('还没有接通任何人');
  });

  it('but not about what is no matter of theirs, nor once somebody waits already', async () => {
    const idle = await openDesk();
    for (const text of ['今天天气怎么样', '讲个笑话', '推荐一部电影']) expect((await idle.say(text)).join()).not.toContain(ASKS);
    const waiting = await openDesk();
    await waiting.say('转人工');
    for (const text of [...MISSED, '没帮助']) expect((await waiting.say(text)).join()).not.toContain(ASKS);
  });

  it('and goes on answering until a person takes it', async () => {
    const { say } = await openDesk();
    for (const text of [...MISSED, '好']) await say(text);
    expect((await say('我们厂想换设备，可以先租吗')).join()).toContain('第9条');
  });
});

it('is silent while a person has it, keeps what is said, and answers again once that is resolved', async () => {
  const { say, move, store } = await openDesk();
  await say('转人工');
  await move('claim');
  expect(await say('我们厂想换设备，可以先租吗')).toEqual([]);
  const kept = await store.read((db) => activitiesAfter(db, 'c1', 0, 10));
  expect(JSON.parse(kept.at(-1)?.body ?? '{}').text).toContain('换设备');
  expect(await store.read((db) => inboxCounts(db, LIN.id))).toMatchObject({ waiting: 0, owed: 1 });
  await move('resolve');
  expect((await say('我们厂想换设备，可以先租吗')).join()).toContain('第9条');
});

it('tells an owner whose person has left that they have, once in a while, and how the bot answers again', async () => {
  const { say, move, pass } = await openDesk();
  await say('转人工');
  await move('claim');
  pass(2);
  expect(await say('在吗')).toEqual([]);
  pass(10);
  expect((await say('还在吗')).join()).toContain('林姐（工作人员）现在不在线，您的话已经留下');
  expect(await say('喂')).toEqual([]);
  pass(31);
  expect((await say('有人吗')).join()).toContain('发“返回机器人”');
  expect((await say('返回机器人')).join()).toContain('接下来由我（自动回答）继续');
});

it('says how many others wait', async () => {
  const { say } = await openDesk();
  expect((await say('转人工')).join()).not.toContain('也在等');
  expect((await say('转人工', 'c2')).join()).toContain('现在另有1位也在等');
});

it('lets an owner go back to the bot at any time, and erase what is kept', async () => {
  const { say, move, running } = await openDesk();
  await say('转人工');
  await move('claim');
  expect((await say('返回机器人')).join()).toContain('接下来由我（自动回答）继续');
  expect(await running()).toBeNull();
  await say('转人工');
  await move('claim');
  expect(await say('删除我的资料')).toHaveLength(1);
  expect(await running()).toBeNull();
});

it('gives a conversation to one of two who claim it, and tells the other', async () => {
  const { say, move } = await openDesk();
  await say('转人工');
  const got = await Promise.all([move('claim', LIN), move('claim', WU)]);
  expect(got.filter((one) => one === 'taken')).toHaveLength(1);
});

it('lets nobody but its person release or resolve a conversation, and reopens it only when no other runs', async () => {
  const { say, move, running } = await openDesk();
  await say('转人工');
  await move('claim', LIN);
  const id = (await running())?.id ?? '';
  expect([await move('resolve', WU), await move('release', WU)]).toEqual(['not-yours', 'not-yours']);
  await move('resolve', LIN);
  expect(await move('resolve', LIN, id)).toBe('not-possible');
  await say('转人工');
  expect(await move('reopen', LIN, id)).toBe('running');
  await say('返回机器人');
  expect(await move('reopen', LIN, id)).toMatchObject({ id });
  expect(await running()).toMatchObject({ id, state: 'with-person', accountId: LIN.id });
});

it.each([
  ['directline', 0],
  ['wechat', 1],
])('brings a staff member’s words to an owner on %s', async (channel, queued) => {
  const { say, store } = await openDesk({ channel });
  await say('转人工');
  const message = { text: '您好', locale: 'zh-Hans', from: '林姐' };
  const sequence = await store.write((tx) => sayInConversation(tx, 'c1', message, NOW));
  const said = (await store.read((db) => activitiesAfter(db, 'c1', 0, 10))).at(-1);
  expect([said?.sequence, said?.from, JSON.parse(said?.body ?? '{}')]).toMatchObject([
    sequence,
    'staff',
    { text: '您好', conversation: { id: 'c1' }, recipient: { id: 'u1' }, channelData: { staff: '林姐' } },
  ]);
  expect(await store.read((db) => nextOutgoing(db, channel, 9))).toHaveLength(queued);
});

it('answers where the stations are from what is recorded, which is nothing yet', async () => {
  const { say } = await openDesk();
  expect((await say('最近的服务站在哪')).join()).toContain('还没有收录');
});
