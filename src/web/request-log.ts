/** One line for each request: the route's pattern, never the path, which may carry a token, and nothing of its content. */
import type { Request, Response, Route, Server } from 'restify';
import type { Log } from '../ops/log.ts';

const QUIET = new Set(['/healthz', '/readyz', '/assets/:name']);

export function logRequests(server: Server, log: Log): void {
  const startedAt = new WeakMap<Request, number>();
  server.on('pre', (req: Request) => startedAt.set(req, performance.now()));
  server.on('after', (req: Request, res: Response, route: Route | undefined) => {
    const path = String((route as { path?: unknown } | undefined)?.path ?? '');
    const durationMs = Math.round((performance.now() - (startedAt.get(req) ?? performance.now())) * 10) / 10;
    const level = res.statusCode >= 500 ? 'error' : QUIET.has(path) ? 'debug' : 'info';
    log[level]({ method: req.method, route: path === '' ? null : path, status: res.statusCode, durationMs }, 'request');
  });
}
