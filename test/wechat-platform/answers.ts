/** What a person sees of an account's answer to a callback. */
import { aesKeyOf, decrypt } from '../../src/channels/wechat/crypto.ts';
import { signatureOf } from '../../src/channels/wechat/signature.ts';
import { type Fields, readXml } from '../../src/channels/wechat/xml.ts';
import type { Account } from './callbacks.ts';

export type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'article'; readonly xml: string }
  /** 该公众号提供的服务出现故障，请稍后再试 */
  | { readonly kind: 'fault'; readonly why: string };

const MOST_BYTES = 2_048;

/** @param openId whom the reply has to be for; null: whoever it is */
export function shownOf(account: Account, openId: string | null, status: number, body: string): Shown {
  if (status !== 200) return { kind: 'fault', why: `status ${status}` };
  if (body === '' || body === 'success') return { kind: 'nothing' };
  try {
    return replyShown(account.mode === 'plain' ? body : opened(account, body), account, openId);
  } catch (error) {
    return { kind: 'fault', why: String(error) };
  }
}

function opened({ token, appId, encodingKey }: Account, body: string): string {
  const fields = readXml(body);
  const sealed = fields.get('Encrypt') ?? '';
  const signed = [token, fields.get('TimeStamp') ?? '', fields.get('Nonce') ?? '', sealed];
  if (signatureOf(signed) !== fields.get('MsgSignature')) throw new Error('the reply is not signed');
  const xml = decrypt(sealed, appId, aesKeyOf(encodingKey));
  if (xml === null) throw new Error('the reply does not decrypt');
  return xml;
}

function replyShown(xml: string, account: Account, openId: string | null): Shown {
  const fields = readXml(xml);
  const isFor = fields.get('ToUserName') === openId && fields.get('FromUserName') === account.id;
  if (openId !== null && !isFor) throw new Error('the reply is for somebody else');
  if (!/^\d+$/.test(fields.get('CreateTime') ?? '')) throw new Error('the reply has no time');
  return fields.get('MsgType') === 'news' ? { kind: 'article', xml } : textShown(fields);
}

function textShown(fields: Fields): Shown {
  const text = fields.get('Content') ?? '';
  if (fields.get('MsgType') !== 'text' || text === '') throw new Error('the reply is of no kind that people can be shown');
  if (Buffer.byteLength(text) > MOST_BYTES) throw new Error('the text is too long');
  return { kind: 'text', text };
}
