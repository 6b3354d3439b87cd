/** At build: the page's files in every form that browsers take, and a list of them for the server. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Asset } from './assets.ts';

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

/**
 * @param bundles the page's own files, named `ROLE-HASH.EXTENSION`
 * @returns the files written
 */
export async function packAssets(bundles: readonly string[], publicDir: string): Promise<readonly string[]> {
  const files = [...bundles, ...copyWebChat(publicDir)];
  const served = files.filter((file) => /\.(js|css)$/.test(file));
  const assets = await Promise.all(served.map(pack));
  const manifest = Object.fromEntries(assets.map((asset) => [asset.file.slice(0, asset.file.indexOf('-')), asset]));
  const list = join(publicDir, 'manifest.json');
  writeFileSync(list, JSON.stringify(manifest, null, 2));
  return [...files, ...served.flatMap((file) => [`${file}.gz`, `${file}.br`]), list];
}

/** The smallest of Web Chat's bundles: our replies are plain text, which needs neither Markdown nor Adaptive Cards. */
function copyWebChat(publicDir: string): string[] {
  const entry = createRequire(import.meta.url).resolve('botframework-webchat');
  const bundle = join(entry, '../../dist/webchat-minimal.js');
  const hash = createHash('sha256').update(readFileSync(bundle)).digest('hex').slice(0, 8).toUpperCase();
  const copy = join(publicDir, `webChat-${hash}.js`);
  const licences = join(publicDir, 'webchat-minimal.js.LICENSE.txt');
  copyFileSync(bundle, copy);
  copyFileSync(`${bundle}.LICENSE.txt`, licences);
  return [copy, licences];
}

async function pack(file: string): Promise<Asset> {
  const content = readFileSync(file);
  // The name holds a hash of the content: what is there already is right.
  if (!existsSync(`${file}.gz`)) writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  if (!existsSync(`${file}.br`)) writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, BEST));
  const sizeOf = (suffix: string) => statSync(file + suffix).size;
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return { file: basename(file), type, bytes: { identity: content.length, gzip: sizeOf('.gz'), br: sizeOf('.br') } };
}

const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } };
