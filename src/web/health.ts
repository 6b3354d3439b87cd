/** `/healthz`: the process lives. `/readyz`: it can serve, by what each part says of itself. */
import type { Request, Response, Server } from 'restify';
import { sendJson } from './errors.ts';

/** By part, such as `store`: whether it is ready. */
export type Readiness = Readonly<Record<string, boolean>>;

export function mountHealth(server: Server, readiness: () => Promise<Readiness>): void {
  server.get('/healthz', async (_req: Request, res: Response) => sendJson(res, 200, { status: 'live' }));
  server.get('/readyz', async (_req: Request, res: Response) => {
    const parts = await readiness();
    const ready = Object.values(parts).every(Boolean);
    sendJson(res, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', parts });
  });
}
