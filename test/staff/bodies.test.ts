import { expect, it } from 'vitest';
import { openWorkshop, startLive } from '../workshop/workshop.ts';
import { startConsole } from './console.ts';

it('lists the departments with what they lead, and what is recorded of them with its source and day', async () => {
  const workshop = openWorkshop();
  const contact = "contacts: [{ text: '<b>0769-22830000', source: 市政府网, date: 2026-01-05 }]";
  const successor = 'successor: { name: 市工信局, source: 机构改革方案, date: 2019-01-15 }';
  workshop.edit('knowledge/bodies.yaml', 'words: [工业局] }', `words: [工业局], ${contact}, ${successor} }`);
  const { member } = await startConsole({ live: await startLive(workshop) });
  const { html } = await (await member('editor')).get('/staff/knowledge/bodies');
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toMatch(/市工业局 部门 牵头：《\S+》第1条/);
  expect(text).toContain('现由：市工信局 出处：机构改革方案，2019-01-15 核对');
  expect(text).toContain('联系方式：&lt;b&gt;0769-22830000 出处：市政府网，2026-01-05 核对');
  expect(text).toContain('有关镇街、园区 一类单位');
});
