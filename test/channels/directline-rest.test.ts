/** The answers of the Direct Line routes. */
import { connect as connectSocket } from 'node:net';
import { expect, it } from 'vitest';
import { activities, begin, call, say } from './rest.ts';
import { type Service, startService } from './service.ts';

async function begun(service: Service) {
  return await begin(service.url, service.directLine.issueToken().token);
}

it('gives activities after a watermark, all without one, and the same watermark when there is nothing new', async () => {
  const service = await startService();
  const conversation = await begun(service);
  for (const text of ['一', '二']) await say(service.url, conversation, text);
  const all = await activities(service.url, conversation);
  expect(all.body.activities.map(({ text }: { text: string }) => text)).toEqual(['一', '1：一', '二', '2：二']);
  expect(all.body.watermark).toBe('4');
  const rest = await activities(service.url, conversation, '2');
  expect(rest.body.activities).toHaveLength(2);
  expect((await activities(service.url, conversation, '4')).body).toEqual({ activities: [], watermark: '4' });
  expect((await activities(service.url, conversation, '')).body.activities).toHaveLength(4);
  expect((await activities(service.url, conversation, '99')).body).toEqual({ activities: [], watermark: '4' });
});

it('gives a long transcript in parts that join without a seam', async () => {
  const service = await startService();
  const conversation = await begun(service);
  for (let index = 0; index < 60; index++) await say(service.url, conversation, `${index}`);
  let watermark = '';
  const ids: string[] = [];
  for (let part = 0; part < 3; part++) {
    const { body } = await activities(service.url, conversation, watermark);
    ids.push(...body.activities.map(({ id }: { id: string }) => id));
    watermark = body.watermark;
  }
  expect([ids.length, new Set(ids).size, watermark]).toEqual([120, 120, '120']);
});

it('answers a message delivered twice with the first id and no second turn', async () => {
  const service = await startService();
  const conversation = await begun(service);
  const both = await Promise.all([1, 2].map(() => say(service.url, conversation, '你好', 'same')));
  const later = await say(service.url, conversation, '你好', 'same');
  expect(new Set([...both, later].map(({ body }) => body.id)).size).toBe(1);
  expect((await activities(service.url, conversation)).body.activities).toHaveLength(2);
});

it('tells messages apart by whatever their clients call them', async () => {
  const service = await startService();
  const conversation = await begun(service);
  const names = ['\ud800', '\ud801', 'x'.repeat(500), 'x'.repeat(501), '\u0000', '😀'];
  for (const name of [...names, ...names]) await say(service.url, conversation, '你好', name);
  expect((await activities(service.url, conversation)).body.activities).toHaveLength(2 * names.length);
});

it('takes messages of one conversation sent at once one after another', async () => {
  const service = await startService();
  const conversation = await begun(service);
  await Promise.all(Array.from({ length: 40 }, (_, index) => say(service.url, conversation, `${index}`)));
  const { body } = await activities(service.url, conversation, '');
  const replies = body.activities.filter(({ from }: { from: { role: string } }) => from.role === 'bot');
  expect(replies.map(({ text }: { text: string }) => Number.parseInt(text, 10))).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
});

it('refuses uploads with a reason that the client shows', async () => {
  const service = await startService();
  const { token, conversationId } = await begun(service);
  const refused = await call(service.url, 'POST', `/conversations/${conversationId}/upload?userId=dl_1`, {
    token,
    body: 'x'.repeat(300_000),
  });
  expect(refused.status).toBe(415);
  expect(refused.body.error.message).toContain('不能上传文件');
});

it('answers 404 for a conversation that it does not know, and for other paths', async () => {
  const service = await startService();
  const issued = service.directLine.issueToken();
  expect((await activities(service.url, issued)).status).toBe(404);
  expect((await say(service.url, issued, '你好')).status).toBe(404);
  expect((await call(service.url, 'GET', `/conversations/${issued.conversationId}`, { token: issued.token })).status).toBe(404);
  expect((await call(service.url, 'GET', '/nothing')).status).toBe(404);
  expect((await call(service.url, 'GET', '/conversations/%zz/activities', { token: issued.token })).status).toBe(404);
});

