/** The real server as a process of its own, to be watched and killed. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomKey } from '../ops/ids.ts';
import { programRoot } from '../ops/settings-groups.ts';

const PROGRAM = join(programRoot(), 'dist', 'main.js');
/** One for all servers of a run. */
const DATA_KEY = randomKey().toString('base64');
const START_TIMEOUT_MS = 60_000;

export interface Server {
  readonly url: string;
  /** As `kill -9` does; resolves once it has gone. */
  kill(): Promise<void>;
  /** Resident memory in bytes, and open files. */
  weigh(): { readonly residentBytes: number; readonly files: number };
}

/** @param env further settings; @throws Error with what it printed, if it does not come up */
export function startServer(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Server> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...env, PATH, PORT: '0', DATA_DIR: dataDir, DATA_KEY, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<string>((resolve) => child.once('close', (code, signal) => resolve(String(signal ?? code))));
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  return new Promise((resolve, reject) => {
    let printed = '';
    const late = setTimeout(() => kill().then(() => reject(new Error(`the server did not start:\n${printed}`))), START_TIMEOUT_MS);
    const read = (chunk: Buffer) => {
      printed += chunk;
      const url = /http:\/\/[^\s/]+/.exec(printed)?.[0];
      if (url === undefined) return;
      clearTimeout(late);
      resolve({ url, kill, weigh: () => weigh(child.pid ?? 0) });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void gone.then((how) => {
      clearTimeout(late);
      reject(new Error(`the server ended at its start (${how}):\n${printed}`));
    });
  });
}

function weigh(pid: number) {
  const [, residentKiB = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { residentBytes: Number(residentKiB) * 1024, files: readdirSync(`/proc/${pid}/fd`).length };
}
