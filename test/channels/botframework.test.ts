/** `POST /api/messages`, against a service that takes the replies. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { freshDir } from '../fresh-dir.ts';
import { type Service, startService } from './service.ts';

interface Taken {
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: an activity as it came over the wire
  readonly body: any;
}

/** A channel's service: it keeps what it is sent, and answers as it is told. */
async function channelService(host = '127.0.0.1', answer: (count: number) => number = () => 200) {
  const taken: Taken[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let asked = 0;
  const server = createServer(async (request, response) => {
    const status = answer(++asked);
    const body = await json(request);
    if (status === 200) taken.push({ path: request.url ?? '', body });
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(status === 200 ? '{"id":"x"}' : '{"error":{"code":"Odd","message":"odd"}}');
    for (const { count, resolve } of waiting) if (taken.length >= count) resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  const url = `http://${host}:${(server.address() as AddressInfo).port}/`;
  const until = (count: number) =>
    taken.length >= count ? Promise.resolve() : new Promise<void>((resolve) => waiting.push({ count, resolve }));
  return { url, taken, until, asked: () => asked };
}

async function json(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

function message(serviceUrl: string, more: object = {}): object {
  const parties = { from: { id: 'user1', name: '王' }, recipient: { id: 'bot' }, conversation: { id: 'c1' } };
  return {
    type: 'message',
    id: 'm1',
    channelId: 'emulator',
    serviceUrl,
    text: '你好',
    timestamp: '2026-03-01T08:00:00Z',
    ...parties,
    ...more,
  };
}

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: text });
}

it('answers a message by a reply to it at the service that it came from', async () => {
  const [service, channel] = [await startService(), await channelService()];
  expect((await post(service.url, message(channel.url))).status).toBe(200);
  await channel.until(1);
  const [{ path, body }] = channel.taken as [Taken];
  expect(path).toBe('/v3/conversations/c1/activities/m1');
  expect(body).toMatchObject({ type: 'message', text: '1：你好', replyToId: 'm1', from: { id: 'bot' }, recipient: { id: 'user1' } });
});

it('answers a message delivered twice once', async () => {
  const [service, channel] = [await startService(), await channelService()];
  await post(service.url, message(channel.url));
  await post(service.url, message(channel.url));
  await post(service.url, message(channel.url, { id: 'm2', text: '再见' }));
  await channel.until(2);
  expect(channel.taken.map(({ body }) => body.text)).toEqual(['1：你好', '2：再见']);
});

it('asks to try again later while nothing can be kept, and does not take the message', async () => {
  const [service, channel] = [await startService(), await channelService()];
  await service.store.close();
  expect((await post(service.url, message(channel.url))).status).toBe(503);
  await channel.until(1);
  expect(channel.taken).toMatchObject([
    {
      path: '/v3/conversations/c1/activities/m1',
      body: { text: '抱歉，刚才出了点问题，请稍后再试。', recipient: { id: 'user1' }, replyToId: 'm1' },
    },
  ]);
});

it('greets whoever joins, once', async () => {
  const [service, channel] = [await startService(), await channelService()];
  const joined = message(channel.url, {
    type: 'conversationUpdate',
    id: 'j1',
    membersAdded: [{ id: 'user1' }, { id: 'bot' }],
    text: undefined,
  });
  await post(service.url, joined);
  await post(service.url, joined);
  await post(service.url, message(channel.url));
  await channel.until(2);
  expect(channel.taken.map(({ body }) => body.text)).toEqual(['1：你好', '1：你好']);
  expect(channel.taken.map(({ body }) => body.replyToId)).toEqual(['j1', 'm1']);
});

it('brings replies again until the service takes them, in their order', async () => {
  const service = await startService({ firstPauseMs: 20 });
  const channel = await channelService('127.0.0.1', (count) => (count <= 2 ? 500 : 200));
  await post(service.url, message(channel.url));
  await post(service.url, message(channel.url, { id: 'm2', text: '再见' }));
  await channel.until(2);
  expect(channel.taken.map(({ body }) => body.text)).toEqual(['1：你好', '2：再见']);
});

it('brings after a restart what was not taken before it', async () => {
  const dataDir = freshDir();
  let isUp = false;
  const channel = await channelService('127.0.0.1', () => (isUp ? 200 : 503));
  const before = await startService({ dataDir });
  expect((await post(before.url, message(channel.url))).status).toBe(200);
  await before.stop();
  expect(channel.taken).toEqual([]);
  isUp = true;
  const after = await startService({ dataDir, clock: () => new Date(Date.now() + 60_000) });
  await channel.until(1);
  await after.stop();
  await startService({ dataDir, clock: () => new Date(Date.now() + 120_000) });
  expect(channel.taken.map(({ body }) => body.text)).toEqual(['1：你好']);
});

it('brings what has to wait though the clock is set back meanwhile', async () => {
  let now = Date.now();
  let isUp = false;
  const service = await startService({ clock: () => new Date(now), firstPauseMs: 30 });
  const channel = await channelService('127.0.0.1', () => {
    now -= 24 * 3_600_000;
    return isUp ? 200 : 503;
  });
  await post(service.url, message(channel.url));
  isUp = true;
  await post(service.url, message(channel.url, { id: 'm2', text: '再见' }));
  await channel.until(2);
  expect(channel.taken.map(({ body }) => body.text)).toEqual(['1：你好', '2：再见']);
});

it('gives up a reply that the service will never take, and goes on with the next', async () => {
  const service = await startService();
  const channel = await channelService('127.0.0.1', (count) => (count === 1 ? 404 : 200));
  await post(service.url, message(channel.url));
  await post(service.url, message(channel.url, { id: 'm2', text: '再见' }));
  await channel.until(1);
  expect(channel.taken.map(({ body }) => body.text)).toEqual(['2：再见']);
});

it('puts the replies into its answer where that is asked for', async () => {
  const service = await startService();
  const answer = await post(service.url, message('http://127.0.0.1:9/', { deliveryMode: 'expectReplies' }));
  expect(await answer.json()).toMatchObject({ activities: [{ type: 'message', text: '1：你好', replyToId: 'm1' }] });
});

const ODD: Record<string, unknown> = {
  'a number for the text': message('http://127.0.0.1:9/', { text: 42 }),
  'a text for the conversation': message('http://127.0.0.1:9/', { conversation: 'c1' }),
  'no sender': message('http://127.0.0.1:9/', { from: undefined }),
  'a number for the attachments': message('http://127.0.0.1:9/', { attachments: 7 }),
  'a list': [],
  'nothing at all': '',
  'no JSON': '{',
};

for (const [kind, body] of Object.entries(ODD))
  it(`answers 400 to ${kind}`, async () => {
    const service = await startService();
    expect((await post(service.url, body)).status).toBe(400);
  });

it('never calls a foreign service when it has no credentials', async () => {
  const [service, foreign] = [await startService(), await channelService(ownAddress())];
  for (const serviceUrl of [foreign.url, foreign.url.replace('http://', 'http://localhost@'), 'http://169.254.169.254/', 'nonsense'])
    expect((await post(service.url, message(serviceUrl))).status).toBe(401);
  await service.stop();
  expect(foreign.asked()).toBe(0);
});

it('never calls a foreign service for a reply that was kept while it had credentials', async () => {
  const dataDir = freshDir();
  const foreign = await channelService(ownAddress());
  const before = await startService({ dataDir, firstPauseMs: 60_000 });
  await before.bot.receive({
    channel: 'botframework',
    conversationId: 'emulator/c1',
    userId: 'emulator/user1',
    activity: message(foreign.url),
    deliveryKey: 'm1',
    opens: true,
    outbox: true,
  });
  await before.stop();
  expect(foreign.asked()).toBe(0);
});

it('serves only this machine when it has no credentials, whatever a header says', async () => {
  const channel = await channelService();
  const service = await startService({ env: { HOST: '0.0.0.0' } });
  const outside = `http://${ownAddress()}:${service.port}`;
  expect((await post(outside, message(channel.url), { 'X-Forwarded-For': '127.0.0.1', Host: '127.0.0.1' })).status).toBe(401);
  await service.stop();
  expect(channel.asked()).toBe(0);
});

const CREDENTIALS = { MicrosoftAppId: '11111111-2222-3333-4444-555555555555', MicrosoftAppPassword: 'a-password' };

const INVALID: Record<string, Record<string, string>> = {
  none: {},
  'a made-up one': { Authorization: 'Bearer made.up.token' },
  'a word': { Authorization: 'x' },
};

for (const [kind, headers] of Object.entries(INVALID))
  it(`answers 401 with credentials to a request with no valid authorization (${kind})`, async () => {
    const channel = await channelService();
    const service: Service = await startService({ env: CREDENTIALS });
    expect((await post(service.url, message(channel.url), headers)).status).toBe(401);
    await service.stop();
    expect(channel.asked()).toBe(0);
  });

/** An address of this machine that is not loopback. */
function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '';
}