const ODD: Record<string, unknown> = {
  'no JSON': '{"type":',
  'a list': [],
  'a number for the text': { type: 'message', text: 42 },
  'no type': { text: '你好' },
  'a name for the sender': { type: 'message', from: 'me' },
  'nesting without end': `{"type":"message","value":${'['.repeat(100)}${']'.repeat(100)}}`,
};

for (const [kind, body] of Object.entries(ODD))
  it(`answers 400 to ${kind}`, async () => {
    const service = await startService();
    const { token, conversationId } = await begun(service);
    const { status, body: answer } = await call(service.url, 'POST', `/conversations/${conversationId}/activities`, { token, body });
    expect([status, answer.error.code]).toEqual([400, 'BadArgument']);
  });

it('takes a message of a million bytes and answers 413 beyond its limit, announced or not', async () => {
  const service = await startService();
  const conversation = await begun(service);
  expect((await say(service.url, conversation, 'x'.repeat(1_000_000))).status).toBe(200);
  expect((await say(service.url, conversation, 'x'.repeat(1_100_000))).status).toBe(413);
  expect((await say(service.url, conversation, 'x'.repeat(5_000_000))).status).toBe(413);
  const stream = new Blob(['x'.repeat(3_000_000)]).stream();
  const headers = { Authorization: `Bearer ${conversation.token}` };
  const path = `${service.url}/v3/directline/conversations/${conversation.conversationId}/activities`;
  const unannounced = await fetch(path, { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit);
  expect(unannounced.status).toBe(413);
});

it('lets pages of other origins read its answers, errors too, and permits their headers beforehand', async () => {
  const service = await startService();
  const headers = {
    Origin: 'https://elsewhere.example',
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization,content-type,x-ms-bot-agent',
  };
  const preflight = await call(service.url, 'OPTIONS', '/conversations', { headers });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toMatch(/authorization.*content-type.*x-ms-bot-agent/);
  const answers = [
    await call(service.url, 'POST', '/tokens/generate'),
    await call(service.url, 'POST', '/conversations'),
    await call(service.url, 'GET', '/nothing'),
    await call(service.url, 'PUT', '/conversations'),
    await call(service.url, 'POST', '/conversations', { headers: { 'Content-Encoding': 'gzip' }, body: 'x' }),
    await call(service.url, 'POST', '/conversations', { body: 'x'.repeat(2_000_000) }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 405, 415, 413]);
  expect(answers.map((answer) => answer.headers.get('access-control-allow-origin'))).toEqual(answers.map(() => '*'));
});

it('lives on after an address that is none, asked for as a stream', async () => {
  const service = await startService();
  for (const path of ['/v3/directline/conversations/%zz/stream?t=x', '//', '/v3/directline/conversations/x/stream']) {
    const answer = await upgrade(service.port, path);
    expect(answer).toMatch(/^HTTP\/1\.1 40[134] /);
  }
  expect((await call(service.url, 'POST', '/tokens/generate')).status).toBe(200);
});

it('says of a turn that broke that something went wrong, and goes on', async () => {
  const service = await startService();
  const conversation = await begun(service);
  for (const text of ['一', '坏掉', '二']) expect((await say(service.url, conversation, text)).status).toBe(200);
  const { body } = await activities(service.url, conversation);
  expect(body.activities.map(({ text }: { text: string }) => text)).toEqual([
    '一',
    '1：一',
    '坏掉',
    expect.stringContaining('请稍后再试'),
    '二',
    '2：二',
  ]);
});

it('answers a conversation resumed without a watermark with what comes after, with one from there on', async () => {
  const service = await startService();
  const conversation = await begun(service);
  await say(service.url, conversation, '一');
  const from = async (query: string) => {
    const { body } = await call(service.url, 'GET', `/conversations/${conversation.conversationId}${query}`, { token: conversation.token });
    return new URL(body.streamUrl).searchParams.get('watermark');
  };
  expect(await Promise.all([from(''), from('?watermark='), from('?watermark=1')])).toEqual(['2', '0', '1']);
});

function upgrade(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket(port, '127.0.0.1', () =>
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
      ),
    );
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}
