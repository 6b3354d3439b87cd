/** Direct Line as the published client uses it, unmodified. */
import { expect, it } from 'vitest';
import { freshDir } from '../fresh-dir.ts';
import { connect, STATUS } from './client.ts';
import { say } from './rest.ts';
import { startService } from './service.ts';

for (const webSocket of [true, false])
  it(`shows the client its message and one reply, in order, by ${webSocket ? 'WebSocket' : 'polling'}`, async () => {
    const { url, directLine } = await startService();
    const client = connect({ url, token: directLine.issueToken().token, webSocket });
    const id = await client.say('你好', { clientActivityID: 'c1', own: { kept: true } });
    await client.until(({ seen }) => seen.length === 2);
    const [own, reply] = client.seen;
    expect(own).toMatchObject({ id, text: '你好', channelData: { clientActivityID: 'c1', own: { kept: true } }, from: { role: 'user' } });
    expect(reply).toMatchObject({ type: 'message', text: '1：你好', textFormat: 'plain', replyToId: id, from: { role: 'bot' } });
    expect(own?.from.id).toMatch(/^dl_/);
  });

it('loses nothing and shows nothing twice by WebSocket when the server is restarted', async () => {
  const dataDir = freshDir();
  const before = await startService({ dataDir });
  const issued = before.directLine.issueToken();
  const client = connect({ url: before.url, token: issued.token });
  await client.say('一');
  await client.until(({ seen }) => seen.length === 2);
  await before.stop();
  const after = await startService({ dataDir, env: { PORT: String(before.port) } });
  await say(after.url, issued, '二');
  await client.until(({ seen }) => seen.length === 4);
  await client.say('三');
  await client.until(({ seen }) => seen.length === 6);
  expect(client.texts()).toEqual(['一', '1：一', '二', '2：二', '三', '3：三']);
});

it('loses nothing and shows nothing twice by polling when the page comes back after a restart', async () => {
  const dataDir = freshDir();
  const before = await startService({ dataDir });
  const { token, conversationId } = before.directLine.issueToken();
  const client = connect({ url: before.url, token, webSocket: false });
  await client.say('一');
  await client.until(({ seen }) => seen.length === 2);
  await before.stop();
  // This client stops for good when it finds nobody; its page makes another one with what it knows.
  const after = await startService({ dataDir });
  const again = connect({ url: after.url, token, webSocket: false, more: { conversationId, watermark: '2' } });
  await again.say('二');
  await again.until(({ seen }) => seen.length === 2);
  expect(again.texts()).toEqual(['二', '2：二']);
});

it('goes on after a dropped socket', async () => {
  const { url, directLine } = await startService();
  const issued = directLine.issueToken();
  const client = connect({ url, token: issued.token });
  await client.say('一');
  await client.until(({ seen }) => seen.length === 2);
  client.sockets.at(-1)?.terminate();
  await say(url, issued, '二');
  await client.until(({ seen }) => seen.length === 4);
  expect(client.texts()).toEqual(['一', '1：一', '二', '2：二']);
  expect(client.sockets).toHaveLength(2);
});

it('serves two tabs of one conversation', async () => {
  const { url, directLine } = await startService();
  const { token } = directLine.issueToken();
  const [first, second] = [connect({ url, token }), connect({ url, token })];
  await second.until(({ directLine }) => directLine.connectionStatus$.getValue() === STATUS.Online);
  await first.say('你好');
  await Promise.all([first, second].map((client) => client.until(({ seen }) => seen.length === 2)));
  expect(second.texts()).toEqual(first.texts());
});

it('shows typing to open sockets and keeps it nowhere', async () => {
  const { url, directLine } = await startService();
  const { token } = directLine.issueToken();
  const client = connect({ url, token });
  await client.say('你好');
  await client.until(({ seen }) => seen.length === 2);
  client.directLine.postActivity({ type: 'typing', from: { id: '' } }).subscribe();
  await client.until(({ seen }) => seen.length === 3);
  expect(client.seen[2]).toMatchObject({ type: 'typing' });
  const later = connect({ url, token });
  await later.until(({ seen }) => seen.length === 2);
  expect(later.seen.map(({ type }) => type)).toEqual(['message', 'message']);
});

it('goes on with a refreshed token', async () => {
  const { url, directLine } = await startService();
  const issued = directLine.issueToken();
  const client = connect({ url, token: issued.token });
  await client.say('一');
  const renewed = await directLine.renewToken(issued.token);
  const again = connect({ url, token: renewed?.token ?? '' });
  await again.say('二');
  await again.until(({ seen }) => seen.length === 4);
  expect(again.texts()).toEqual(['一', '1：一', '二', '2：二']);
});
