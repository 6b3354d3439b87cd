/** Whether a callback comes from WeChat, and what it holds. */
import type { WeChatSettings } from '../../ops/settings-groups.ts';
import { aesKeyOf, decrypt } from './crypto.ts';
import { WECHAT_LIMITS } from './limits.ts';
import type { Seal } from './reply.ts';
import { isSignedBy } from './signature.ts';
import { type Fields, readXml, XmlRefused } from './xml.ts';

/** Strangers learn the status and nothing else. */
export class CallbackRefused extends Error {
  readonly status: 400 | 403;

  constructor(status: 400 | 403, reason: string) {
    super(reason);
    this.name = 'CallbackRefused';
    this.status = status;
  }
}

export interface Secrets {
  readonly token: string;
  /** What replies are sealed with; null: the account uses the plain mode. */
  readonly seal: Seal | null;
  /** Keys that messages may have been encrypted with, the present one first. */
  readonly keys: readonly Buffer[];
}

export interface Opened {
  readonly fields: Fields;
  /** The message itself: the same for all deliveries, also where each was encrypted anew. */
  readonly message: string;
  readonly timestamp: string;
  readonly nonce: string;
  /** What the reply is to be sealed with, if at all. */
  readonly seal: Seal | null;
}

export function secretsOf({ token, aesKey, aesKeyFormer, appId }: WeChatSettings): Secrets {
  const keys = [aesKey, aesKeyFormer].flatMap((key) => (key === null ? [] : [aesKeyOf(key)]));
  const [key] = keys;
  return { token, keys, seal: key === undefined || appId === null ? null : { token, appId, key } };
}

/** What a callback's address says. @throws CallbackRefused unless it is of now */
function stampOf(query: URLSearchParams, nowMs: number): { timestamp: string; nonce: string } {
  const timestamp = query.get('timestamp') ?? '';
  const nonce = query.get('nonce') ?? '';
  const isOfNow = /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - nowMs) <= WECHAT_LIMITS.clockWindowMs;
  if (!isOfNow || !/^[\w-]{1,64}$/.test(nonce)) throw new CallbackRefused(403, 'the timestamp is not of now, or the nonce is none');
  return { timestamp, nonce };
}

/** @returns what has to be echoed. In every mode it comes and goes as it is. */
export function openVerification(query: URLSearchParams, { token }: Secrets, nowMs: number): string {
  const { timestamp, nonce } = stampOf(query, nowMs);
  const echo = query.get('echostr') ?? '';
  if (!isSignedBy(query.get('signature') ?? '', [token, timestamp, nonce])) throw new CallbackRefused(403, 'the signature is wrong');
  if (!/^[\x21-\x7e]{1,256}$/.test(echo)) throw new CallbackRefused(400, 'echostr is missing or odd');
  return echo;
}

export function openCallback(query: URLSearchParams, body: string, secrets: Secrets, nowMs: number): Opened {
  const stamp = stampOf(query, nowMs);
  const message = secrets.seal === null ? plainMessage(query, body, secrets, stamp) : decrypted(query, body, secrets, secrets.seal, stamp);
  return { fields: readable(message), message, seal: secrets.seal, ...stamp };
}

type Stamp = ReturnType<typeof stampOf>;

function plainMessage(query: URLSearchParams, body: string, { token }: Secrets, { timestamp, nonce }: Stamp): string {
  if ((query.get('encrypt_type') ?? 'raw') !== 'raw') throw new CallbackRefused(403, 'it is encrypted, and there is no key');
  if (!isSignedBy(query.get('signature') ?? '', [token, timestamp, nonce])) throw new CallbackRefused(403, 'the signature is wrong');
  return body;
}

/**
 * Where there is a key, a plain message is refused: the plain signature stands in encrypted callbacks too and does
 * not cover the body, so that whoever saw one address could forge any message with it.
 * Of the compatible mode only the encrypted part counts, for the same reason.
 */
function decrypted(query: URLSearchParams, body: string, { token, keys }: Secrets, { appId }: Seal, { timestamp, nonce }: Stamp): string {
  if (query.get('encrypt_type') !== 'aes') throw new CallbackRefused(403, 'it is not encrypted');
  const sealed = readable(body).get('Encrypt')?.trim() ?? '';
  const signature = query.get('msg_signature') ?? '';
  if (!isSignedBy(signature, [token, timestamp, nonce, sealed])) throw new CallbackRefused(403, 'the signature is wrong');
  const [message] = keys.map((key) => decrypt(sealed, appId, key)).filter((opened) => opened !== null);
  if (message === undefined) throw new CallbackRefused(400, 'it does not decrypt');
  return message;
}

function readable(xml: string): Fields {
  try {
    return readXml(xml);
  } catch (error) {
    if (error instanceof XmlRefused) throw new CallbackRefused(400, error.message);
    throw error;
  }
}
