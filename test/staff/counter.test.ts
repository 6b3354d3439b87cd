import { expect, it } from 'vitest';
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
  const conversation = async () => {
    let reply = (await say('c1', '帮我找渠道')).join();
    for (let turn = 0; turn < 30 && !/[2-9A-HJ-NP-Z]{8}/.test(reply); turn++)
      reply = (await say('c1', reply.includes('看结果') || /核对|对吗|修改/.test(reply) ? '看结果' : '1')).join();
    return reply;
  };
  await conversation();
  const kept = await store.read((db) => db.selectFrom('results').select('code').executeTakeFirst());
  const { location } = await staff.get(`/staff/counter?code=${kept?.code.toLowerCase()}`);
  expect(location).toMatch(/r\.kind=/);
  expect((await staff.get(location ?? '')).html).toContain('class="avenues"');
  expect((await staff.get('/staff/counter?code=22222222')).html).toContain('没有这个编码');
});
