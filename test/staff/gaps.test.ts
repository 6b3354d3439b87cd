import { expect, it } from 'vitest';
import { startConsole } from './console.ts';

it('groups what found no answer, takes a proposal, and closes it only with a regression question that is answered so', async () => {
  const { member, say } = await startConsole();
  const [staff, editor] = [await member('staff'), await member('editor')];
  await say('c1', '养老保险怎么交，我电话13800138000');
  await say('c2', '养老保险怎么交');
  const page = await staff.get('/staff/gaps');
  expect(page.html).toContain('养老保险怎么交');
  expect(page.html).not.toContain('13800138000');
  const key = /name="key" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const about = { key, question: '养老保险怎么交', proposal: 'measure', detail: '第9条' };
  await staff.post('/staff/gaps/propose', about);
  expect((await staff.post('/staff/gaps/close', { key, regression: '养老保险怎么交' })).status).toBe(403);
  expect((await editor.get('/staff/gaps')).html).toContain('有措施能回答');
  expect((await editor.post('/staff/gaps/close', { key, regression: '' })).status).toBe(422);
  expect((await editor.post('/staff/gaps/close', { key, regression: '养老保险怎么交' })).html).toContain('还没有按提出的办法答');
  await staff.post('/staff/gaps/propose', { ...about, proposal: 'outside' });
  expect((await editor.post('/staff/gaps/close', { key, regression: '养老保险怎么交' })).status).toBe(303);
  expect((await editor.get('/staff/gaps')).html).not.toContain('养老保险怎么交');
});
