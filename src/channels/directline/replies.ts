/** Answers of this channel: JSON, errors in the protocol's shape, readable from pages of other origins. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export const PREFIX = '/v3/directline';

const CODES = {
  400: 'BadArgument',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  413: 'PayloadTooLarge',
  415: 'UnsupportedMediaType',
  500: 'InternalError',
  503: 'ServiceUnavailable',
} as const;

export type Status = keyof typeof CODES;

/** Ends the handling of a request with an error answer. */
export class Refusal extends Error {
  readonly status: Status;
  readonly code: string;

  constructor(status: Status, message: string, code: string = CODES[status]) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
  }
}

export function sendJson(response: ServerResponse, status: number, body: object | string): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export function sendNothing(response: ServerResponse): void {
  response.statusCode = 204;
  response.end();
}

export function sendRefusal(response: ServerResponse, { status, code, message }: Refusal): void {
  // What is left of the body is not read.
  if (status === 413) response.setHeader('Connection', 'close');
  sendJson(response, status, { error: { code, message } });
}

/**
 * Any page may use this channel: what it is allowed to do stands in its token, never in a cookie.
 * Set before anything can refuse the request, because a browser hides an answer without these headers.
 */
export function allowOrigins(request: IncomingMessage, response: ServerResponse): void {
  if (!request.url?.startsWith(PREFIX)) return;
  response.setHeader('Access-Control-Allow-Origin', '*');
  if (request.method !== 'OPTIONS') return;
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Accept, x-ms-bot-agent, x-requested-with');
  response.setHeader('Access-Control-Max-Age', '86400');
}
