/** The page's files as the build left them in `dist/public`: named by content, compressed beforehand, kept for ever by browsers. */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Next, Request, Response, Server } from 'restify';
import { Fault } from '../ops/fault.ts';
import { refusal } from './errors.ts';

export interface Asset {
  /** Name within `/assets/`, with a hash of the content in it. */
  readonly file: string;
  readonly type: string;
  /** Sizes of the forms that stand on disk as `file`, `file.gz` and `file.br`. */
  readonly bytes: { readonly identity: number; readonly gzip: number; readonly br: number };
}

/** By role; those of the service stations' console begin with `staff`. */
export type Manifest = Readonly<Record<'css' | 'script' | 'webChat' | 'staffCss' | 'staffScript', Asset>>;

export function readManifest(publicDir: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(publicDir, 'manifest.json'), 'utf8')) as Manifest;
  } catch (error) {
    throw new Fault('not-built', `${publicDir} does not hold the page's files`, error);
  }
}

export function assetPaths(manifest: Manifest): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(manifest).map(([role, asset]) => [role, `/assets/${asset.file}`]));
}

export function mountAssets(server: Server, publicDir: string, manifest: Manifest): void {
  const assets = new Map(Object.values(manifest).map((asset) => [asset.file, asset]));
  server.get('/assets/:name', (req: Request, res: Response, next: Next) => {
    const asset = assets.get(req.params.name);
    if (asset === undefined) return next(refusal(404, 'no such asset'));
    send(req, res, join(publicDir, asset.file), asset);
    next();
  });
}

const SUFFIX = { identity: '', gzip: '.gz', br: '.br' } as const;

function send(req: Request, res: Response, path: string, asset: Asset): void {
  const accepted = String(req.headers['accept-encoding'] ?? '');
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
  res.writeHead(200, {
    'Content-Type': asset.type,
    'Content-Length': asset.bytes[encoding],
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  });
  createReadStream(path + SUFFIX[encoding])
    .on('error', () => res.destroy())
    .pipe(res);
}
