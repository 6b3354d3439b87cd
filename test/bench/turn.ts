/**
 * What a turn takes: recognising, searching, answering and rendering in this process, with nothing kept. And what durability
 * costs: our whole turn on SQLite, encrypted and committed to disk, against the same turn and rendering with conversation and user state in
 * botbuilder's MemoryStorage and nothing else kept.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MemoryStorage } from 'botbuilder-core';
import type { Activity } from 'botframework-schema';
import type { Answerer } from '../../src/bot/answer.ts';
import { createBot } from '../../src/bot/bot.ts';
import { bindScope, policyHandler, scopeOf } from '../../src/bot/handler.ts';
import type { Documents } from '../../src/bot/kept-state.ts';
import { turnState } from '../../src/bot/state.ts';
import { TurnAdapter } from '../../src/bot/turn-adapter.ts';
import { answererOf, loadParts } from '../../src/commands/assistant.ts';
import { systemClock } from '../../src/ops/clock.ts';
import { randomKey } from '../../src/ops/ids.ts';
import { createLog } from '../../src/ops/log.ts';
import { programRoot, readPlaces } from '../../src/ops/settings-groups.ts';
import { databasePath, openDataDir } from '../../src/store/data-dir.ts';
import { createAssistant } from '../../src/turn/assistant.ts';

const ROUNDS = 8;
const WARM_UP = 3;
/** Messages of one conversation. */
const STAY = 10;
const log = createLog('silent');

/** Takes one message of a conversation. */
type Take = (conversation: string, text: string) => Promise<void>;

export async function benchTurn(print: (line: string) => void): Promise<void> {
  const read = await loadParts(readPlaces({}));
  if ('findings' in read) throw new Error('the knowledge does not hold');
  // Every question as if it came for the first time.
  const answer = answererOf(createAssistant({ ...read.parts, searchOptions: { kept: 0 } }));
  const questions = asked();
  const bare = inProcess(answer, questions);
  print(`in process, nothing kept      ${figures(bare.times)}  (allowed at p99: 3 ms)`);
  print(`  processor time              ${bare.processorMs.toFixed(3)} ms each`);
  const dataDir = mkdtempSync(join(tmpdir(), 'guancetong-bench-'));
  const store = await openDataDir(dataDir, randomKey());
  const peers: readonly { readonly name: string; readonly take: Take; readonly times: number[] }[] = [
    { name: 'MemoryStorage, nothing kept', take: inMemory(answer), times: [] },
    { name: 'SQLite, durable, encrypted', take: durable(createBot({ answer, store, clock: systemClock, log })), times: [] },
  ];
  for (let round = 0; round <= ROUNDS; round++)
    for (const [index, text] of questions.entries())
      for (const { take, times } of peers) {
        const startedAt = performance.now();
        await take(`${round}-${Math.floor(index / STAY)}`, text);
        // The first round warms up.
        if (round > 0) times.push(performance.now() - startedAt);
      }
  for (const { name, times } of peers) print(`${name.padEnd(29)} ${figures(times)}  (${times.length} turns)`);
  const [memory, sqlite] = peers.map(({ times }) => Number(at(times, 0.5))) as [number, number];
  print(`ratio at p50: ${(sqlite / memory).toFixed(2)} (allowed: 2)`);
  await store.close();
  print(`on disk: ${(statSync(databasePath(dataDir)).size / 1024 / (questions.length * (ROUNDS + 1))).toFixed(1)} KiB a turn`);
  rmSync(dataDir, { recursive: true });
}

/** Every question in a conversation of its own; the first rounds warm up. */
function inProcess(answer: Answerer, questions: readonly string[]): { times: number[]; processorMs: number } {
  const times: number[] = [];
  const now = new Date();
  let before = process.cpuUsage();
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    if (round === 0) before = process.cpuUsage();
    for (const text of questions) {
      const startedAt = performance.now();
      answer(null, { text }, now, 'bench');
      if (round >= 0) times.push(performance.now() - startedAt);
    }
  }
  const { user, system } = process.cpuUsage(before);
  return { times, processorMs: (user + system) / 1000 / times.length };
}

function figures(times: readonly number[]): string {
  return [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${at(times, share)} ms`).join('  ');
}

function asked(): string[] {
  const lines = readFileSync(join(programRoot(), 'test', 'questions', 'dev.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line).q);
}

function message(conversation: string, text: string): Partial<Activity> {
  const parties = { from: { id: `user ${conversation}` }, recipient: { id: 'bot' }, conversation: { id: conversation } };
  return { type: 'message', text, channelId: 'bench', serviceUrl: '', ...parties } as Partial<Activity>;
}

function durable(bot: ReturnType<typeof createBot>): Take {
  let count = 0;
  return async (conversationId, text) => {
    const whose = { channel: 'bench', conversationId, userId: `user ${conversationId}` };
    const delivery = { ...whose, activity: message(conversationId, text), deliveryKey: `${count++}`, opens: true, outbox: false };
    await bot.receive(delivery);
  };
}

function inMemory(answer: Answerer): Take {
  const storage = new MemoryStorage();
  const documents: Documents = {
    read: async (key) => (await storage.read([key]))[key]?.text ?? null,
    write: (key, text) => storage.write({ [key]: { text } }),
  };
  const adapter = new TurnAdapter();
  const handler = policyHandler(answer, log);
  let count = 0;
  return async (conversation, text) => {
    const state = turnState(documents);
    const scope = scopeOf('bench', new Date(), state);
    const nextId = () => String(count++);
    await adapter.run({ ...message(conversation, text), id: nextId() }, nextId, async (context) => {
      bindScope(context, scope);
      await handler.run(context);
      await state.save(context);
    });
  };
}

function at(times: readonly number[], share: number): string {
  return ([...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(3);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await benchTurn(console.log);
