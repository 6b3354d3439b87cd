/** What WeChat posts to an account's address: the XML of each kind of message, signed, and encrypted where the account wants it. */
import { randomInt } from 'node:crypto';
import { aesKeyOf, encrypt } from '../../src/channels/wechat/crypto.ts';
import { signatureOf } from '../../src/channels/wechat/signature.ts';
import { cdata } from '../../src/channels/wechat/xml.ts';

export type Mode = 'plain' | 'compatible' | 'safe';

export interface Account {
  readonly id: string;
  readonly token: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly encodingKey: string;
  readonly mode: Mode;
}

export const ACCOUNT: Account = {
  id: 'gh_97417a04a28d',
  token: 'AAAAA',
  appId: 'wxba5fad812f8e6fb9',
  appSecret: 'e359cf673dae224e976d75d00dbec0a6',
  encodingKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  mode: 'safe',
};

/** Fields of a message beyond sender, account and time; numbers stand bare, texts in CDATA. */
export type Fields = Readonly<Record<string, string | number>>;

export function messageXml(account: Account, openId: string, createdS: number, fields: Fields): string {
  const all = { ToUserName: account.id, FromUserName: openId, CreateTime: createdS, ...fields };
  const written = Object.entries(all).map(([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`);
  return `<xml>${written.join('\n')}</xml>`;
}

export interface Post {
  readonly query: URLSearchParams;
  readonly body: string;
}

/** A delivery; each one of a message is signed and encrypted anew, as WeChat does. */
export function postOf(account: Account, xml: string, openId: string, nowMs: number, stamp = stampAt(nowMs)): Post {
  const signature = signatureOf([account.token, stamp.timestamp, stamp.nonce]);
  const query = new URLSearchParams({ signature, ...stamp, openid: openId });
  if (account.mode === 'plain') return { query, body: xml };
  const sealed = encrypt(xml, account.appId, aesKeyOf(account.encodingKey));
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', signatureOf([account.token, stamp.timestamp, stamp.nonce, sealed]));
  const beside = account.mode === 'safe' ? `<ToUserName>${cdata(account.id)}</ToUserName>` : xml.slice('<xml>'.length, -'</xml>'.length);
  return { query, body: `<xml>${beside}<Encrypt>${cdata(sealed)}</Encrypt></xml>` };
}

export function stampAt(nowMs: number): { timestamp: string; nonce: string } {
  return { timestamp: String(Math.floor(nowMs / 1000)), nonce: String(randomInt(2 ** 31)) };
}
