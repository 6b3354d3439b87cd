/** Direct Line 3.0 as the published client uses it. */
import { expect, it } from 'vitest';
import { connect, STATUS } from './client.ts';
import { freshDir, startService } from './service.ts';

for (const webSocket of [true, false]) {
  const way = webSocket ? 'by WebSocket' : 'by polling';

  it(`shows the client its message and one reply, in order, ${way}`, async () => {
    const { url, directLine } = await startService();
    const client = connect({ url, token: directLine.issueToken().token, webSocket });
    const id = await client.say('你好', { clientActivityID: 'c1', own: { kept: true } });
    await client.until(({ seen }) => seen.length === 2);
    const [own, reply] = client.seen;
    expect(own).toMatchObject({ id, text: '你好', channelData: { clientActivityID: 'c1', own: { kept: true } }, from: { role: 'user' } });
    expect(reply).toMatchObject({ type: 'message', text: '1：你好', textFormat: 'plain', replyToId: id, from: { role: 'bot' } });
    expect(own?.from.id).toMatch(/^dl_/);
  });

  it(`loses nothing and shows nothing twice when the server is restarted, ${way}`, async () => {
    const dataDir = freshDir();
    const before = await startService({ dataDir });
    const client = connect({ url: before.url, token: before.directLine.issueToken().token, webSocket });
    await client.say('一');
    await client.until(({ seen }) => seen.length === 2);
    const { token, conversationId } = tokenOf(client);
    await before.stop();
    const after = await startService({ dataDir, env: { PORT: String(before.port) } });
    await after.bot.receive({ ...delivery(conversationId), deliveryKey: 'x' });
    // A polling client stops for good when it finds nobody; its page makes another one with what it knows.
    const again = webSocket
      ? client
      : connect({ url: after.url, token, webSocket, more: { conversationId, watermark: String(client.seen.length) } });
    await again.say('三');
    await again.until(({ seen }) => seen.length === (webSocket ? 6 : 4));
    expect([...(webSocket ? [] : client.texts()), ...again.texts()]).toEqual(['一', '1：一', '二', '2：二', '三', '3：三']);
  });
}

it('goes on after a dropped socket', async () => {
  const { url, directLine, bot } = await startService();
  const client = connect({ url, token: directLine.issueToken().token });
  await client.say('一');
  await client.until(({ seen }) => seen.length === 2);
  const { conversationId } = tokenOf(client);
  sockets.at(-1)?.terminate();
  await bot.receive({ ...delivery(conversationId), deliveryKey: null });
  await client.until(({ seen }) => seen.length === 4);
  await client.say('三');
  await client.until(({ seen }) => seen.length === 6);
  expect(client.texts()).toEqual(['一', '1：一', '二', '2：二', '三', '3：三']);
  expect(client.directLine.connectionStatus$.getValue()).toBe(STATUS.Online);
});
