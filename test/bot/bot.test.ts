/** Deliveries and turns, on each engine. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answerer } from '../../src/bot/answer.ts';
import { createBot, type Delivery } from '../../src/bot/bot.ts';
import { systemClock } from '../../src/ops/clock.ts';
import { createLog } from '../../src/ops/log.ts';
import { activitiesAfter } from '../../src/store/activities.ts';
import { readStates, writeState } from '../../src/store/states.ts';
import { Store, type Tx } from '../../src/store/store.ts';
import { FRESH } from '../../src/turn/remember.ts';
import { echo } from '../echo.ts';
import { ENGINES, type TestedEngine } from '../store/engines.ts';

async function start(engine: TestedEngine, answer = echo(), clock = systemClock) {
  const store = await Store.open(engine.fresh());
  onTestFinished(() => store.close());
  const bot = createBot({ answer, store, clock, log: createLog('silent') });
  const transcript = async () => (await store.read((db) => activitiesAfter(db, 'c1', 0, 100))).map(({ body }) => JSON.parse(body).text);
  return { bot, store, transcript };
}

function saying(text: string, deliveryKey: string | null = null, more: Partial<Delivery> = {}): Delivery {
  const activity = { type: 'message', text, channelId: 'test', conversation: { id: 'c1' }, from: { id: 'u1' }, recipient: { id: 'bot' } };
  const rest = { channel: 'test', conversationId: 'c1', userId: 'u1', opens: true, outbox: false };
  return { ...rest, deliveryKey, activity: activity as Delivery['activity'], ...more };
}

for (const engine of ENGINES)
  describe(`the bot on ${engine.name}`, () => {
    it('answers each message once, by a reply to it', async () => {
      const { bot, transcript } = await start(engine);
      const receipt = await bot.receive(saying('你好'));
      expect(receipt).toMatchObject({ repeated: false, replies: [{ text: '1：你好', replyToId: receipt?.id }] });
      expect(await transcript()).toEqual(['你好', '1：你好']);
    });

    it('gives a message delivered twice the same reply and one turn', async () => {
      const { bot, transcript } = await start(engine);
      const [first, again] = await Promise.all([bot.receive(saying('你好', 'k')), bot.receive(saying('你好', 'k'))]);
      expect(again?.replies).toEqual(JSON.parse(JSON.stringify(first?.replies)));
      expect([first?.repeated, again?.repeated, again?.id]).toEqual([false, true, first?.id]);
      expect(await transcript()).toHaveLength(2);
    });

    it('lets messages of one conversation that come at once follow each other', async () => {
      const { bot, transcript } = await start(engine);
      await Promise.all(['一', '二', '三', '四'].map((text) => bot.receive(saying(text))));
      expect(await transcript()).toEqual(['一', '1：一', '二', '2：二', '三', '3：三', '四', '4：四']);
    });

    it('writes once for a turn', async () => {
      const { bot, store } = await start(
        engine,
        echo(() => [{ do: 'note-gap', question: 'x', reason: 'unclear', locale: 'en' }]),
      );
      let writes = 0;
      const write = store.write.bind(store);
      store.write = (work) => {
        writes++;
        return write(work);
      };
      await bot.receive(saying('你好', 'k', { outbox: true }));
      expect(writes).toBe(1);
    });

    it('writes what it remembers only where that has changed', async () => {
      const met: Answerer = (before, message, ...rest) => ({
        ...echo()(before, message, ...rest),
        conversation: { ...FRESH, misses: message.text.length },
      });
      let now = new Date(0);
      const { bot, store } = await start(engine, met, () => now);
      const writtenAt = () => store.read((db) => db.selectFrom('states').select(['at', 'body']).execute());
      const written = [];
      for (const text of ['一', '二', '三三']) {
        await bot.receive(saying(text));
        written.push(...(await writtenAt()));
        now = new Date(now.getTime() + 1);
      }
      expect(written[1]).toEqual(written[0]);
      expect(JSON.parse(written[2]?.body ?? '').conversation).toMatchObject({ misses: 2 });
    });

    it('knows nothing of a conversation that it should not begin', async () => {
      const { bot } = await start(engine);
      expect(await bot.receive(saying('你好', null, { opens: false }))).toBeNull();
    });

    it('does nothing of a turn whose last step fails, and takes its message when it comes again', async () => {
      let fails = true;
      const broken = { do: 'note-gap', reason: 'unclear', locale: 'en' } as const;
      const answer = echo(() => (fails ? [{ ...broken, question: null as unknown as string }] : []));
      const { bot, store, transcript } = await start(engine, answer);
      await bot.receive({ ...saying('前', 'k0'), activity: { ...saying('前').activity, type: 'event' } });
      const beforehand = (tx: Tx) => writeState(tx, 'of the channel', '{}', { userId: 'u1' }, 1);
      await expect(bot.receive(saying('你好', 'k', { beforehand }))).rejects.toThrow();
      expect(await transcript()).toEqual(['前']);
      expect(await store.write((tx) => readStates(tx, ['of the channel']))).toEqual(new Map());
      fails = false;
      await bot.receive(saying('你好', 'k'));
      expect(await transcript()).toEqual(['前', '你好', '1：你好']);
    });
  });
