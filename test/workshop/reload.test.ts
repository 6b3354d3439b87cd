import { describe, expect, it, vi } from 'vitest';
import { createBot } from '../../src/bot/bot.ts';
import { createLog } from '../../src/ops/log.ts';
import { activitiesAfter } from '../../src/store/activities.ts';
import { keptVersions } from '../../src/store/knowledge-versions.ts';
import { openWorkshop, startLive } from './workshop.ts';

vi.setConfig({ testTimeout: 120_000 });
const ONE = 'knowledge/pilot/measures/01.yaml';
const QUESTION = '可以租设备吗';
const soon = { timeout: 60_000, interval: 20 };

describe('a file that is changed while the assistant serves', () => {
  it('counts once it holds, and its version is kept beside the former', async () => {
    const workshop = openWorkshop();
    const live = await startLive(workshop);
    const before = live.current().version;
    workshop.edit(ONE, '设备可以租着用', '告诉大家，设备可以租着用');
    await vi.waitFor(() => expect(live.ask(QUESTION)).toContain('告诉大家'), soon);
    const kept = await keptVersions(live.store);
    expect(kept.map(({ version }) => version)).toEqual([live.current().version, before]);
    expect(live.currentFindings()).toEqual([]);
  });

  it('does not count while anything is wrong with it, and the findings say what', async () => {
    const workshop = openWorkshop();
    const live = await startLive(workshop);
    const answer = live.ask(QUESTION);
    const sound = workshop.read(ONE);
    workshop.edit(ONE, 'quote: 支持租用设备', 'quote: 支持组用设备');
    await vi.waitFor(() => expect(live.currentFindings()).toHaveLength(1), soon);
    expect(live.currentFindings()[0]?.message).toContain('支持组用设备');
    expect(live.lines.join('\n')).toMatch(/measures\/01\.yaml:\d+:\d+: /);
    expect(live.ask(QUESTION)).toBe(answer);
    workshop.save(ONE, sound);
    await vi.waitFor(() => expect(live.currentFindings()).toEqual([]), soon);
    expect(await keptVersions(live.store)).toHaveLength(1);
  });

  it('does not count while a regression question falls, unless it is accepted with a reason', async () => {
    const workshop = openWorkshop();
    workshop.save('knowledge/questions/own.jsonl', '{"id":"rent","q":"租赁补贴","kind":"keyword","gold":[1],"plan":"pilot"}\n');
    const live = await startLive(workshop);
    workshop.save('knowledge/questions/own.jsonl', '{"id":"rent","q":"租赁补贴","kind":"keyword","gold":[2],"plan":"pilot"}\n');
    await vi.waitFor(() => expect(live.currentFindings()).toHaveLength(1), soon);
    expect(live.currentFindings()[0]).toMatchObject({ file: 'knowledge/questions/own.jsonl', line: 1 });
    workshop.save('knowledge/questions/accept.yaml', '- { question: rent, because: 试一试 }\n');
    await vi.waitFor(() => expect(live.currentFindings()).toEqual([]), soon);
    await vi.waitFor(async () => expect(await keptVersions(live.store)).toHaveLength(2), soon);
  });

  it('is noticed in locales too', async () => {
    const workshop = openWorkshop();
    const live = await startLive(workshop);
    workshop.edit('locales/zh-Hans/measures.hbs', '〔说明〕', '〔解说〕');
    await vi.waitFor(() => expect(live.ask(QUESTION)).toContain('〔解说〕'), soon);
  });
});

describe('turns during edits, a third of them broken', () => {
  it('none fails, and no answer is made of two versions', async () => {
    const workshop = openWorkshop();
    const live = await startLive(workshop);
    const sound = workshop.read(ONE);
    const texts = new Map<string, Set<string>>();
    for (let edit = 1; edit <= 9; edit++) {
      const marked = sound
        .replace('设备可以租着用。', `设备可以租着用，${'甲'.repeat(edit)}。`)
        .replace('支持租用设备', edit % 3 === 0 ? '没有的话' : '支持租用设备');
      workshop.save(ONE, marked);
      for (let turn = 0; turn < 50; turn++) {
        const { report, reply } = live.answer(null, { text: QUESTION }, new Date('2026-03-02'), 'terminal');
        const version = report.version ?? '';
        texts.set(version, (texts.get(version) ?? new Set()).add(reply.text));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
    expect([...texts.values()].map(({ size }) => size)).toEqual([...texts.keys()].map(() => 1));
    expect(texts.size).toBeGreaterThan(1);
  });
});

describe('a reply', () => {
  it('is kept with the version of the files that it was made from', async () => {
    const live = await startLive(openWorkshop());
    const bot = createBot({ answer: live.answer, store: live.store, clock: () => new Date(), log: createLog('silent') });
    const activity = {
      type: 'message',
      text: QUESTION,
      channelId: 'test',
      from: { id: 'u', name: '' },
      conversation: { id: 'c', isGroup: false, conversationType: '', name: '' },
    };
    const delivery = { channel: 'test', conversationId: 'c', userId: 'u', activity, deliveryKey: null, opens: true, outbox: false };
    await bot.receive(delivery);
    const kept = await live.store.read((db) => activitiesAfter(db, 'c', 0, 10));
    expect(kept.map(({ from, knowledge }) => [from, knowledge])).toEqual([
      ['user', null],
      ['bot', live.current().version],
    ]);
  });
});
