/** Ids that nobody can guess, and keys. All from the operating system's random source. */
import { randomBytes, randomInt } from 'node:crypto';

/** 128 random bits as 22 characters that are safe in a URL. */
export function randomId(prefix = ''): string {
  return prefix + randomBytes(16).toString('base64url');
}

/** Whether an id is as long as ours: where anybody may name themselves, only such a name is nobody else's. */
export function isUnguessable(id: string): boolean {
  return id.replace(/^\w{2}_/, '').length >= 22;
}

/** A key for signing or encrypting. */
export function randomKey(sizeBytes = 32): Buffer {
  return randomBytes(sizeBytes);
}

// Without 0, O, 1, I and L, which people misread.
const READABLE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A code that people read out and type, such as `7KQ2MWXP`. */
export function shortCode(length = 8): string {
  return Array.from({ length }, () => READABLE.charAt(randomInt(READABLE.length))).join('');
}
