import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Started, startEcho } from './service.ts';

const ENV = {
  DIRECT_LINE_SECRET: 'a-secret-of-sufficient-length',
  ICP_NUMBER: '粤ICP备00000000号',
  RETENTION_CONVERSATION_DAYS: '42',
};
const OURS = { 'sec-fetch-site': 'same-origin' };

let service: Started;
const log: string[] = [];
beforeAll(async () => {
  service = await startEcho(ENV, log);
});
afterAll(() => service.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, service.url), { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(new URL(path, service.url), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

interface Token {
  readonly token: string;
  readonly conversationId: string;
  readonly resumed: boolean;
}
const tokenFor = async (former?: string): Promise<Token> =>
  (await (await post('/chat/token', former === undefined ? {} : { token: former }, OURS)).json()) as Token;

describe('the chat page', () => {
  it('runs only what carries the nonce of this one answer', async () => {
    const [first, second] = await Promise.all([get('/'), get('/')]);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/unsafe-(inline|eval)|\*|https?:/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(second.headers.get('content-security-policy')).not.toContain(nonce);
    const page = await first.text();
    const scripts = page.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(page).not.toMatch(/\son\w+=|\sstyle=|javascript:|https?:\/\/(?!beian\.)/);
  });

  it.each([
    ['zh-CN,zh;q=0.9', 'zh-Hans'],
    ['zh-HK', 'zh-Hant'],
    ['en-US,zh-TW;q=0.5', 'zh-Hant'],
    ['en-US', 'zh-Hans'],
    ['', 'zh-Hans'],
  ])('opens for a browser that prefers “%s” in %s', async (preferred, locale) => {
    expect(await (await get('/', { 'accept-language': preferred })).text()).toContain(`<html lang="${locale}">`);
  });

  it('stays in the language that was chosen', async () => {
    const chosen = await get('/?lang=en');
    const cookie = (chosen.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(cookie).toBe('lang=en');
    expect(await (await get('/', { cookie })).text()).toContain('<html lang="en">');
  });

  it('shows the registration numbers that are set, and only these', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain(ENV.ICP_NUMBER);
    expect(page).not.toContain('beian.mps.gov.cn');
  });
});

describe('the privacy notice', () => {
  it('names the time for which conversations are kept, as it is set', async () => {
    expect(await (await get('/privacy')).text()).toContain('42天');
  });
});

describe('assets', () => {
  it.each(['br', 'gzip', 'identity'])('come in %s, for ever', async (encoding) => {
    const script = /\/assets\/script-[^"]+/.exec(await (await get('/')).text())?.[0] ?? '';
    const { headers, body } = await raw(script, encoding);
    expect(headers['content-encoding'] ?? 'identity').toBe(encoding);
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['content-type']).toContain('text/javascript');
    expect(Number(headers['content-length'])).toBe(body.length);
    if (encoding === 'gzip') expect(gunzipSync(body).length).toBeGreaterThan(body.length);
  });
});

function raw(path: string, encoding: string): Promise<{ headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, service.url), { headers: { 'accept-encoding': encoding } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(chunks) }));
    });
    asked.on('error', reject).end();
  });
}

describe('the token of our page', () => {
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['no browser', {}],
    ['an opaque origin', { origin: 'null' }],
  ])('is refused to %s', async (_who, headers: Record<string, string>) => {
    expect((await post('/chat/token', {}, headers)).status).toBe(403);
  });

  it('is given for a new conversation, and again for the same one, also where clients of others need the secret', async () => {
    expect((await post('/v3/directline/tokens/generate', {})).status).toBe(401);
    const first = await tokenFor();
    expect(first.resumed).toBe(false);
    await post('/v3/directline/conversations', {}, { authorization: `Bearer ${first.token}` });
    const again = await tokenFor(first.token);
    expect(again).toMatchObject({ resumed: true, conversationId: first.conversationId });
  });

  it.each(['forged', 'a.b.c', ''])('begins anew where the former one was “%s”', async (former) => {
    expect((await tokenFor(former)).resumed).toBe(false);
  });
});

describe('the log', () => {
  it('holds neither what people write nor who they are nor their tokens', async () => {
    const { token, conversationId } = await tokenFor();
    const headers = { authorization: `Bearer ${token}` };
    await post('/v3/directline/conversations', {}, headers);
    const said = '我叫张三丰，电话13812345678，坏掉';
    await post(`/v3/directline/conversations/${conversationId}/activities`, { type: 'message', text: said }, headers);
    await post(`/v3/directline/conversations/${conversationId}/activities`, { type: 'message', text: '坏掉' }, headers);
    const written = log.join('');
    expect(written).toContain('"msg":"request"');
    expect(written).toContain('a turn failed');
    for (const secret of ['张三丰', '13812345678', token, conversationId, '127.0.0.1']) expect(written).not.toContain(secret);
    for (const line of log) expect(() => JSON.parse(line)).not.toThrow();
  });
});
