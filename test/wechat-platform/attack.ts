/** Sends hostile callbacks to a service and judges its answers. */
import { Agent, request } from 'node:http';
import { shownOf } from './answers.ts';
import type { Account } from './callbacks.ts';
import { type HostilePost, KINDS, randomBy } from './hostile.ts';

export interface Attack {
  readonly url: string;
  readonly account: Account;
  readonly clock: () => Date;
  readonly count: number;
  readonly seed: number;
}

export interface Finding {
  readonly kind: string;
  readonly turn: number;
  readonly what: string;
}

export interface Outcome {
  /** How many answers had each status. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly slowestMs: number;
  readonly findings: readonly Finding[];
}

const AT_ONCE = 16;
const TOO_SLOW_MS = 2_000;

export async function attack({ url, account, clock, count, seed }: Attack): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const statuses = new Map<number, number>();
  const findings: Finding[] = [];
  const kinds = Object.entries(KINDS);
  const random = randomBy(seed);
  let slowestMs = 0;
  let next = 0;
  async function worker(): Promise<void> {
    for (let index = next++; index < count; index = next++) {
      const [kind, make] = kinds[index % kinds.length] ?? ['', () => ({ query: '', body: Buffer.alloc(0) })];
      const turn = Math.floor(index / kinds.length);
      const post = { kind, ...make({ account, nowMs: clock().getTime(), random, turn }) };
      const startedAt = performance.now();
      const { status, body } = await send(url, post, agent);
      const tookMs = performance.now() - startedAt;
      slowestMs = Math.max(slowestMs, tookMs);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const what = faultOf(account, status, body, tookMs);
      if (what !== null) findings.push({ kind, turn, what });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  agent.destroy();
  return { statuses, slowestMs, findings };
}

function faultOf(account: Account, status: number, body: string, tookMs: number): string | null {
  if (tookMs > TOO_SLOW_MS) return `it took ${Math.round(tookMs)} ms`;
  if (status >= 400 && status < 500) return null;
  if (status !== 200) return `status ${status}`;
  // What a stolen token signed may still be a message, of anybody.
  const shown = shownOf(account, null, status, body);
  return shown.kind === 'fault' ? shown.why : null;
}

/** Status 0: the connection was closed without an answer. */
function send(url: string, { query, body }: HostilePost, agent: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    // What no client could write in a request line is encoded, as it would be on its way.
    const path = encodeURI(`/wechat?${query}`).replaceAll('%25', '%');
    const sending = request(new URL(url), { method: 'POST', path, agent, headers: { 'Content-Length': body.length } }, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve({ status: response.statusCode ?? 0, body: text });
    });
    sending.on('error', () => resolve({ status: 0, body: '' }));
    sending.end(body);
  });
}
