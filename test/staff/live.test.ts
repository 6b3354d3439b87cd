/** What open pages hear by themselves, and what is told of those whom nobody takes. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../../src/ops/log.ts';
import { Live } from '../../src/web/staff/live.ts';
import { startConsole } from './console.ts';
import { hearing } from './events.ts';
import { startOwner } from './owner.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-03-02T03:00:00Z');

async function startWithClock() {
  let nowMs = START_MS;
  const clock = () => new Date(nowMs);
  const console = await startConsole({ clock });
  return {
    ...console,
    clock,
    pass: (minutes: number) => {
      nowMs += minutes * MINUTE_MS;
    },
  };
}

it('whoever has a conversation sees that its owner types, nobody else does, and nobody before it is taken', async () => {
  const console = await startConsole();
  const [lin, wu] = [await console.member('staff', 'lin'), await console.member('staff', 'wu')];
  const post = await startOwner(console.url);
  await post('message', '转人工');
  const path = /\/staff\/conversations\/([\w-]+)/.exec((await lin.get('/staff/inbox')).html);
  const [forLin, forWu] = [await hearing(console.url, lin), await hearing(console.url, wu)];
  await post('typing');
  await lin.post(`${path?.[0]}/claim`);
  await forWu.until('"waiting":0');
  await forLin.until('"waiting":0');
  expect(forLin.read).not.toContain('typing');
  await post('typing');
  await forLin.until(`event: typing\ndata: {"id":"${path?.[1]}"}`);
  await post('message', '在吗');
  await forLin.until('"owed":1');
  await console.say('another', '转人工');
  await forWu.until('"waiting":1');
  expect(forWu.read).not.toContain('typing');
});

it('everybody is told loudly of whoever has waited for more than ten minutes, whether for a person or for a word of theirs', async () => {
  const { pass, member, say, url } = await startWithClock();
  await say('c1', '转人工');
  pass(9);
  const lin = await member('staff', 'lin');
  await (await hearing(url, lin)).until('"isLate":false');
  pass(2);
  await lin.get('/staff');
  await (await hearing(url, lin)).until('"isLate":true');
  const path = /\/staff\/conversations\/[\w-]+/.exec((await lin.get('/staff/inbox')).html)?.[0] ?? '';
  await lin.post(`${path}/claim`);
  await (await hearing(url, lin)).until('"isLate":true');
  await lin.post(`${path}/reply`, { text: '您好', do: 'send' });
  await (await hearing(url, lin)).until('"isLate":false');
});

it('the log warns once of somebody whom nobody takes, though no page be open', async () => {
  const { pass, store, say, clock } = await startWithClock();
  const lines: string[] = [];
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const live = new Live({ store, log, clock });
  onTestFinished(() => live.close());
  const rounds = async (count: number) => {
    for (let done = 0; done < count; done++) {
      vi.advanceTimersByTime(30_000);
      // A round reads the store behind every read that came before it.
      await store.isUsable();
    }
  };
  await say('c1', '转人工');
  await rounds(2);
  expect(lines).toEqual([]);
  pass(11);
  await rounds(1);
  await expect.poll(() => lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'warn', waiting: 1, minutes: 11 }]);
  await rounds(3);
  expect(lines).toHaveLength(1);
});
