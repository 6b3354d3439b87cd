/** `npm run restore -- FILE`: puts a backup in the place of what is kept; the service has to be stopped. */
import { pathToFileURL } from 'node:url';
import { readPlaces } from '../ops/settings-groups.ts';
import { restore } from '../store/backup.ts';
import { endsWithOneLine } from './one-line.ts';

export async function runRestore(args: readonly string[], dataDir: string, print: (line: string) => void): Promise<number> {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0) {
    print('用法：npm run restore -- 文件（先停止服务）');
    return 2;
  }
  const aside = restore(dataDir, file, Date.now());
  print(`已恢复 ${file}。${aside === null ? '' : `原来的数据留在 ${aside}，确认无误后可以删除。`}`);
  return 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await endsWithOneLine(() => runRestore(process.argv.slice(2), readPlaces(process.env).dataDir, console.log));
