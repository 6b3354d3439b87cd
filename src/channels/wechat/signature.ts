/** WeChat's signatures: 微信公众平台「接入指南」 and 「消息加解密说明」, hex SHA-1 over the parts, sorted and joined. */
import { hash, timingSafeEqual } from 'node:crypto';

/** @param parts token, timestamp and nonce; for encrypted messages the cipher text too */
export function signatureOf(parts: readonly string[]): string {
  return hash('sha1', [...parts].sort().join(''));
}

/** Constant time, so that the delay does not tell how many characters were right. */
export function isSignedBy(given: string, parts: readonly string[]): boolean {
  const expected = Buffer.from(signatureOf(parts));
  const received = Buffer.from(given);
  return received.length === expected.length && timingSafeEqual(received, expected);
}
