/** `npm run knowledge -- rollback [VERSION]`: writes the files of an earlier version back, and keeps the present ones aside. */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Places } from '../ops/settings-groups.ts';
import type { KeptVersion } from '../store/knowledge-versions.ts';
import { type Files, readFiles } from './files.ts';
import { keptFiles, nameOf } from './former-files.ts';
import { pathIn } from './lay-out.ts';

/** @returns the exit code */
export async function runRollback(places: Places, print: (line: string) => void, [wanted]: readonly string[]): Promise<number> {
  const present = readFiles(places);
  const known: KeptVersion[] = [];
  const former = await keptFiles(places, (kept) => {
    known.push(...kept);
    return kept.find(({ version }) => (wanted === undefined ? version !== present.version : version.startsWith(wanted)));
  });
  if (former === null) {
    print(wanted === undefined ? '没有更早的版本可以回去。' : `没有叫「${wanted}」的版本。`);
    if (known.length > 0) print(`留着的版本：${known.map(nameOf).join('，')}`);
    return 2;
  }
  const aside = keepAside(places, present.files);
  writeBack(places, former.files, present.files);
  print(`已回到版本 ${former.name}；原来的文件放在 ${aside}。正在运行的服务会自己换上。`);
  return 0;
}

/** @returns the folder that holds them now */
function keepAside(places: Places, files: Files): string {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  const aside = join(places.dataDir, `replaced-files-${stamp}`);
  for (const path of files.keys()) {
    mkdirSync(dirname(join(aside, path)), { recursive: true });
    cpSync(pathIn(places, path), join(aside, path), { recursive: true });
  }
  return aside;
}

/** Each file whole or not at all, and only those that differ: a running service watches. */
function writeBack(places: Places, files: Files, present: Files): void {
  for (const [path, bytes] of files) {
    if (Buffer.compare(present.get(path) ?? new Uint8Array(), bytes) === 0 && present.has(path)) continue;
    const target = pathIn(places, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(`${target}~`, bytes);
    renameSync(`${target}~`, target);
  }
  for (const path of present.keys()) if (!files.has(path)) rmSync(pathIn(places, path), { recursive: true });
}
