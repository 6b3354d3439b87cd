/** `GET /my-data/{code}`: what is kept of a person, for whoever has the link that they were given. */
import type { Request, Response, Server } from 'restify';
import type { Clock } from '../ops/clock.ts';
import { exported } from '../store/exports.ts';
import type { Store } from '../store/store.ts';
import { refusal } from './errors.ts';

export function mountMyData(server: Server, store: Store, clock: Clock): void {
  server.get('/my-data/:code', async (req: Request, res: Response) => {
    const data = await exported(store, String(req.params.code), clock().getTime());
    if (data === null) throw refusal(404, 'no such link');
    res.sendRaw(200, JSON.stringify(data, null, 2), {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data.json"',
      'Cache-Control': 'no-store',
    });
  });
}
