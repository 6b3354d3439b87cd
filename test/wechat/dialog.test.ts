import { describe, expect, it } from 'vitest';
import { answererOf } from '../../src/commands/assistant.ts';
import { readWeChatFile } from '../../src/commands/wechat-file.ts';
import type { Conversation } from '../../src/turn/model.ts';
import { assistant } from '../turn/assistant.ts';
import { randomBy } from '../wechat-platform/hostile.ts';
import { type Answered, type Network, NoAnswer } from '../wechat-platform/platform.ts';
import { startWeChat } from './service.ts';

/** Loses posts and answers, doubles them, and lets copies arrive behind the next message. The third delivery comes through. */
function badNetwork(random: () => number): { network: Network; settled: () => Promise<unknown> } {
  const strays: Promise<Answered>[] = [];
  const network: Network = async (carry, delivery) => {
    const luck = random();
    if (delivery < 3 && luck < 0.2) throw new NoAnswer();
    if (luck < 0.5) strays.push(new Promise((resolve, reject) => setImmediate(() => carry().then(resolve, reject))));
    const answered = await carry();
    if (delivery < 3 && luck > 0.6) throw new NoAnswer();
    return answered;
  };
  return { network, settled: () => Promise.all(strays) };
}

/** What a person who reads the text answers: a number that stands there, or the way on. */
function nextWords(text: string, random: () => number): string {
  if (text.includes('看结果')) return '看结果';
  const numbers = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => number ?? '');
  return numbers[Math.floor(random() * numbers.length)] ?? '不确定';
}

describe('a guided dialog in text alone', () => {
  it.each([1, 2, 3, 4])('comes to its result over a bad network, one reply to each message (walk %i)', async (seed) => {
    const random = randomBy(seed);
    const answer = answererOf(assistant);
    const { network, settled } = badNetwork(random);
    const { platform, store, clock } = await startWeChat({ answer, network });
    const person = platform.person();
    let undisturbed: Conversation | null = null;
    let words = '帮我找渠道';
    let messages = 0;
    for (let isOver = false; !isOver; ) {
      const shown = await person.say(words);
      const alone = answer(undisturbed, { text: words }, clock.now(), 'wechat');
      messages++;
      const text = shown.kind === 'text' ? shown.text : shown.kind;
      // A long one goes on behind 「更多」, an article shows its beginning.
      if (text !== 'article') expect(text.slice(0, 300)).toBe(alone.reply.text.slice(0, text.length).slice(0, 300));
      undisturbed = alone.conversation;
      isOver = alone.report.dialog !== null && alone.report.step === null;
      expect(messages).toBeLessThan(20);
      words = nextWords(alone.reply.text, random);
    }
    await settled();
    const kept = await store.read((db) => db.selectFrom('activities').select('from_role').execute());
    expect(kept.filter(({ from_role }) => from_role === 'bot')).toHaveLength(messages);
    expect(kept).toHaveLength(2 * messages);
  });
});

describe('the menu and the QR codes of the policy team', () => {
  it('hold to WeChat’s limits, and say only what the assistant understands', () => {
    const file = readWeChatFile('locales');
    if ('findings' in file) throw new Error(JSON.stringify(file.findings));
    const says = file.menu
      .flatMap((entry) => ('items' in entry ? entry.items : [entry]))
      .flatMap((entry) => ('says' in entry ? [entry.says] : []));
    const answer = answererOf(assistant);
    const outcomes = [...says, ...file.scenes.values()].map((text) => [
      text,
      answer(null, { text }, new Date('2026-03-02'), 'wechat').report.outcome,
    ]);
    expect(outcomes.filter(([, outcome]) => outcome === 'none')).toEqual([]);
  });
});
