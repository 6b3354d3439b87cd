/** What is recorded of departments and no plan says: beside their names, marked, with source and day. */
import { describe, expect, it } from 'vitest';
import { openWorkshop, startLive } from '../workshop/workshop.ts';

const CONTACT = "contacts: [{ text: '0769-22830000', source: 东莞市人民政府网, date: 2026-01-05 }]";
const SUCCESSOR = 'successor: { name: 市工信局, en: Industry and Information Bureau, source: 机构改革方案, date: 2019-01-15 }';

/** The small knowledge with both recorded of 市工业局, which leads measure 1 of the pilot. */
async function start() {
  const workshop = openWorkshop();
  workshop.edit('knowledge/bodies.yaml', 'words: [工业局] }', `words: [工业局], ${CONTACT}, ${SUCCESSOR} }`);
  const live = await startLive(workshop);
  const say = (text: string, locale: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans') =>
    live.answer(null, { text, locale }, new Date('2026-03-02T03:00:00Z'), 'directline');
  return { live, say };
}

describe('a department’s successor and contact', () => {
  it('stand beside it in answers of every language, marked as not from the plan, with source and day', async () => {
    const { say } = await start();
    const [hans, hant, en] = (['zh-Hans', 'zh-Hant', 'en'] as const).map((locale) => say('可以租设备吗', locale).reply.text);
    expect(hans).toMatch(
      /牵头：.*市工业局\n(?:配合：.*\n)?〔计划之外〕市工业局的职责现由市工信局承担（出处：机构改革方案，2019-01-15 核对）\n〔计划之外〕市工业局的联系方式：0769-22830000（出处：东莞市人民政府网，2026-01-05 核对）/,
    );
    expect(hant).toContain('〔計劃之外〕市工业局的職責現由市工信局承擔（出處：机构改革方案，2019-01-15 核對）');
    expect(en).toContain(
      '〔Not from the plan〕Duties of 市工业局 are now with 市工信局 (Industry and Information Bureau) (source: 机构改革方案, checked 2019-01-15)',
    );
    expect(en).toContain('〔Not from the plan〕Contact of 市工业局: 0769-22830000');
  });

  it('stand where the department itself, or whom to ask, is asked for; and in no citation', async () => {
    const { say } = await start();
    for (const question of ['工业局管什么', '租设备找哪个部门', '租设备的电话是多少']) {
      const { reply, report } = say(question);
      expect([question, reply.text]).toEqual([question, expect.stringContaining('〔计划之外〕市工业局的联系方式：0769-22830000')]);
      expect(JSON.stringify(report)).not.toMatch(/0769|市工信局/);
    }
  });

  it('leave answers about others as they were', async () => {
    const { say } = await start();
    expect(say('财政局管什么').reply.text).not.toContain('计划之外');
  });
});
