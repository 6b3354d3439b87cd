import { expect, it } from 'vitest';
import { startConsole } from './console.ts';

const shown = async (q: string) => {
  const { member } = await startConsole();
  const { html } = await (await member('editor')).get(`/staff/knowledge/search?q=${encodeURIComponent(q)}`);
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

it('explains a ranking: how the words were read, what speaks for each measure, and why the second lost', async () => {
  const text = await shown('我們廠想拿專利貸款');
  expect(text).toMatch(/读作 我们厂想拿专利贷款/);
  expect(text).toMatch(/专利贷款 第\d+条/);
  expect(text).toMatch(/有答复 给出 第13条/);
  expect(text).toMatch(/计划能回答这句话的可能是 \d+ %，到 50 % 就直接答/);
  expect(text).toMatch(/排序 第13条 丰富信贷产品体系 得分 0\.\d+ 为什么排在这里 .*?专利.*? \+\d\.\d\d/);
  const [, winner, loser, sum = '', parts = ''] = /第(\d+)条比第(\d+)条多 (-?[\d.]+) 分： (.*?) 机器人怎么答/.exec(text) ?? [];
  expect([winner, loser]).toEqual(['13', '15']);
  const points = [...parts.matchAll(/(多|少) ([\d.]+)/g)].map(([, sign, number]) => Number(number) * (sign === '多' ? 1 : -1));
  expect(points.length).toBeGreaterThan(1);
  expect(points.reduce((all, one) => all + one, 0)).toBeCloseTo(Number(sum), 1);
  expect(await shown('我們廠想租設備')).toContain('没有第二名');
});

it('says why it asks back, refuses, or does not search at all', async () => {
  expect(await shown('养老保险怎么交')).toMatch(/计划里没有 没有给出措施.*?不到 30 %，所以说计划里没有.*?提到的计划外的事/);
  expect(await shown('你好')).toContain('这句话按“寒暄”答，没有照排序');
  expect(await shown('<b>租</b>')).not.toContain('<b>租');
});
