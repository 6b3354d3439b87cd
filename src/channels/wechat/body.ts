/** A callback's body: bounded in size and time, read as UTF-8. */
import type { IncomingMessage } from 'node:http';
import { readBody } from '../body.ts';
import { WECHAT_LIMITS } from './limits.ts';
import { CallbackRefused } from './opening.ts';

/** It was not there in time. */
export class BodyLate extends Error {}

/** @throws BodyLate, RequestRefused, or CallbackRefused for what is not UTF-8 */
export async function readCallbackBody(request: IncomingMessage, timeoutMs: number): Promise<string> {
  const body = await inTime(readBody(request, WECHAT_LIMITS.bodyBytes), timeoutMs);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new CallbackRefused(400, 'the body is not UTF-8');
  }
}

function inTime(body: Promise<Buffer>, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BodyLate()), timeoutMs);
    body.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
