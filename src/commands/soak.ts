/** `npm run soak -- crash [KILLS] | steady [MINUTES] | reload [MINUTES]`: the long tests of what is kept and of what is edited. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crash } from './soak-crash.ts';
import { reload } from './soak-reload.ts';
import { steady } from './soak-steady.ts';

type Print = (line: string) => void;

/** @returns the exit code */
export async function runSoak(args: readonly string[], print: Print): Promise<number> {
  const [name = '', amount, ...rest] = args;
  const test = Object.hasOwn(TESTS, name) ? TESTS[name] : undefined;
  if (test === undefined || rest.length > 0 || !/^(\d+(\.\d+)?)?$/.test(amount ?? '')) {
    print('用法：npm run soak -- crash [次数] | steady [分钟] | reload [分钟]');
    return 2;
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'guancetong-soak-'));
  const complaints = await test(dataDir, amount === undefined ? null : Number(amount), print);
  for (const complaint of complaints) print(complaint);
  print(complaints.length === 0 ? '全部通过。' : `发现 ${complaints.length} 处问题；数据留在 ${dataDir}`);
  if (complaints.length === 0) rmSync(dataDir, { recursive: true });
  return complaints.length === 0 ? 0 : 1;
}

const TESTS: Readonly<Record<string, (dataDir: string, amount: number | null, print: Print) => Promise<readonly string[]>>> = {
  async crash(dataDir, kills, print) {
    const result = await crash({ dataDir, kills: kills ?? 50, people: 20, longestLifeMs: 1_500, print });
    print(`${result.kills} 次强制终止，${result.acknowledged} 条消息得到确认。`);
    return result.complaints;
  },
  steady: (dataDir, minutes, print) => steady({ dataDir, durationMs: (minutes ?? 30) * 60_000, messagesPerS: 20, print }),
  reload: (dataDir, minutes, print) => reload({ dataDir, durationMs: (minutes ?? 5) * 60_000, turnsPerS: 100, editEveryMs: 1_000, print }),
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runSoak(process.argv.slice(2), console.log);
}
