import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Started, sendRaw, startEcho } from './service.ts';

let service: Started;
beforeAll(async () => {
  service = await startEcho();
});
afterAll(() => service.stop());

const send = (path: string, init: RequestInit = {}) => fetch(new URL(path, service.url), { redirect: 'manual', ...init });
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
const HOST = 'Host: localhost\r\n';

describe('a stranger', () => {
  it.each(['/chat/token', '/api/messages', '/v3/directline/tokens/generate', '/nowhere'])(
    'cannot announce a huge body to %s',
    async (path) => {
      const answer = await sendRaw(
        service.url,
        `POST ${path} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{`,
      );
      expect(statusOf(answer)).toBe(413);
    },
  );

  it.each(['/chat/token', '/api/messages', '/v3/directline/tokens/generate'])('cannot send a huge body to %s in chunks', async (path) => {
    const body = `{"token":"${'x'.repeat(3 * 1024 * 1024)}"}`;
    const stream = new Blob([body]).stream();
    const sent = send(path, { method: 'POST', body: stream, duplex: 'half', headers: { 'sec-fetch-site': 'same-origin' } } as RequestInit);
    // A client that goes on sending may see the connection close before it reads the answer.
    expect(
      await sent.then(
        ({ status }) => status,
        () => 413,
      ),
    ).toBe(413);
  });

  it.each(['gzip', 'br', 'deflate, gzip'])('cannot send a body packed as %s', async (encoding) => {
    const answer = await send('/v3/directline/tokens/generate', { method: 'POST', body: 'x', headers: { 'content-encoding': encoding } });
    expect(answer.status).toBe(415);
  });

  it('is cut off where a body never ends', async () => {
    const answer = await sendRaw(service.url, `POST /v3/directline/tokens/generate HTTP/1.1\r\n${HOST}Content-Length: 10\r\n\r\n{`);
    expect([0, 400, 408]).toContain(statusOf(answer));
  });

  it('is cut off where headers never end', async () => {
    expect([0, 400, 408]).toContain(statusOf(await sendRaw(service.url, `GET / HTTP/1.1\r\n${HOST}X-Slow: `)));
  });

  it('cannot send headers without measure', async () => {
    expect(statusOf(await sendRaw(service.url, `GET / HTTP/1.1\r\n${HOST}X: ${'x'.repeat(40_000)}\r\n\r\n`))).toBe(431);
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['two lengths', `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
    ['a length and chunks', `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a header with a control character', `GET / HTTP/1.1\r\n${HOST}X: a\x01b\r\n\r\n`],
  ])('gets 400 for %s', async (_what, text) => {
    expect(statusOf(await sendRaw(service.url, text))).toBe(400);
  });

  it.each([
    '/assets/../package.json',
    '/assets/%2e%2e%2fmanifest.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/manifest.json',
    '/%00',
    '/%',
  ])('finds no file at %s', async (path) => {
    const answer = await sendRaw(service.url, `GET ${path} HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
    expect([400, 404]).toContain(statusOf(answer));
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('gets no more than a refusal for %s', async (method) => {
    const answer = await sendRaw(service.url, `${method} / HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
    expect([400, 404, 405, 501]).toContain(statusOf(answer));
  });

  it.each(['[', '"', '{"token":', '{"token":{"__proto__":1}}', '[]', 'null', '1', '"x"', '{"__proto__":{"token":"x"}}', '[['.repeat(70)])(
    'gets a token or 400, never a fault, for the body %s',
    async (body) => {
      const answer = await send('/chat/token', { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } });
      expect([200, 400]).toContain(answer.status);
    },
  );

  it('learns nothing from an error but its kind', async () => {
    const answer = await send('/nowhere/<script>alert(1)</script>');
    expect(await answer.json()).toEqual({ error: { code: 'NotFound', message: 'NotFound' } });
    expect(answer.headers.get('server')).toBeFalsy();
  });

  it('sees a page that says so, without what was typed, where a browser asks for what is not there', async () => {
    const answer = await send('/nowhere/<script>alert(1)</script>', { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(404);
    const page = await answer.text();
    expect(page).toContain('没有这个页面');
    expect(page).not.toContain('alert(1)');
  });

  it.each(['a b', 'a; script-src *', '<script>', '[', 'x'.repeat(300), 'a:99999', '%'])(
    'does no harm by the Host header %s',
    async (host) => {
      const answer = await sendRaw(service.url, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect([200, 400]).toContain(statusOf(answer));
      expect(/content-security-policy: (.*)/i.exec(answer)?.[1] ?? '').not.toMatch(/script-src \*|<|%/);
    },
  );

  it.each(['*', 'http://', 'http://[', '//x', '//evil.example/x', 'localhost:443'])(
    'does no harm by asking for the target %s',
    async (target) => {
      const answer = await sendRaw(service.url, `GET ${target} HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
      expect([400, 404]).toContain(statusOf(answer));
    },
  );

  it.each(['/', 'http://[', '//', '/v3/directline/conversations/%zz/stream', '/v3/directline/conversations/x/stream?t=%zz'])(
    'does no harm by asking for a socket at %s',
    async (target) => {
      const upgrade =
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n';
      const answer = await sendRaw(service.url, `GET ${target} HTTP/1.1\r\n${HOST}${upgrade}\r\n`);
      expect([0, 400, 401, 403, 404]).toContain(statusOf(answer));
    },
  );

  it.each(['?lang=<script>', '?lang=en%0d%0aSet-Cookie:x=1', '?lang=../../etc', '?lang=', '?lang=en&lang=zh-Hans', '?%'])(
    'gets the page for /%s',
    async (query) => {
      const answer = await send(`/${query}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie') ?? '').toMatch(/^(lang=(en|zh-Hans);.*)?$/);
      expect(await answer.text()).not.toContain('<script>alert');
    },
  );
});

describe('the service', () => {
  it('still answers after all of that', async () => {
    expect((await send('/readyz')).status).toBe(200);
  });
});
