/** People of WeChat as we know them: a keyed hash of their OpenID, which nobody without the key can turn back or test. */
import { createHmac } from 'node:crypto';

export type Identity = (openId: string) => string;

/** @returns the id of both the person and the one conversation with them */
export function identityBy(key: Buffer): Identity {
  return (openId) => `wx_${createHmac('sha256', key).update(openId).digest('base64url').slice(0, 32)}`;
}
