/** The whole service on a free port, with an echo for an assistant, for tests of what strangers send by HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAssistant } from '../../src/commands/assistant.ts';
import { type Service, startService } from '../../src/commands/service.ts';
import { createLog } from '../../src/ops/log.ts';
import { readSettings } from '../../src/ops/settings.ts';
import type { Env } from '../../src/ops/settings-reader.ts';
import { openDataDir } from '../../src/store/data-dir.ts';
import { echo } from '../echo.ts';
import { still } from '../staff/still-workshop.ts';

export interface Started {
  readonly url: URL;
  stop(): Promise<void>;
}

/** Requests have to arrive quickly here, so that the test of those that do not is quick. */
const TIMES = { requestTimeoutMs: 3_000, headersTimeoutMs: 2_000, keepAliveTimeoutMs: 5_000, lateCheckIntervalMs: 50 };

/** @param lines gets what is logged */
export async function startEcho(env: Env = {}, lines: string[] = []): Promise<Started> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guancetong-'));
  const settings = readSettings({ PORT: '0', DATA_DIR: dataDir, ...env });
  const loaded = await loadAssistant(settings.places);
  if ('findings' in loaded) throw new Error('the knowledge does not hold');
  const store = await openDataDir(dataDir);
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  const { knowledge, assistant } = loaded;
  const current = { knowledge: () => knowledge, assistant: () => assistant, workshop: still };
  const parts = { settings, store, answer: echo(), ...current, log, times: TIMES };
  const service: Service = await startService(parts);
  const stop = async () => {
    await service.stop();
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: service.url, stop };
}

/** Sends bytes as they are. @returns all that comes back until the service closes */
export function sendRaw({ port, hostname }: URL, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
    );
  });
}
