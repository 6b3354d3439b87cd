/** What a channel needs of the HTTP server that it is mounted on; restify's fits. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface RouteHost {
  readonly server: Server;
  /** `pre` comes before anything can refuse the request. */
  on(event: 'pre', listener: (request: IncomingMessage, response: ServerResponse) => void): unknown;
  get(path: string, handler: RouteHandler): unknown;
  post(path: string, handler: RouteHandler): unknown;
  put(path: string, handler: RouteHandler): unknown;
  patch(path: string, handler: RouteHandler): unknown;
  del(path: string, handler: RouteHandler): unknown;
  opts(path: string, handler: RouteHandler): unknown;
}
