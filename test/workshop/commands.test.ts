import { describe, expect, it, vi } from 'vitest';
import { packFiles, readFiles } from '../../src/commands/files.ts';
import { runKnowledge } from '../../src/commands/knowledge.ts';
import { openDataDir } from '../../src/store/data-dir.ts';
import { keepVersion } from '../../src/store/knowledge-versions.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

vi.setConfig({ testTimeout: 120_000 });
const ONE = 'knowledge/pilot/measures/01.yaml';

async function run({ places }: Workshop, ...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await runKnowledge(args, places, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

/** As a service keeps what it serves. @returns the version */
async function keep({ places }: Workshop, at: number): Promise<string> {
  const store = await openDataDir(places.dataDir);
  const { version, files } = readFiles(places);
  await keepVersion(store, version, await packFiles(files), at);
  await store.close();
  return version;
}

describe('knowledge -- rollback', () => {
  it('writes the former version back, and keeps the present files aside', async () => {
    const workshop = openWorkshop();
    const sound = workshop.read(ONE);
    const version = await keep(workshop, 1_000);
    workshop.save(ONE, 'number: [\n');
    workshop.save('knowledge/words/new.yaml', '- nothing\n');
    const { code, text } = await run(workshop, 'rollback');
    expect(code).toBe(0);
    expect(readFiles(workshop.places).version).toBe(version);
    expect(workshop.read(ONE)).toBe(sound);
    const aside = /放在 (\S+?)。/.exec(text)?.[1]?.replace(workshop.places.dataDir, 'data');
    expect(workshop.read(`${aside}/${ONE}`)).toBe('number: [\n');
    expect(workshop.read(`${aside}/knowledge/words/new.yaml`)).toBe('- nothing\n');
  });

  it('goes to the version named, and lists those kept where there is none of that name', async () => {
    const workshop = openWorkshop();
    const first = await keep(workshop, 1_000);
    for (const at of [2_000, 3_000]) {
      workshop.edit(ONE, '可以租着用', '可以租着用着');
      await keep(workshop, at);
    }
    expect((await run(workshop, 'rollback', 'beef')).text).toContain(first.slice(0, 10));
    expect((await run(workshop, 'rollback', first.slice(0, 10))).code).toBe(0);
    expect(readFiles(workshop.places).version).toBe(first);
  });

  it('says so where there is nothing to go back to', async () => {
    expect(await run(openWorkshop(), 'rollback')).toEqual({ code: 2, text: '没有更早的版本可以回去。' });
  });
});

describe('knowledge -- diff', () => {
  it('tells what an edit changes: measures, bodies, words, and answers to the regression questions', async () => {
    const workshop = openWorkshop();
    workshop.save('knowledge/questions/own.jsonl', '{"id":"buy","q":"怎么添置机床","kind":"keyword","gold":[2],"plan":"pilot"}\n');
    await keep(workshop, 1_000);
    workshop.edit(ONE, '设备可以租着用。', '设备可以先租着用。');
    workshop.edit('knowledge/words/equipment.yaml', '[租机器, 租…设备]', '[租机器, 租…设备, 添置机床]');
    const { code, text } = await run(workshop, 'diff');
    expect(code).toBe(0);
    expect(text).toContain('~ pilot 第1条 支持租用设备：说明（zh-Hans）：设备可以先租着用。');
    expect(text).toContain('~ rent-machines：+添置机床');
    expect(text).toMatch(/~ buy「怎么添置机床」：.* → pilot 第1条/);
  });

  it('says that nothing changes where nothing does', async () => {
    const workshop = openWorkshop();
    const version = await keep(workshop, 1_000);
    const { text } = await run(workshop, 'diff', version.slice(0, 8));
    expect(text).toMatch(/对提问的人没有变化。$/);
  });
});

describe('knowledge -- eval', () => {
  it('holds the knowledge to its own questions, and fails where one falls', async () => {
    const workshop = openWorkshop();
    const row = (gold: number) => `{"id":"rent","q":"租赁补贴","kind":"keyword","gold":[${gold}],"plan":"pilot"}\n`;
    workshop.save('knowledge/questions/own.jsonl', row(1));
    expect(await run(workshop, 'eval')).toMatchObject({ code: 0, text: expect.stringContaining('1 个回归问题') });
    workshop.save('knowledge/questions/own.jsonl', row(2));
    expect(await run(workshop, 'eval')).toMatchObject({ code: 1, text: expect.stringContaining('own.jsonl:1:1: ') });
  });
});

describe('knowledge -- dates', () => {
  it('sets plans and phases on a time line, and reminds of what was verified long ago or never', async () => {
    const workshop = openWorkshop();
    workshop.save(ONE, `${workshop.read(ONE)}verified: 2019-05-01\n`);
    workshop.save('knowledge/grants/measures/1.yaml', `${workshop.read('knowledge/grants/measures/1.yaml')}verified: 2021-05-01\n`);
    const { code, text } = await run(workshop, 'dates', '2021-06-01');
    expect(code).toBe(0);
    expect(text.split('\n')).toEqual([
      '2015-01-01 – 2016-12-31  pilot《工厂计划》期限已过',
      '    第1阶段 起步阶段：2015年上半年',
      '    第2阶段 巩固阶段：2016年底',
      '2020-01-01 – 2022-12-31  grants《补助办法》在期限内',
      '一年以上没有核对：',
      '  从没有记下核对日期（verified）：grants/plan.yaml、pilot/plan.yaml、grants 第2条、pilot 第2条',
      '  pilot 第1条：2019-05-01 核对过',
    ]);
  });

  it('refuses what is no day, and files with a day that is not in the calendar', async () => {
    const workshop = openWorkshop();
    expect((await run(workshop, 'dates', '昨天')).code).toBe(2);
    workshop.save(ONE, `${workshop.read(ONE)}verified: 2019-02-30\n`);
    expect((await run(workshop, 'check')).text).toContain('日历上没有 2019-02-30 这一天');
  });
});
