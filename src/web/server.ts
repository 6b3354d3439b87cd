/** The one HTTP server: bounds, headers and answers that hold for every route. Routes are mounted by those whom they serve. */
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type ServerOptions } from 'restify';
import { Fault } from '../ops/fault.ts';
import { LIMITS } from '../ops/limits.ts';
import type { Log } from '../ops/log.ts';
import type { Settings } from '../ops/settings.ts';
import { answerErrors, type ErrorPage } from './errors.ts';
import { guardRequests } from './guard.ts';
import { logRequests } from './request-log.ts';

export interface WebServer {
  /** Where routes are mounted. */
  readonly restify: Server;
  /** @returns the address that it listens on */
  listen(): Promise<URL>;
  /** Takes no more connections, lets running requests finish within bounds, then closes what is left. */
  stop(): Promise<void>;
}

export interface WebServerOptions {
  readonly settings: Pick<Settings, 'host' | 'port' | 'public'>;
  readonly log: Log;
  /** Shows people a page where something went wrong. */
  readonly errorPage: ErrorPage;
  /** For tests: shorter than what a slow line is given. */
  readonly times?: Times | undefined;
}

type Times = Readonly<Record<'requestTimeoutMs' | 'headersTimeoutMs' | 'keepAliveTimeoutMs' | 'lateCheckIntervalMs', number>>;

export function createWebServer({ settings, log, errorPage, times = LIMITS }: WebServerOptions): WebServer {
  const server = createServer(OPTIONS);
  boundTimes(server, times);
  guardRequests(server, settings.public);
  logRequests(server, log);
  answerErrors(server, log, errorPage);
  return { restify: server, listen: () => listen(server, settings, log), stop: () => stop(server) };
}

// An empty name: no header tells what serves. restify's own log stays silent, since it writes whole requests.
const OPTIONS: ServerOptions = { name: '', maxParamLength: 256, ignoreTrailingSlash: true } as ServerOptions;

function boundTimes({ server }: Server, times: Times): void {
  server.requestTimeout = times.requestTimeoutMs;
  server.headersTimeout = times.headersTimeoutMs;
  server.keepAliveTimeout = times.keepAliveTimeoutMs;
  // Node looks for late requests only now and then, and takes this only before it listens.
  Object.assign(server, { connectionsCheckingInterval: times.lateCheckIntervalMs });
}

function listen(server: Server, { host, port }: WebServerOptions['settings'], log: Log): Promise<URL> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFault(error, host, port)));
    server.server.listen(port, host, () => {
      server.on('error', (err: unknown) => log.error({ err }, 'the server has a fault'));
      resolve(addressOf(server.server.address() as AddressInfo));
    });
  });
}

function listenFault(error: NodeJS.ErrnoException, host: string, port: number): Fault {
  if (error.code === 'EADDRINUSE') return new Fault('port-taken', `something else listens on ${host}:${port}`, error);
  return new Fault('address-unusable', `cannot listen on ${host}:${port} (${error.code})`, error);
}

function addressOf({ address, family, port }: AddressInfo): URL {
  return new URL(`http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`);
}

function stop({ server }: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), LIMITS.stopTimeoutMs);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
