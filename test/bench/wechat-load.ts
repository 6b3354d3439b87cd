/** The callers of the WeChat bench, in a process of their own: signed and encrypted callbacks at a steady rate, or as many as go. */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ACCOUNT, messageXml, type Post, postOf } from '../wechat-platform/callbacks.ts';

export interface Load {
  readonly url: string;
  readonly texts: readonly string[];
  readonly count: number;
  /** Callbacks a second, whether answered or not; null: each caller waits for its answer. */
  readonly perSecond: number | null;
}

export interface LoadResult {
  /** From the moment at which a callback was to be sent, so that a queue counts. */
  readonly timesMs: readonly number[];
  readonly seconds: number;
  /** Answers that were no reply. */
  readonly failed: number;
}

/** So that at 500 a second each says something every two seconds or so: still far oftener than people do. */
const PEOPLE = 1_000;
const CALLERS = 32;

function post({ url }: Load, { query, body }: Post, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const sending = request(`${url}?${query}`, { method: 'POST', agent }, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve(response.statusCode === 200 && text.startsWith('<xml>'));
    });
    sending.on('error', () => resolve(false));
    sending.end(body);
  });
}

async function run(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.perSecond === null ? CALLERS : 512 });
  const run = Date.now();
  const posts = Array.from({ length: load.count }, (_, index) => {
    const person = `oBench${index % PEOPLE}`;
    const fields = { MsgType: 'text', Content: load.texts[index % load.texts.length] ?? '', MsgId: `${run}${index}` };
    return postOf(ACCOUNT, messageXml(ACCOUNT, person, Math.floor(run / 1000), fields), person, run);
  });
  const timesMs: number[] = [];
  let failed = 0;
  const timed = async (index: number, dueAtMs: number) => {
    if (!(await post(load, posts[index] as Post, agent))) failed++;
    timesMs.push(performance.now() - dueAtMs);
  };
  const startedAt = performance.now();
  if (load.perSecond === null) await inTurn(load.count, (index) => timed(index, performance.now()));
  else await steadily(load.count, load.perSecond, startedAt, timed);
  agent.destroy();
  return { timesMs, failed, seconds: (performance.now() - startedAt) / 1000 };
}

async function inTurn(count: number, send: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const caller = async () => {
    for (let index = next++; index < count; index = next++) await send(index);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
}

async function steadily(count: number, perSecond: number, startedAt: number, send: (index: number, dueAtMs: number) => Promise<void>) {
  const sent: Promise<void>[] = [];
  while (sent.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) / 1000) * perSecond));
    while (sent.length < due) sent.push(send(sent.length, startedAt + (sent.length / perSecond) * 1000));
    await pause(1);
  }
  await Promise.all(sent);
}

process.once('message', async (load: Load) => {
  const result = await run(load);
  process.send?.(result, undefined, {}, () => process.disconnect());
});
