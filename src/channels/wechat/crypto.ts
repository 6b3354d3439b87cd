/**
 * Messages of the safe and compatible modes: AES-256-CBC over 16 random bytes, length, message and AppID,
 * padded by PKCS#7 to 32 bytes (微信公众平台「消息加解密说明」).
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const BLOCK_BYTES = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** @param encodingKey 43 characters; the low bits of the last one mean nothing and may be set */
export function aesKeyOf(encodingKey: string): Buffer {
  return Buffer.from(`${encodingKey}=`, 'base64');
}

/** @param random for test vectors; otherwise fresh bytes */
export function encrypt(message: string, appId: string, key: Buffer, random: Buffer = randomBytes(RANDOM_BYTES)): string {
  const body = Buffer.from(message);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  const content = Buffer.concat([random, length, body, Buffer.from(appId)]);
  const padding = BLOCK_BYTES - (content.length % BLOCK_BYTES);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(content), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString('base64');
}

/** @returns null, whatever is wrong with it: who sends may not learn whether it is padding, length or AppID */
export function decrypt(encrypted: string, appId: string, key: Buffer): string | null {
  const sealed = Buffer.from(encrypted, 'base64');
  // Node's decoder passes over what is no base64.
  const isWhole = sealed.length > 0 && sealed.length % BLOCK_BYTES === 0 && sealed.toString('base64') === encrypted;
  if (!isWhole) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return messageIn(Buffer.concat([decipher.update(sealed), decipher.final()]), appId);
}

function messageIn(padded: Buffer, appId: string): string | null {
  const padding = padded.at(-1) ?? 0;
  const content = padded.subarray(0, Math.max(0, padded.length - padding));
  const isPadded = padding >= 1 && padding <= BLOCK_BYTES && padded.subarray(content.length).every((byte) => byte === padding);
  const head = RANDOM_BYTES + LENGTH_BYTES;
  const end = content.length >= head ? head + content.readUInt32BE(RANDOM_BYTES) : Number.POSITIVE_INFINITY;
  const isOurs = end <= content.length && content.subarray(end).equals(Buffer.from(appId));
  return isPadded && isOurs ? utf8(content.subarray(head, end)) : null;
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
