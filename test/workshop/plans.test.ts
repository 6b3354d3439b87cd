import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/answers/render.ts';
import { loadAssistant } from '../../src/commands/assistant.ts';
import { cachesIn } from '../../src/commands/places.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { takeTurn } from '../../src/turn/take-turn.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const DAY = '2021-06-01';

async function asking({ places }: Workshop, asOf = DAY) {
  const loaded = await loadAssistant(places, asOf, cachesIn(places.dataDir));
  if ('findings' in loaded) throw new Error(loaded.findings.map(formatFinding).join('\n'));
  const { assistant } = loaded;
  return (text: string) => {
    const { answer, report } = takeTurn(assistant, null, { text }, new Date());
    const first = report.measures[0];
    return {
      text: render(assistant.templates, answer, 'zh-Hans', 'text').text,
      first: first === undefined ? '' : `${first.plan}/${first.number}`,
      assistant,
    };
  };
}

/** Two plans that say the same: the second plan's first measure is named like the first plan's. */
function twins(): Workshop {
  const workshop = openWorkshop();
  for (const file of ['knowledge/pilot/measures/02.yaml', 'knowledge/grants/measures/2.yaml']) {
    workshop.save(file, workshop.read(file).replace(/^words: .*$/m, 'words: [机床换代]'));
  }
  return workshop;
}

describe('several plans', () => {
  it('are searched over all, and each answer says which plan it is from', async () => {
    const ask = await asking(openWorkshop());
    expect(ask('租设备')).toMatchObject({ first: 'pilot/1', text: expect.stringContaining('《工厂计划》') });
    expect(ask('研究补助')).toMatchObject({ first: 'grants/1', text: expect.stringContaining('《补助办法》') });
  });

  it('answer with the newer one where both answer equally well', async () => {
    expect((await asking(twins()))('机床换代').first).toBe('grants/2');
  });

  it('answer as of a day with the plan of that day', async () => {
    expect((await asking(twins(), '2016-05-01'))('机床换代').first).toBe('pilot/2');
  });

  it('are told apart where a body has duties in both', async () => {
    const { text } = (await asking(openWorkshop()))('市财政局管什么');
    expect(text).toMatch(/《工厂计划》第1条/);
    expect(text).toMatch(/《补助办法》第1条/);
  });

  it('leave the order within a plan as it is without the others', async () => {
    const alone = openWorkshop();
    rmSync(alone.at('knowledge/grants'), { recursive: true });
    rmSync(alone.at('seeds/grants.txt'));
    alone.save('knowledge/words/equipment.yaml', alone.read('knowledge/words/equipment.yaml').split('- concept: research-money')[0] ?? '');
    const [one, both] = [await asking(alone), await asking(openWorkshop())];
    for (const question of ['租设备', '机床太旧了怎么办', '设备', '能不能先租后买', '工厂的数据']) {
      const ranks = ({ assistant }: ReturnType<typeof one>) =>
        assistant.search.find(question, { plans: ['pilot'] }).hits.map(({ number }) => number);
      expect(ranks(both(question))).toEqual(ranks(one(question)));
    }
  });

  it('are asked by number in the one that is named, or in the newest that has the number', async () => {
    const ask = await asking(openWorkshop());
    expect(ask('第2条讲什么').first).toBe('grants/2');
    expect(ask('工厂计划第2条讲什么').first).toBe('pilot/2');
    expect(ask('第二阶段做什么').text).toContain('总结经验');
  });

  it('each stand in the list where a body has duties in several', async () => {
    const { assistant } = (await asking(openWorkshop()))('');
    const { measures } = takeTurn(assistant, null, { text: '市财政局管什么' }, new Date()).report;
    expect(new Set(measures.slice(0, 2).map(({ plan }) => plan))).toEqual(new Set(['pilot', 'grants']));
  });

  it('can be narrowed to a plan, a body or a year', async () => {
    const { assistant } = (await asking(twins()))('机床换代');
    const first = (filter: object) => assistant.search.find('机床换代', filter).hits.map(({ plan, number }) => `${plan}/${number}`);
    expect(first({ plans: ['pilot'] }).filter((hit) => !hit.startsWith('pilot/'))).toEqual([]);
    expect(first({ plans: ['pilot'] })[0]).toBe('pilot/2');
    expect(first({ year: 2015 })[0]).toBe('pilot/2');
    expect(first({ year: 2021 })[0]).toBe('grants/2');
    expect(first({ body: '市科学局' })[0]).toBe('grants/2');
    expect(first({ year: 1999 })).toEqual([]);
  });
});

describe('a plan whose time is over', () => {
  it('says so', async () => {
    expect((await asking(openWorkshop()))('租设备').text).toContain('《工厂计划》的期限（2015–2016）已过');
  });

  it('says what took its place, and where that is said', async () => {
    const workshop = openWorkshop();
    const plan = workshop.read('knowledge/pilot/plan.yaml');
    const later =
      'superseded-by: { title: { zh-Hans: 河东市科技补助办法, en: Research Grants }, plan: grants, source: 河府发〔2020〕3号, since: 2020-01-01 }\n';
    workshop.save('knowledge/pilot/plan.yaml', `${plan}${later}`);
    const { text } = (await asking(workshop))('租设备');
    expect(text).toContain('《工厂计划》已由《河东市科技补助办法》取代（据：河府发〔2020〕3号）');
    expect(text).not.toContain('已过');
  });

  it('is refused a successor that is not there', async () => {
    const workshop = openWorkshop();
    const plan = workshop.read('knowledge/pilot/plan.yaml');
    workshop.save('knowledge/pilot/plan.yaml', `${plan}superseded-by: { title: { zh-Hans: 甲, en: A }, plan: nowhere, source: 网页 }\n`);
    await expect(asking(workshop)).rejects.toThrow('没有计划「nowhere」');
  });
});
