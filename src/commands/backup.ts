/** `npm run backup -- FILE`: a copy of all that is kept, also while the service runs. */
import { pathToFileURL } from 'node:url';
import { readPlaces } from '../ops/settings-groups.ts';
import { backup } from '../store/backup.ts';
import { endsWithOneLine } from './one-line.ts';

export async function runBackup(args: readonly string[], dataDir: string, print: (line: string) => void): Promise<number> {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0) {
    print('用法：npm run backup -- 文件');
    return 2;
  }
  const { conversations, activities } = await backup(dataDir, file);
  print(`已备份到 ${file}：${conversations} 个会话，${activities} 条消息。`);
  return 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await endsWithOneLine(() => runBackup(process.argv.slice(2), readPlaces(process.env).dataDir, console.log));
