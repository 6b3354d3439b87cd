import { expect, it } from 'vitest';
import { firstLink } from '../../src/desk/accounts.ts';
import { PASSWORD, startConsole } from './console.ts';

it('lets the first administrator in by a one-time link, which then is gone', async () => {
  const { store, stranger } = await startConsole();
  const path = `/staff/welcome/${await firstLink(store, Date.now())}`;
  const browser = stranger();
  expect((await browser.get(path)).html).toContain('第一个管理员');
  const weak = await browser.post(path, { name: 'chen', shownName: '陈主任', password: 'chen123456789', again: 'chen123456789' });
  expect([weak.status, weak.html.includes('太容易猜到')]).toEqual([422, true]);
  const fields = { name: 'chen', shownName: '陈主任', password: PASSWORD, again: PASSWORD };
  expect((await browser.post(path, fields)).location).toBe('/staff/login');
  expect((await stranger().get(path)).status).toBe(404);
  expect(await firstLink(store, Date.now())).toBeNull();
  const page = await browser.signIn('chen', PASSWORD);
  expect(page.location).toBe('/staff');
  expect((await browser.get('/staff/accounts')).html).toContain('陈主任');
});

it('lets an administrator add an account, whose owner chooses the password', async () => {
  const { member, stranger } = await startConsole();
  const admin = await member('admin');
  const added = await admin.post('/staff/accounts', { name: 'lin', shownName: '林姐', role: 'staff' });
  const link = /<code id="link">([^<]+)/.exec(added.html)?.[1] ?? '';
  const browser = stranger();
  await browser.get(link);
  await browser.post(link, { password: PASSWORD, again: PASSWORD });
  expect((await browser.signIn('lin', PASSWORD)).status).toBe(303);
  const again = await admin.post('/staff/accounts', { name: 'lin', shownName: '林姐', role: 'staff' });
  expect(again.html).toContain('这个账号已经有了');
});

it('lets an administrator make somebody an adviser, at once, but not take their own role away', async () => {
  const { member } = await startConsole();
  const [admin, lin] = [await member('admin', 'chen'), await member('staff', 'lin')];
  expect((await admin.get('/staff/accounts/lin')).html).toContain('value="lin先生"');
  const changed = { shownName: '林姐', role: 'admin', topics: '9、13', station: '' };
  expect((await admin.post('/staff/accounts/lin', changed)).location).toBe('/staff/accounts');
  expect((await admin.get('/staff/accounts')).html).toContain('9、13');
  expect((await lin.get('/staff/audit')).html).toContain('lin (admin)');
  const own = await admin.post('/staff/accounts/chen', { shownName: '陈主任', role: 'staff' });
  expect([own.status, own.html.includes('不能改自己的角色')]).toEqual([422, true]);
  expect((await admin.post('/staff/accounts/nobody', changed)).status).toBe(404);
});

it('writes down who did what, and offers no way to change that', async () => {
  const { member } = await startConsole();
  const admin = await member('admin');
  await admin.post('/staff/accounts', { name: 'lin', shownName: '林姐', role: 'staff' });
  const { html } = await admin.get('/staff/audit');
  for (const words of ['新增账号', 'lin (staff)', '登录']) expect(html).toContain(words);
  expect(html.replace(/<form class="out"[\s\S]*?<\/form>/, '')).not.toContain('<form');
});
