/** Owners and staff who try to make the console do what it is not meant to. */
import { expect, it } from 'vitest';
import { runningHandover } from '../../src/store/handovers.ts';
import { startConsole } from './console.ts';
import type { Member } from './member.ts';

const ATTACK = `<img src=x onerror=alert(1)>"'><script>alert(2)</script>{{constructor}}\${1}`;
/** What the attack would be if any of it came through. */
const CAME_THROUGH = /<img src=x|<script>alert|"'>/;

async function pagesThatShow(member: Member, id: string): Promise<readonly [string, string][]> {
  const paths = [
    '/staff/inbox',
    '/staff/inbox/list',
    `/staff/conversations/${id}`,
    `/staff/conversations/${id}/transcript`,
    '/staff/gaps',
    '/staff/needs',
    '/staff/ready-replies',
    '/staff/accounts',
    '/staff/audit',
    `/staff?q=${encodeURIComponent(ATTACK)}`,
    `/staff/counter?code=${encodeURIComponent(ATTACK)}`,
    `/staff/needs?summary=${encodeURIComponent(ATTACK)}&measures=${encodeURIComponent(ATTACK)}`,
    `/staff/login?next=${encodeURIComponent(ATTACK)}`,
  ];
  return await Promise.all(paths.map(async (path): Promise<[string, string]> => [path, (await member.get(path)).html]));
}

it('shows what an owner or a colleague typed as text, on every page', async () => {
  const { say, member, store } = await startConsole();
  const admin = await member('admin');
  await say('c1', ATTACK);
  await say('c1', `想租注塑机 ${ATTACK}`);
  await say('c1', '转人工');
  const id = (await store.read((db) => runningHandover(db, 'c1')))?.id ?? '';
  await admin.post(`/staff/conversations/${id}/claim`);
  await say('c1', ATTACK);
  await admin.post(`/staff/conversations/${id}/note`, { text: ATTACK });
  await admin.post('/staff/ready-replies', { title: ATTACK.slice(0, 40), text: ATTACK });
  await admin.post('/staff/needs', { summary: ATTACK, measures: ATTACK });
  await admin.post('/staff/accounts', { name: 'evil', shownName: ATTACK.slice(0, 40), role: 'staff' });
  await admin.post('/staff/gaps/propose', { key: '缺口', question: ATTACK, proposal: 'measure', detail: ATTACK });
  const shown = await pagesThatShow(admin, id);
  for (const [path, html] of shown) expect([path, CAME_THROUGH.exec(html)]).toEqual([path, null]);
  const typed = shown.filter(([, html]) => html.includes('&lt;img src&#x3D;x')).map(([path]) => path.replace(/\?.*/, ''));
  for (const path of ['/staff/inbox', `/staff/conversations/${id}`, '/staff/gaps', '/staff/needs', '/staff']) expect(typed).toContain(path);
  const draft = await admin.post(`/staff/conversations/${id}/reply`, { text: ATTACK, q: ATTACK, passage: ATTACK, do: 'search' });
  expect(CAME_THROUGH.exec(draft.html)).toBeNull();
});

it('allows pages no script but its own, and no frame around them', async () => {
  const { member } = await startConsole();
  const { headers } = await (await member('staff')).get('/staff');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect([policy.includes("frame-ancestors 'none'"), headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
    true,
    'no-store',
    'no-referrer',
  ]);
});

it.each([
  "' or '1'='1",
  '1; drop table handovers; --',
  '") union select password_hash from staff_accounts --',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
])('finds nothing under %j, and loses nothing by it', async (odd) => {
  const { member, store, say } = await startConsole();
  await say('c1', '转人工');
  const admin = await member('admin');
  const name = encodeURIComponent(odd);
  for (const path of [`/staff/conversations/${name}`, `/staff/needs/${name}`, `/staff/conversations/${name}/transcript`])
    expect([path, (await admin.get(path)).status]).toEqual([path, 404]);
  expect((await admin.get(`/staff/counter?code=${name}`)).status).toBe(404);
  for (const path of [`/staff/conversations/${name}/claim`, `/staff/needs/${name}`, `/staff/needs/${name}/withdraw`])
    expect([path, (await admin.post(path, { text: odd, state: odd, to: odd })).status]).toEqual([path, 404]);
  expect((await admin.post(`/staff/accounts/${name}/reset`)).status).toBe(422);
  expect((await admin.get(`/staff/audit?before=${name}`)).html).not.toContain('argon2');
  expect(await store.read((db) => runningHandover(db, 'c1'))).not.toBeNull();
});

it('sends nothing in the name of a person who does not have the conversation', async () => {
  const { say, member, store } = await startConsole();
  const [lin, wu] = [await member('staff', 'lin'), await member('staff', 'wu')];
  await say('c1', '转人工');
  const id = (await store.read((db) => runningHandover(db, 'c1')))?.id ?? '';
  expect((await lin.post(`/staff/conversations/${id}/reply`, { text: '您好', do: 'send' })).status).toBe(409);
  await lin.post(`/staff/conversations/${id}/claim`);
  expect((await wu.post(`/staff/conversations/${id}/claim`)).html).toContain('已经由同事接手');
  expect((await wu.post(`/staff/conversations/${id}/reply`, { text: '您好', do: 'send' })).status).toBe(409);
  expect((await wu.post(`/staff/conversations/${id}/resolve`)).status).toBe(409);
  expect((await lin.post(`/staff/conversations/${id}/reply`, { text: '您好', do: 'send' })).status).toBe(303);
  expect((await lin.get(`/staff/conversations/${id}`)).html).toContain('已放进网页对话');
});
