import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aesKeyOf, encrypt } from '../../src/channels/wechat/crypto.ts';
import { signatureOf } from '../../src/channels/wechat/signature.ts';
import { createLog } from '../../src/ops/log.ts';
import { readSettings } from '../../src/ops/settings.ts';
import { createWebServer } from '../../src/web/server.ts';
import { echo } from '../echo.ts';
import { ACCOUNT, type Account, messageXml, type Post, postOf, stampAt } from '../wechat-platform/callbacks.ts';
import { startLocalService } from '../wechat-platform/local-service.ts';
import { startWeChat, type WeChatService } from './service.ts';

const PLAIN: Account = { ...ACCOUNT, mode: 'plain' };
const OPEN_ID = 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY';
let messages = 0;

function text(account: Account, content: string, nowMs: number, id = String(++messages)): string {
  return messageXml(account, OPEN_ID, Math.floor(nowMs / 1000), { MsgType: 'text', Content: content, MsgId: id });
}

async function post({ url }: Pick<WeChatService, 'url'>, { query, body }: Post): Promise<{ status: number; body: string }> {
  const response = await fetch(`${url}?${query}`, { method: 'POST', body });
  return { status: response.status, body: await response.text() };
}

function nowOf({ clock }: WeChatService): number {
  return clock.now().getTime();
}

/** An encrypted callback around whatever bytes, signed as it should be. */
function sealedPost(sealed: string, nowMs: number): Post {
  const { timestamp, nonce } = stampAt(nowMs);
  const msg_signature = signatureOf([ACCOUNT.token, timestamp, nonce, sealed]);
  return {
    query: new URLSearchParams({ timestamp, nonce, encrypt_type: 'aes', msg_signature }),
    body: `<xml><Encrypt>${sealed}</Encrypt></xml>`,
  };
}

