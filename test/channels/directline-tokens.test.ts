/** Who may do what on Direct Line. */
import { describe, expect, it } from 'vitest';
import { freshDir } from '../fresh-dir.ts';
import { begin, call, say } from './rest.ts';
import { startService } from './service.ts';

const SECRET = 'a-secret-of-this-test';

describe('without a secret', () => {
  it('gives anybody a token for a conversation and a user of their own', async () => {
    const { url } = await startService();
    const { status, body } = await call(url, 'POST', '/tokens/generate');
    expect(status).toBe(200);
    expect(body).toEqual({ conversationId: expect.any(String), token: expect.any(String), expires_in: 1_800 });
    expect(claims(body.token)).toMatchObject({ user: expect.stringMatching(/^dl_/), conv: body.conversationId });
  });

  it('binds the user asked for into the token, if its id begins with dl_', async () => {
    const { url } = await startService();
    const given = await call(url, 'POST', '/tokens/generate', { body: { user: { id: 'dl_mine', name: '王' }, trustedOrigins: [url] } });
    expect(claims(given.body.token).user).toBe('dl_mine');
    const refused = await call(url, 'POST', '/tokens/generate', { body: { user: { id: 'mine' } } });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toEqual({ code: 'BadArgument', message: expect.stringContaining('dl_') });
  });

  it('starts a conversation with 201 and finds it again with 200', async () => {
    const { url, directLine } = await startService();
    const { token, conversationId } = directLine.issueToken();
    const first = await call(url, 'POST', '/conversations', { token });
    const again = await call(url, 'POST', '/conversations', { token });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body).toMatchObject({ conversationId, expires_in: 1_800, streamUrl: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\//) });
    expect((await call(url, 'POST', '/conversations')).status).toBe(401);
  });
});

describe('with a secret', () => {
  it('gives tokens only to whoever knows it', async () => {
    const { url } = await startService({ env: { DIRECT_LINE_SECRET: SECRET } });
    const given = await call(url, 'POST', '/tokens/generate', { token: SECRET });
    expect(given.status).toBe(200);
    const refused = [undefined, 'another-secret-of-this', given.body.token].map((token) =>
      call(url, 'POST', '/tokens/generate', token === undefined ? {} : { token }),
    );
    expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([401, 401, 403]);
  });

  it('opens every conversation to it', async () => {
    const { url, directLine } = await startService({ env: { DIRECT_LINE_SECRET: SECRET } });
    const issued = directLine.issueToken();
    await begin(url, issued.token);
    expect((await say(url, { ...issued, token: SECRET }, '你好')).status).toBe(200);
    expect((await call(url, 'POST', '/conversations', { token: SECRET })).status).toBe(201);
  });
});

it('refreshes a token for the same conversation and user', async () => {
  const { url, directLine } = await startService();
  const issued = directLine.issueToken();
  const { status, body } = await call(url, 'POST', '/tokens/refresh', { token: issued.token });
  expect(status).toBe(200);
  expect(claims(body.token)).toMatchObject({ conv: issued.conversationId, user: claims(issued.token).user });
});

it('answers 401 to a token that it did not sign, and 403 to one of its own that is not good for this', async () => {
  let now = new Date('2026-03-01T08:00:00Z');
  const { url, directLine } = await startService({ clock: () => now });
  const [issued, other] = [directLine.issueToken(), directLine.issueToken()];
  const { streamUrl } = await begin(url, issued.token);
  const [header, payload = '', mark] = issued.token.split('.');
  const altered = `${header}.${Buffer.from(payload, 'base64url').toString().replace('"use"', '"was"')}.${mark}`;
  const path = `/conversations/${issued.conversationId}/activities`;
  const statusOf = async (token: string) => (await call(url, 'GET', path, { token })).status;
  expect(await statusOf('nonsense')).toBe(401);
  expect(await statusOf(altered)).toBe(401);
  expect((await call(url, 'GET', path)).status).toBe(401);
  expect(await statusOf(other.token)).toBe(403);
  expect(await statusOf(new URL(streamUrl).searchParams.get('t') ?? '')).toBe(403);
  expect(await statusOf(issued.token)).toBe(200);
  now = new Date('2026-03-01T08:30:01Z');
  const expired = await call(url, 'GET', path, { token: issued.token });
  expect([expired.status, expired.body.error.code]).toEqual([403, 'TokenExpired']);
});

it('still knows its tokens after a restart', async () => {
  const dataDir = freshDir();
  const before = await startService({ dataDir });
  const issued = before.directLine.issueToken();
  await begin(before.url, issued.token);
  await before.stop();
  const after = await startService({ dataDir });
  expect((await say(after.url, issued, '你好')).status).toBe(200);
});

it('renews a token of the page though it has expired, but none that it did not sign', async () => {
  let now = new Date('2026-03-01T08:00:00Z');
  const { url, directLine } = await startService({ clock: () => now });
  const issued = directLine.issueToken();
  await begin(url, issued.token);
  now = new Date('2026-03-02T08:00:00Z');
  expect(await directLine.renewToken(issued.token)).toMatchObject({ conversationId: issued.conversationId });
  expect(await directLine.renewToken(`${issued.token}x`)).toBeNull();
  expect(await directLine.renewToken(directLine.issueToken().token)).toBeNull();
});

function claims(token: string): { user: string; conv: string } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
