/** `/wechat`, the address that an Official Account calls. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import { RequestRefused } from '../body.ts';
import type { RouteHost } from '../host.ts';
import { BodyLate, readCallbackBody } from './body.ts';
import { CallbackRefused, openVerification, type Secrets } from './opening.ts';
import type { Receiver } from './receive.ts';

export interface WeChatRoutes {
  readonly receive: Receiver;
  readonly secrets: Secrets;
  readonly bodyTimeoutMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

export function mountRoutes(host: RouteHost, { receive, secrets, bodyTimeoutMs, clock, log }: WeChatRoutes): void {
  const answered =
    (answer: (request: IncomingMessage) => Promise<string>) => async (request: IncomingMessage, response: ServerResponse) => {
      try {
        send(response, 200, await answer(request));
      } catch (error) {
        refuse(response, error, log);
      }
    };
  host.get(
    '/wechat',
    answered(async (request) => openVerification(queryOf(request), secrets, clock().getTime())),
  );
  host.post(
    '/wechat',
    answered(async (request) => receive(queryOf(request), await readCallbackBody(request, bodyTimeoutMs))),
  );
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  const from = url.indexOf('?');
  return new URLSearchParams(from === -1 ? '' : url.slice(from));
}

function send(response: ServerResponse, status: number, body: string): void {
  if (response.headersSent) return;
  const type = body.startsWith('<xml>') ? 'text/xml' : 'text/plain';
  const headers = { 'Content-Type': `${type}; charset=utf-8`, 'Content-Length': Buffer.byteLength(body), 'Cache-Control': 'no-store' };
  response.writeHead(status, headers);
  response.end(body);
}

/** The same body for every reason. */
function refuse(response: ServerResponse, error: unknown, log: Log): void {
  const status = statusOf(error);
  if (status === null) log.error({ err: error }, 'a WeChat callback failed');
  else log.debug({ status, reason: (error as Error).message }, 'a WeChat callback was refused');
  // What is left of the body is not read.
  if (status !== null && !(error instanceof CallbackRefused)) response.setHeader('Connection', 'close');
  send(response, status ?? 500, 'refused');
}

function statusOf(error: unknown): number | null {
  if (error instanceof CallbackRefused || error instanceof RequestRefused) return error.status;
  return error instanceof BodyLate ? 408 : null;
}