describe('the verification of the address', () => {
  const verify = async (service: WeChatService, change: Record<string, string> = {}) => {
    const { timestamp, nonce } = stampAt(nowOf(service));
    const signature = signatureOf([ACCOUNT.token, timestamp, nonce]);
    const query = new URLSearchParams({ signature, timestamp, nonce, echostr: '4375120948345356249', ...change });
    const response = await fetch(`${service.url}?${query}`);
    return { status: response.status, body: await response.text() };
  };

  it.each(['plain', 'compatible', 'safe'] as const)('echoes as it is in the %s mode', async (mode) => {
    expect(await verify(await startWeChat({ mode }))).toEqual({ status: 200, body: '4375120948345356249' });
  });

  it('is refused with a wrong signature, an old timestamp, or nothing to echo', async () => {
    const service = await startWeChat();
    expect(await verify(service, { signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696' })).toEqual({ status: 403, body: 'refused' });
    expect((await verify(service, { timestamp: '1714036504' })).status).toBe(403);
    expect((await verify(service, { echostr: '' })).status).toBe(400);
    expect((await fetch(service.url)).status).toBe(403);
  });
});

describe('the clock window', () => {
  it('takes what is ten minutes old or early, and nothing beyond', async () => {
    const service = await startWeChat({ mode: 'plain' });
    const at = async (offsetMs: number) =>
      (await post(service, postOf(PLAIN, text(PLAIN, '你好', 0), OPEN_ID, nowOf(service) + offsetMs))).status;
    expect(await at(-600_000)).toBe(200);
    expect(await at(600_000)).toBe(200);
    expect(await at(-601_000)).toBe(403);
    expect(await at(601_000)).toBe(403);
  });
});

describe('the same timestamp and nonce', () => {
  it('with the same body is a retry, and gets the reply that was stored', async () => {
    const service = await startWeChat({ mode: 'plain' });
    const once = postOf(PLAIN, text(PLAIN, '你好', 0), OPEN_ID, nowOf(service));
    expect(await post(service, once)).toEqual(await post(service, once));
  });

  it('with the same body gets the stored reply after a restart too', async () => {
    const before = await startWeChat({ mode: 'plain' });
    const once = postOf(PLAIN, text(PLAIN, '你好', 0), OPEN_ID, nowOf(before));
    const first = await post(before, once);
    const after = await startLocalService({ account: PLAIN, answer: echo(), clock: before.clock.now, store: before.store });
    onTestFinished(() => after.stop());
    expect(await post(after, once)).toEqual(first);
  });

  it('with another body is refused', async () => {
    const service = await startWeChat({ mode: 'plain' });
    const stamp = stampAt(nowOf(service));
    const say = (content: string) => post(service, postOf(PLAIN, text(PLAIN, content, 0), OPEN_ID, nowOf(service), stamp));
    expect((await say('你好')).status).toBe(200);
    expect(await say('别的')).toEqual({ status: 403, body: 'refused' });
  });

  it('with another body that decrypts to the same message is a retry', async () => {
    const service = await startWeChat();
    const stamp = stampAt(nowOf(service));
    const xml = text(ACCOUNT, '你好', 0);
    const [one, other] = [postOf(ACCOUNT, xml, OPEN_ID, 0, stamp), postOf(ACCOUNT, xml, OPEN_ID, 0, stamp)];
    expect(one.body).not.toBe(other.body);
    expect((await post(service, one)).status).toBe(200);
    expect((await post(service, other)).status).toBe(200);
    expect((await post(service, postOf(ACCOUNT, text(ACCOUNT, '别的', 0), OPEN_ID, 0, stamp))).status).toBe(403);
  });
});

describe('in the encrypted modes', () => {
  it('a plain message is refused, though its signature holds', async () => {
    const service = await startWeChat();
    expect(await post(service, postOf(PLAIN, text(PLAIN, '你好', 0), OPEN_ID, nowOf(service)))).toEqual({ status: 403, body: 'refused' });
  });

  it('the plain fields beside the encrypted part are not believed', async () => {
    const compatible: Account = { ...ACCOUNT, mode: 'compatible' };
    const service = await startWeChat({ mode: 'compatible' });
    const { query, body } = postOf(compatible, text(compatible, '真的', 0), OPEN_ID, nowOf(service));
    await post(service, { query, body: body.replace('真的', '假的') });
    const said = await service.store.read((db) => db.selectFrom('activities').select('body').execute());
    expect(JSON.stringify(said)).toContain('真的');
    expect(JSON.stringify(said)).not.toContain('假的');
  });

  it('nothing is decrypted, and nothing learnt, before the signature holds', async () => {
    const service = await startWeChat();
    const { query, body } = postOf(ACCOUNT, text(ACCOUNT, '你好', 0), OPEN_ID, nowOf(service));
    query.set('msg_signature', query.get('signature') ?? '');
    expect(await post(service, { query, body })).toEqual({ status: 403, body: 'refused' });
  });

  it('faults of padding, length, AppID and key look all the same', async () => {
    const service = await startWeChat();
    const key = aesKeyOf(ACCOUNT.encodingKey);
    const xml = text(ACCOUNT, '你好', 0);
    const good = Buffer.from(encrypt(xml, ACCOUNT.appId, key), 'base64');
    const flipped = (index: number) => Buffer.from(good.map((byte, at) => (at === index ? byte ^ 1 : byte))).toString('base64');
    const bad = [
      encrypt(xml, 'wx0000000000000000', key),
      encrypt(xml, ACCOUNT.appId, aesKeyOf('A'.repeat(43))),
      flipped(good.length - 33),
      flipped(3),
      good.subarray(0, 32).toString('base64'),
      good.subarray(0, 40).toString('base64'),
      '',
    ];
    const answers = await Promise.all(bad.map((sealed) => post(service, sealedPost(sealed, nowOf(service)))));
    // A flipped bit of the first block only changes the random bytes before and the length behind it.
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(new Set(['400 refused']));
  });

  it('the former key is accepted during a change, and replies carry the present one', async () => {
    const former = ACCOUNT.encodingKey;
    const present = 'A'.repeat(43);
    const service = await startWeChat({ env: { WECHAT_ENCODING_AES_KEY: present, WECHAT_ENCODING_AES_KEY_FORMER: former } });
    for (const encodingKey of [former, present]) {
      const account = { ...ACCOUNT, encodingKey };
      const { status, body } = await post(service, postOf(account, text(account, '你好', 0), OPEN_ID, nowOf(service)));
      expect(status).toBe(200);
      expect(body).toContain('<Encrypt>');
    }
  });
});

describe('bodies', () => {
  it('are bounded in size', async () => {
    const service = await startWeChat({ mode: 'plain' });
    const huge = postOf(PLAIN, text(PLAIN, 'a'.repeat(70_000), 0), OPEN_ID, nowOf(service));
    expect((await post(service, huge)).status).toBe(413);
  });

  it('are bounded in time', async () => {
    const service = await startWeChat({ bodyTimeoutMs: 50 });
    const { port } = new URL(service.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('POST /wechat HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n<xml>'),
      );
      let received = '';
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.on('close', () => resolve(received));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });

  it('that are no UTF-8 or no message are refused', async () => {
    const service = await startWeChat({ mode: 'plain' });
    const { query } = postOf(PLAIN, '', OPEN_ID, nowOf(service));
    const send = async (body: string | Buffer) => (await fetch(`${service.url}?${query}`, { method: 'POST', body })).status;
    for (const body of [Buffer.from([0xff, 0xfe, 0x00]), '', '{}', '<xml></xml>', '<xml><FromUserName>a</FromUserName></xml>'])
      expect(await send(body)).toBe(400);
  });
});

describe('without WECHAT_TOKEN', () => {
  it('there are no settings, and the route answers 404', async () => {
    const settings = readSettings({ PORT: '0', WECHAT_APP_ID: 'wx1' });
    expect(settings.weChat).toBeNull();
    const web = createWebServer({ settings, log: createLog('silent'), errorPage: () => false });
    const address = await web.listen();
    for (const method of ['GET', 'POST']) expect((await fetch(new URL('/wechat', address), { method })).status).toBe(404);
    await web.stop();
  });
});
