import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { startConsole } from './console.ts';

const DATA_KEY = randomBytes(32).toString('base64');

it('registers a need with a contact that is kept encrypted, follows it up, and forgets it when it is withdrawn', async () => {
  const { member, store } = await startConsole({ env: { DATA_KEY } });
  const staff = await member('staff');
  const wish = { summary: '买注塑机，想融资租赁', measures: '9', contact: '王工 13800138000' };
  expect((await staff.post('/staff/needs', wish)).html).toContain('要本人同意');
  const { location } = await staff.post('/staff/needs', { ...wish, consent: 'yes' });
  const page = await staff.get(location ?? '');
  expect(page.html).toContain('王工 13800138000');
  const kept = async () => JSON.stringify(await store.read((db) => db.selectFrom('needs').selectAll().execute()));
  expect(await kept()).not.toContain('13800138000');
  await staff.post(location ?? '', { state: 'following', 'follow-up': '2026-03-05', note: '已联系' });
  expect((await staff.get('/staff/needs?state=following')).html).toContain('2026-03-05');
  await staff.post(`${location}/withdraw`);
  expect(await kept()).not.toMatch(/注塑机|已联系/);
  expect((await staff.get(location ?? '')).html).toContain('已撤回');
});

it('asks for no contact where there is no key to encrypt it', async () => {
  const { member, store } = await startConsole();
  const staff = await member('staff');
  expect((await staff.get('/staff/needs')).html).not.toContain('name="contact"');
  await staff.post('/staff/needs', { summary: '流动资金', contact: '王工 13800138000', consent: 'yes' });
  expect(await store.read((db) => db.selectFrom('needs').select('contact').executeTakeFirst())).toEqual({ contact: null });
});

it('gives the list as a table without contacts, whose cells are no formulas', async () => {
  const { member } = await startConsole({ env: { DATA_KEY } });
  const staff = await member('staff');
  await staff.post('/staff/needs', { summary: '=HYPERLINK("http://evil.example")', contact: '王工 13800138000', consent: 'yes' });
  const { html: table, headers } = await staff.get('/staff/needs.csv');
  expect(headers.get('content-disposition')).toBe('attachment; filename="needs.csv"');
  expect(table).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(table).not.toContain('13800138000');
});
