/** Has the files checked by a process of its own, which is kept while people are editing. */
import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Wish } from '../desk/workshop.ts';
import { deepFreeze } from '../knowledge/deep-freeze.ts';
import { type Places, programRoot } from '../ops/settings-groups.ts';
import type { Checked, Request } from './check-worker.ts';
import type { Tried } from './try-change.ts';

export interface Checker {
  /** The files as they stand. @throws where the process broke */
  check(): Promise<Checked>;
  /** What a change of them would do. @throws likewise */
  tryOut(wish: Wish, asked: readonly string[]): Promise<Tried>;
  close(): void;
}

const PROGRAM = join(programRoot(), 'dist', 'commands', 'check-worker.js');
/** Less than the service's own, where processors are few: people's turns come first. */
const NICENESS = 2;
/** It holds as much memory as the service does. */
const IDLE_MS = 60_000;
/** It sweeps after each check, and grows no further than one needs. */
const FLAGS = ['--expose-gc', '--max-old-space-size=512', '--max-semi-space-size=4'];
const LONGEST_MS = 120_000;

export function createChecker(places: Places): Checker {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

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

  async function answered<T>(request: Request): Promise<T> {
    try {
      const answer = await ask<T>(started(), request);
      idle = setTimeout(close, IDLE_MS).unref();
      return answer;
    } catch (error) {
      close();
      throw error;
    }
  }

  /** One after another: the process works on one at a time. */
  function inTurn<T>(request: Request): Promise<T> {
    const answer = last.then(() => answered<T>(request));
    last = answer.catch(() => undefined);
    return answer;
  }

  return {
    check: async () => {
      const checked = await inTurn<Checked>({ do: 'check', places });
      return 'parts' in checked ? deepFreeze(checked) : checked;
    },
    tryOut: (wish, asked) => inTurn<Tried>({ do: 'try', places, wish, asked }),
    close,
  };
}

/** Compiled knowledge is plain data: the structured clone brings it over, quicker than JSON. */
function forked(): ChildProcess {
  const child = fork(PROGRAM, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: FLAGS });
  if (child.pid !== undefined) setPriority(child.pid, NICENESS);
  return child;
}

function ask<T>(child: ChildProcess, request: Request): Promise<T> {
  return new Promise((resolve, reject) => {
    const finish = (end: () => void) => {
      clearTimeout(late);
      child.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error');
      end();
    };
    const late = setTimeout(() => finish(() => reject(new Error(`no result within ${LONGEST_MS / 1000} s`))), LONGEST_MS);
    child.once('message', (answer: T) => finish(() => resolve(answer)));
    child.once('exit', (code) => finish(() => reject(new Error(`the checking process ended with ${code}`))));
    child.once('error', (error) => finish(() => reject(error)));
    child.send(request);
  });
}
