/** Has the files checked by a process of its own, which is kept while people are editing. */
import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { deepFreeze } from '../knowledge/deep-freeze.ts';
import { type Places, programRoot } from '../ops/settings-groups.ts';
import type { Checked } from './check-worker.ts';

export interface Checker {
  /** One at a time. @throws where the process broke */
  check(): Promise<Checked>;
  close(): void;
}

const PROGRAM = join(programRoot(), 'dist', 'commands', 'check-worker.js');
/** Less than the service's own, where processors are few: people's turns come first. */
const NICENESS = 2;
/** It holds as much memory as the service does. */
const IDLE_MS = 60_000;
const LONGEST_MS = 120_000;

export function createChecker(places: Places): Checker {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;

  function close(): void {
    clearTimeout(idle);
    child?.kill();
    child = null;
  }

  function started(): ChildProcess {
    clearTimeout(idle);
    child ??= forked();
    return child;
  }

  async function check(): Promise<Checked> {
    try {
      const checked = await ask(started(), places);
      idle = setTimeout(close, IDLE_MS).unref();
      return 'parts' in checked ? deepFreeze(checked) : checked;
    } catch (error) {
      close();
      throw error;
    }
  }
  return { check, close };
}

/** Compiled knowledge is plain data: the structured clone brings it over, quicker than JSON. */
function forked(): ChildProcess {
  const child = fork(PROGRAM, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  if (child.pid !== undefined) setPriority(child.pid, NICENESS);
  return child;
}

function ask(child: ChildProcess, places: Places): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      clearTimeout(late);
      child.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error');
      end();
    };
    const late = setTimeout(() => finish(() => reject(new Error(`no result within ${LONGEST_MS / 1000} s`))), LONGEST_MS);
    child.once('message', (checked: Checked) => finish(() => resolve(checked)));
    child.once('exit', (code) => finish(() => reject(new Error(`the checking process ended with ${code}`))));
    child.once('error', (error) => finish(() => reject(error)));
    child.send(places);
  });
}
