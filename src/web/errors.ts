/** Answers to requests that went wrong: strangers learn the status, never a message or a stack. */
import type { Request, Response, Server } from 'restify';
import type { Log } from '../ops/log.ts';

const NAMES: Readonly<Record<number, string>> = {
  400: 'BadArgument',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  413: 'PayloadTooLarge',
  415: 'UnsupportedMediaType',
  429: 'TooManyRequests',
  503: 'ServiceUnavailable',
};

/** @returns whether the request asked for a page and got one */
export type ErrorPage = (req: Request, res: Response, status: number) => boolean;

export function answerErrors(server: Server, log: Log, errorPage: ErrorPage): void {
  server.on('restifyError', (req: Request, res: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, 'request failed');
    // An answer has begun: restify, told that we are done, would begin another.
    if (res.headersSent) return;
    // What is left of the body is not read.
    if (status === 413) res.setHeader('Connection', 'close');
    if (!errorPage(req, res, status)) sendJson(res, status, describe(status));
    done();
  });
}

function describe(status: number): object {
  return { error: { code: nameOf(status), message: nameOf(status) } };
}

export function sendJson(res: Response, status: number, body: object): void {
  res.sendRaw(status, JSON.stringify(body), { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
}

/** An error that a handler throws or passes on to be answered with that status. */
export function refusal(status: number, reason: string): Error & { statusCode: number } {
  return Object.assign(new Error(reason), { statusCode: status });
}

function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

function nameOf(status: number): string {
  return NAMES[status] ?? (status < 500 ? 'BadArgument' : 'InternalError');
}
