/** `node dist/main.js` in a process of its own, as people start it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../house/project-files.ts';

export interface Program {
  readonly url: string;
  readonly pid: number;
  /** Ends it by that signal, and starts it again on the same port and data. */
  restart(signal: NodeJS.Signals): Promise<void>;
  /** @returns its exit code */
  stop(): Promise<number | null>;
}

export async function startProgram(env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guancetong-'));
  const launch = (port: string) => run({ DATA_DIR: dataDir, LOG_LEVEL: 'error', PORT: port, ...env });
  let running = await launch('0');
  const { url } = running;
  return {
    url,
    pid: running.child.pid ?? 0,
    restart: async (signal) => {
      await end(running.child, signal);
      running = await launch(new URL(url).port);
    },
    stop: async () => {
      const code = await end(running.child, 'SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

/** Resolves once it has printed its address. */
function run(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: ROOT, env: { ...process.env, ...env } });
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk;
      const url = /http:\/\/\S+/.exec(printed)?.[0];
      if (url !== undefined) resolve({ child, url });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}:\n${printed}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code;
}
