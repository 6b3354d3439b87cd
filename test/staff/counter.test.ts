import { expect, it } from 'vitest';
import { keepResult } from '../../src/store/results.ts';
import { startConsole } from './console.ts';

it('shows the questions that are open, and what the choices lead to', async () => {
  const { member } = await startConsole();
  const staff = await member('staff');
  const first = await staff.get('/staff/counter');
  expect(first.html).toContain('name="r.kind"');
  expect(first.html).not.toContain('class="avenues"');
  const chosen = await staff.get('/staff/counter?dialog=navigator&r.kind=investor');
  expect(chosen.html).toMatch(/value="investor"[^>]* checked/);
  expect(chosen.html).toContain('<dt>身份</dt>');
  expect(chosen.html).toContain('其余的还要看后面的回答');
  expect((await staff.get('/staff/counter/sheet?dialog=navigator&r.kind=investor')).html).not.toContain('<html');
});

it('takes odd choices for none', async () => {
  const { member } = await startConsole();
  const staff = await member('staff');
  for (const odd of ['r.kind=nothing', 'r.kind=investor&r.kind=bank', 'r.nothing=1', 'dialog=../../x', 'r.kind=%3Cb%3E'])
    expect([odd, (await staff.get(`/staff/counter?${odd}`)).status]).toEqual([odd, 200]);
});

it('goes on from a visitor’s short code', async () => {
  const { member, say, store } = await startConsole();
  const staff = await member('staff');
  await say('c1', '你好');
  const responses = JSON.stringify({ kind: { is: 'values', values: ['investor'] }, gone: { is: 'values', values: ['x'] } });
  const kept = { token: 't', code: 'ABCD2345', conversationId: 'c1', dialog: 'navigator', responses, locale: 'zh-Hans' };
  await store.write((tx) => keepResult(tx, kept, Date.now()));
  const { location } = await staff.get('/staff/counter?code=abcd-2345');
  expect(location).toBe('/staff/counter?r.kind=investor&dialog=navigator');
  expect((await staff.get(location ?? '')).html).toMatch(/value="investor"[^>]* checked/);
  expect((await staff.get('/staff/counter?code=22222222')).html).toContain('没有这个编码');
});
