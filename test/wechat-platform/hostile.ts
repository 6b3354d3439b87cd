/** Callbacks as an attacker would send them: some signed as by WeChat itself, as a stolen token would allow. */
import { createCipheriv } from 'node:crypto';
import { aesKeyOf, encrypt } from '../../src/channels/wechat/crypto.ts';
import { signatureOf } from '../../src/channels/wechat/signature.ts';
import { type Account, messageXml, postOf, stampAt } from './callbacks.ts';

export interface HostilePost {
  readonly kind: string;
  readonly query: string;
  readonly body: Buffer;
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Draft {
  readonly account: Account;
  readonly nowMs: number;
  readonly random: () => number;
  /** Counts the callbacks, so that all positions and all samples come round. */
  readonly turn: number;
}

const LAUGHS = `<!DOCTYPE xml [<!ENTITY a0 "ha">${Array.from({ length: 12 }, (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`).join('')}]>`;
const XMLS = [
  `${LAUGHS}<xml><Content>&a12;</Content></xml>`,
  '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><FromUserName>o</FromUserName><Content>&x;</Content></xml>',
  '<!DOCTYPE xml SYSTEM "http://127.0.0.1:1/x.dtd"><xml></xml>',
  '<!DOCTYPE xml [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]><xml/>',
  `<xml>${'<a>'.repeat(5_000)}`,
  `<xml ${'a="b" '.repeat(5_000)}/>`,
  `<xml>${'&#65;'.repeat(10_000)}</xml>`,
  `<xml><Content><![CDATA[${']]'.repeat(10_000)}`,
  `<xml>${'<!--'.repeat(10_000)}</xml>`,
  '<xml><__proto__>a</__proto__><constructor>b</constructor></xml>',
  '<?xml version="1.0" encoding="UTF-16"?><xml/>',
  '<xml xmlns:x="y"><x:Content>a</x:Content></xml>',
  '',
  '\uFEFF<xml/>',
];
const ODD_FIELDS = [
  { MsgType: 'text', Content: '\u202e]]>&lt;script>𠮷', MsgId: '1' },
  { MsgType: 'text', Content: 'a'.repeat(50_000), MsgId: '2' },
  { MsgType: 'text', MsgId: '9'.repeat(500), Content: 'a' },
  { MsgType: 'text', MsgId: '-1', Content: 'a' },
  { MsgType: 'event', Event: 'CLICK'.repeat(2_000), EventKey: 'x'.repeat(20_000) },
  { MsgType: 'event', Event: 'subscribe', EventKey: 'qrscene___proto__' },
  { MsgType: '__proto__', MsgId: '3' },
  { MsgType: 'text', MsgId: '4' },
  { MsgType: 'location', Label: '\n'.repeat(10_000), MsgId: '5' },
  { MsgType: 'voice', Recognition: ' ', MsgId: '6' },
  { MsgType: 'text', Content: '99', MsgId: '7' },
  { MsgType: 'text', Content: '更多', MsgId: '8' },
] as const;

export const KINDS: Readonly<Record<string, (draft: Draft) => Omit<HostilePost, 'kind'>>> = {
  'a bit flipped in a valid callback': ({ turn, ...draft }) => {
    const post = valid(draft);
    return { query: post.query, body: flipped(post.body, turn) };
  },
  'a bit flipped in the address': ({ turn, ...draft }) => {
    const post = valid(draft);
    return { query: flipped(Buffer.from(post.query), turn).toString('latin1'), body: post.body };
  },
  'a bit flipped in what was encrypted': ({ turn, ...draft }) => sealedBytes(draft, flipped(padded(draft, xmlOf(draft)), turn)),
  'bytes at random, encrypted': (draft) => sealedBytes(draft, bytesAtRandom(draft.random, 32 * Math.ceil(draft.random() * 20))),
  'a cipher text of any length': (draft) =>
    signedSeal(draft, bytesAtRandom(draft.random, Math.floor(draft.random() * 300)).toString('base64')),
  'another AppID': (draft) => signedSeal(draft, encrypt(xmlOf(draft), `${draft.account.appId}x`.slice(draft.turn % 3), keyOf(draft))),
  'hostile XML, encrypted': (draft) => signedSeal(draft, encrypt(sample(XMLS, draft), draft.account.appId, keyOf(draft))),
  'hostile XML outside': (draft) => ({ query: valid(draft).query, body: Buffer.from(sample(XMLS, draft)) }),
  'odd fields': (draft) => {
    const xml = messageXml(draft.account, 'oFuzz', Math.floor(draft.nowMs / 1000), sample(ODD_FIELDS, draft));
    return signedSeal(draft, encrypt(xml, draft.account.appId, keyOf(draft)));
  },
  'a message cut, doubled or mixed': (draft) =>
    signedSeal(draft, encrypt(mangled(xmlOf(draft), draft.random), draft.account.appId, keyOf(draft))),
  'bytes at random outside': (draft) => ({
    query: valid(draft).query,
    body: bytesAtRandom(draft.random, Math.floor(draft.random() * 2_000)),
  }),
  'an odd address': (draft) => ({ query: oddQuery(draft), body: valid(draft).body }),
  'far too much': ({ turn, ...draft }) => {
    const post = valid(draft);
    return turn % 50 === 0 ? { query: post.query, body: Buffer.alloc(200_000, 'a') } : post;
  },
};

function valid({ account, nowMs, random }: Omit<Draft, 'turn'>): { query: string; body: Buffer } {
  const { query, body } = postOf(account, xmlOf({ account, nowMs, random }), 'oFuzz', nowMs);
  return { query: query.toString(), body: Buffer.from(body) };
}

function xmlOf({ account, nowMs, random }: Omit<Draft, 'turn'>): string {
  const MsgId = String(Math.floor(random() * 2 ** 50));
  return messageXml(account, 'oFuzz', Math.floor(nowMs / 1000), { MsgType: 'text', Content: '买设备可以先租吗😀', MsgId });
}

function flipped(bytes: Buffer, turn: number): Buffer {
  const copy = Buffer.from(bytes);
  const bit = turn % (bytes.length * 8);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

function keyOf({ account }: Pick<Draft, 'account'>): Buffer {
  return aesKeyOf(account.encodingKey);
}

/** What is encrypted: random bytes, length, message, AppID, padding. */
function padded({ account }: Pick<Draft, 'account'>, xml: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(xml));
  const content = Buffer.concat([Buffer.alloc(16, 'r'), length, Buffer.from(xml + account.appId)]);
  const padding = 32 - (content.length % 32);
  return Buffer.concat([content, Buffer.alloc(padding, padding)]);
}

function sealedBytes(draft: Omit<Draft, 'turn'>, bytes: Buffer): { query: string; body: Buffer } {
  const key = keyOf(draft);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return signedSeal(draft, Buffer.concat([cipher.update(bytes), cipher.final()]).toString('base64'));
}

function signedSeal({ account, nowMs }: Pick<Draft, 'account' | 'nowMs'>, sealed: string): { query: string; body: Buffer } {
  const { timestamp, nonce } = stampAt(nowMs);
  const msg_signature = signatureOf([account.token, timestamp, nonce, sealed]);
  const query = new URLSearchParams({ timestamp, nonce, encrypt_type: 'aes', msg_signature }).toString();
  return { query, body: Buffer.from(`<xml><Encrypt>${sealed}</Encrypt></xml>`) };
}

function bytesAtRandom(random: () => number, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

function sample<T>(values: readonly [T, ...T[]] | readonly T[], { turn }: Pick<Draft, 'turn'>): T {
  return values[turn % values.length] as T;
}

function mangled(xml: string, random: () => number): string {
  const at = () => Math.floor(random() * xml.length);
  const [from, to, into] = [at(), at(), at()];
  const piece = xml.slice(Math.min(from, to), Math.max(from, to));
  return [xml.slice(0, from), xml.slice(0, into) + piece + xml.slice(into), xml.replace(piece, ''), piece][Math.floor(random() * 4)] ?? '';
}

function oddQuery(draft: Draft): string {
  const good = new URLSearchParams(valid(draft).query);
  const names = [...good.keys()];
  const name = names[draft.turn % names.length] ?? '';
  const odd = ['', ' ', '0', '-1', '9'.repeat(400), '%00', 'NaN', '1e9', '__proto__', '你', 'raw', 'AES'];
  const value = odd[Math.floor(draft.random() * odd.length)] ?? '';
  const way = draft.random();
  if (way < 0.2) good.delete(name);
  if (way > 0.8) good.set(name, value);
  const query = way > 0.5 && way <= 0.8 ? `${name}=${value}&${good}` : good.toString();
  return draft.random() < 0.1 ? `${query}&%E0%A4%A` : query;
}
