/** Writes that come at the same moment. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { findConversation, openConversation } from '../../src/store/conversations.ts';
import { Store, type Tx } from '../../src/store/store.ts';
import { ENGINES } from './engines.ts';

const start = (tx: Tx, id: string) => openConversation(tx, { id, channel: 'test', userId: 'u1' }, 1);

for (const engine of ENGINES)
  describe(`writes at once on ${engine.name}`, () => {
    it('undoes one that fails, and nothing of the others', async () => {
      const store = await Store.open(engine.fresh());
      onTestFinished(() => store.close());
      const settled = await Promise.allSettled(
        ['a', 'b', 'c'].map((id) =>
          store.write(async (tx) => {
            const isNew = await start(tx, id);
            if (id === 'b') throw new Error('no b');
            return isNew;
          }),
        ),
      );
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      const kept = await store.read((db) => Promise.all(['a', 'b', 'c'].map((id) => findConversation(db, id))));
      expect(kept.map((found) => found?.id ?? null)).toEqual(['a', null, 'c']);
    });

    it('takes them in the order in which they came', async () => {
      const store = await Store.open(engine.fresh());
      onTestFinished(() => store.close());
      const order: number[] = [];
      await Promise.all(Array.from({ length: 100 }, (_, number) => store.write(async () => void order.push(number))));
      expect(order).toEqual(Array.from({ length: 100 }, (_, number) => number));
    });
  });
