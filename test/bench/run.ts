/** `npm run bench -- NAME [options]`: one benchmark, or all in turn. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { programRoot } from '../../src/ops/settings-groups.ts';

const DIR = join(programRoot(), 'dist', 'bench');

/** Not benches but what one of them starts. */
const PARTS: ReadonlySet<string> = new Set(['run', 'wechat-load']);

function names(): string[] {
  const files = readdirSync(DIR).filter((file) => file.endsWith('.js'));
  return files.map((file) => basename(file, '.js')).filter((name) => !PARTS.has(name));
}

const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !names().includes(name)) {
  console.error(`没有叫 ${name} 的测试；有：${names().join('、')}`);
  process.exitCode = 2;
} else {
  for (const each of name === undefined ? names() : [name]) {
    console.log(`# ${each}`);
    const { status } = spawnSync(process.execPath, ['--expose-gc', join(DIR, `${each}.js`), ...options], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
