/** A channel of others that takes replies, and one that does not. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { startConsole } from './console.ts';

/** The SDK is loaded with the first message. */
const PATIENT = { timeout: 20_000 };

async function channelAnswering(status: () => number): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(status(), { 'Content-Type': 'application/json' });
      response.end('{"id":"x"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

it('the console says that a reply was delivered, and that one was not', async () => {
  let status = 200;
  const serviceUrl = await channelAnswering(() => status);
  const { member, url } = await startConsole();
  const staff = await member('staff', 'lin');
  const parties = { from: { id: 'u1', name: '王' }, recipient: { id: 'bot' }, conversation: { id: 'c1' } };
  const message = { type: 'message', id: 'm1', channelId: 'emulator', serviceUrl, text: '转人工', ...parties };
  await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(message) });
  const path = /\/staff\/conversations\/[\w-]+/.exec((await staff.get('/staff/inbox')).html)?.[0] ?? '';
  await staff.post(`${path}/claim`);
  await staff.post(`${path}/reply`, { text: '您好', do: 'send' });
  await expect.poll(async () => (await staff.get(`${path}/transcript`)).html, PATIENT).toContain('已发到对方那里');
  status = 404;
  await staff.post(`${path}/reply`, { text: '还在吗', do: 'send' });
  await expect.poll(async () => (await staff.get(`${path}/transcript`)).html, PATIENT).toContain('没有送到');
}, 60_000);
