import { expect, it } from 'vitest';
import { keepResult } from '../../src/store/results.ts';
import { startConsole } from './console.ts';
import type { Member } from './member.ts';

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
  await store.write((tx) => keepResult(tx, kept, 90, Date.now()));
  const { location } = await staff.get('/staff/counter?code=abcd-2345');
  expect(location).toBe('/staff/counter?r.kind=investor&dialog=navigator');
  expect((await staff.get(location ?? '')).html).toMatch(/value="investor"[^>]* checked/);
  expect((await staff.get('/staff/counter?code=22222222')).html).toContain('没有这个编码');
});

/** The first option of whatever is open, until nothing is. @returns the address of that result */
async function complete(staff: Member): Promise<string> {
  let address = '/staff/counter?dialog=equipment-leasing';
  for (;;) {
    const { html } = await staff.get(address);
    const form = html.slice(
      html.indexOf('<form method="get" action="/staff/counter" class="card no-print sheet"'),
      html.indexOf('class="extras"'),
    );
    const open = [...form.matchAll(/<fieldset id="q-([^"]+)">([\s\S]*?)<\/fieldset>/g)].find(([, , inner]) => !inner?.includes(' checked'));
    const value = /value="([^"]+)"/.exec(open?.[2] ?? '')?.[1];
    if (open === undefined || value === undefined) return address;
    address += `&r.${open[1]}=${value}`;
  }
}

it('at its end says what the owner’s own result would say: what to know, what fits, what to have at hand', async () => {
  const { member } = await startConsole();
  const staff = await member('staff');
  const { html } = await staff.get(await complete(staff));
  expect(html).toContain('class="avenues"');
  expect(html).toContain('我们的建议：去之前可以备好（计划没有这样要求）');
  expect(html).toContain('的期限（2015–2017）已过');
  expect(html).not.toContain('其余的还要看后面的回答');
});

it('asks for the printed sheet besides, which changes nothing of the result', async () => {
  const { member } = await startConsole();
  const staff = await member('staff');
  const avenues = (html: string) => /<ol class="avenues">[\s\S]*?<\/ol>/.exec(html)?.[0];
  const address = '/staff/counter?dialog=navigator&r.kind=business';
  expect((await staff.get('/staff/counter')).html).not.toContain('q-town');
  const without = await staff.get(address);
  const given = await staff.get(`${address}&r.town=nancheng&r.staff=30`);
  expect(without.html).toMatch(/<details class="extras"><summary>补充打印信息[\s\S]*name="r.town"[\s\S]*name="r.staff"/);
  expect(given.html).toMatch(/<dt>所在地<\/dt><dd>[^<]*南城[\s\S]*<dt>人数<\/dt><dd>30/);
  expect(avenues(given.html)).toBe(avenues(without.html));
  expect((await staff.get('/staff/counter?dialog=navigator&r.town=nancheng')).html).not.toContain('所在地</dt>');
});

it('takes 以上都不是 and 不确定 for alone: beside another choice that one counts', async () => {
  const { member } = await startConsole();
  const staff = await member('staff');
  const checked = async (values: string) => {
    const { html } = await staff.get(`/staff/counter?dialog=equipment-leasing&r.who=factory&${values}`);
    return [...html.matchAll(/name="r\.[^"]+" value="([^"]+)"[^>]* checked/g)].map(([, value]) => value);
  };
  const { html } = await staff.get('/staff/counter?dialog=equipment-leasing&r.who=factory');
  const [, id = ''] = /<input type="checkbox" name="r\.([^"]+)" value="none"[^>]* data-alone/.exec(html) ?? [];
  const [, other = ''] = new RegExp(`name="r\\.${id}" value="([^"]+)"`).exec(html) ?? [];
  expect(await checked(`r.${id}=none&r.${id}=${other}`)).toEqual(['factory', other]);
  expect(await checked(`r.${id}=unsure&r.${id}=${other}`)).toEqual(['factory', other]);
  expect(await checked(`r.${id}=none`)).toEqual(['factory', 'none']);
});

it('keeps for a visitor’s short code what their own words spoke of, so that the order stays theirs', async () => {
  const { member, say, store } = await startConsole();
  const staff = await member('staff');
  await say('c1', '你好');
  const responses = JSON.stringify({ responses: { kind: { is: 'values', values: ['investor'] } }, wanted: [17] });
  const kept = { token: 't', code: 'ABCD2345', conversationId: 'c1', dialog: 'navigator', responses, locale: 'zh-Hans' };
  await store.write((tx) => keepResult(tx, kept, 90, Date.now()));
  const { location } = await staff.get('/staff/counter?code=ABCD2345');
  expect(location).toContain('wanted=17');
  expect((await staff.get(location ?? '')).html).toContain('<input type="hidden" name="wanted" value="17">');
});
