/**
 * What a WeChat callback costs: the whole service (signature, decryption, turn, durable store, sealed reply) against a bare
 * restify handler that only verifies, decrypts, echoes and seals. Both answer the same callbacks, sent from another process.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createServer } from 'restify';
import { readBody } from '../../src/channels/body.ts';
import { openCallback, secretsOf } from '../../src/channels/wechat/opening.ts';
import { replyXml, sealedXml } from '../../src/channels/wechat/reply.ts';
import { loadAssistant } from '../../src/commands/assistant.ts';
import { systemClock } from '../../src/ops/clock.ts';
import { readSettings } from '../../src/ops/settings.ts';
import { programRoot, readPlaces } from '../../src/ops/settings-groups.ts';
import { openDataDir } from '../../src/store/data-dir.ts';
import { ACCOUNT } from '../wechat-platform/callbacks.ts';
import { envOf, startLocalService } from '../wechat-platform/local-service.ts';
import type { Load, LoadResult } from './wechat-load.ts';

const PER_SECOND = 500;
const SECONDS = 10;
const AS_MANY = 3_000;
/** A service that gets 500 callbacks a second has been compiled by V8 long since. */
const WARM_UP = 4_000;

export async function benchWeChat(print: (line: string) => void): Promise<void> {
  const loaded = await loadAssistant(readPlaces({}));
  if ('findings' in loaded) throw new Error('the knowledge does not hold');
  const dataDir = mkdtempSync(join(tmpdir(), 'guancetong-bench-'));
  const store = await openDataDir(dataDir);
  const service = await startLocalService({ account: ACCOUNT, answer: loaded.answer, clock: systemClock, store });
  const bare = await startBare();
  const texts = asked();
  const costs: number[] = [];
  for (const { name, url } of [
    { name: 'bare restify handler', url: bare.url },
    { name: 'whole service', url: service.url },
  ]) {
    await run({ url, texts, count: WARM_UP, perSecond: null });
    const steady = await run({ url, texts, count: PER_SECOND * SECONDS, perSecond: PER_SECOND });
    const before = process.cpuUsage();
    const flatOut = await run({ url, texts, count: AS_MANY, perSecond: null });
    const { user, system } = process.cpuUsage(before);
    const perSecond = AS_MANY / flatOut.seconds;
    const cpuMs = (user + system) / 1000 / AS_MANY;
    costs.push(cpuMs);
    print(`${name}: at ${PER_SECOND}/s p50 ${at(steady, 0.5)} ms, p99 ${at(steady, 0.99)} ms (allowed: 250)`);
    print(`  flat out ${perSecond.toFixed(0)}/s, ${cpuMs.toFixed(3)} ms of processor time each`);
    const failed = steady.failed + flatOut.failed;
    if (failed > 0) print(`  ${failed} callbacks got no reply`);
  }
  print(`ratio of processor time: ${((costs[1] ?? 0) / (costs[0] ?? 1)).toFixed(2)}`);
  await service.stop();
  await bare.stop();
  rmSync(dataDir, { recursive: true });
}

async function startBare(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { weChat } = readSettings(envOf(ACCOUNT));
  if (weChat === null) throw new Error('no settings');
  const secrets = secretsOf(weChat);
  const server = createServer();
  server.post('/wechat', async (request, response) => {
    const body = await readBody(request, 64 * 1024);
    const { fields, seal, nonce } = openCallback(new URLSearchParams(request.getQuery()), body.toString(), secrets, Date.now());
    const field = (name: string) => fields.get(name) ?? '';
    const letter = { to: field('FromUserName'), from: field('ToUserName'), content: { text: field('Content') } };
    const xml = replyXml(letter, Date.now());
    response.sendRaw(200, seal === null ? xml : sealedXml(xml, seal, nonce, Date.now()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/wechat`;
  return { url, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

function run(load: Load): Promise<LoadResult> {
  const callers = fork(join(programRoot(), 'dist', 'bench', 'wechat-load.js'));
  callers.send(load);
  return new Promise((resolve, reject) => callers.once('message', (result) => resolve(result as LoadResult)).once('error', reject));
}

function asked(): string[] {
  const lines = readFileSync(join(programRoot(), 'test', 'questions', 'dev.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line).q);
}

function at({ timesMs }: LoadResult, share: number): string {
  return ([...timesMs].sort((a, b) => a - b)[Math.floor(timesMs.length * share)] ?? 0).toFixed(1);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await benchWeChat(console.log);
