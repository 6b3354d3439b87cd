/** Passive replies: what stands in the answer to a callback. */
import { encrypt } from './crypto.ts';
import { signatureOf } from './signature.ts';
import { cdata } from './xml.ts';

/** WeChat shows nothing, and delivers no more. */
export const NOTHING = 'success';

export interface Article {
  readonly title: string;
  readonly description: string;
  readonly url: string;
}

export type Content = { readonly text: string } | { readonly article: Article };

export interface Letter {
  /** OpenID of the person, and the account's own id. */
  readonly to: string;
  readonly from: string;
  readonly content: Content;
}

export function replyXml({ to, from, content }: Letter, nowMs: number): string {
  const head = `<ToUserName>${cdata(to)}</ToUserName><FromUserName>${cdata(from)}</FromUserName>`;
  const time = `<CreateTime>${Math.floor(nowMs / 1000)}</CreateTime>`;
  return `<xml>${head}${time}${'text' in content ? textXml(content.text) : articleXml(content.article)}</xml>`;
}

function textXml(text: string): string {
  return `<MsgType>${cdata('text')}</MsgType><Content>${cdata(text)}</Content>`;
}

function articleXml({ title, description, url }: Article): string {
  const item = `<Title>${cdata(title)}</Title><Description>${cdata(description)}</Description><PicUrl></PicUrl><Url>${cdata(url)}</Url>`;
  return `<MsgType>${cdata('news')}</MsgType><ArticleCount>1</ArticleCount><Articles><item>${item}</item></Articles>`;
}

export interface Seal {
  readonly token: string;
  readonly appId: string;
  readonly key: Buffer;
}

/** An encrypted reply, as the safe and compatible modes want it. */
export function sealedXml(xml: string, seal: Seal, nonce: string, nowMs: number): string {
  const sealed = encrypt(xml, seal.appId, seal.key);
  const timestamp = String(Math.floor(nowMs / 1000));
  const signature = signatureOf([seal.token, timestamp, nonce, sealed]);
  const parts = `<MsgSignature>${cdata(signature)}</MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce>`;
  return `<xml><Encrypt>${cdata(sealed)}</Encrypt>${parts}</xml>`;
}
