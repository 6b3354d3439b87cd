/** What the store promises, on each engine. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { activitiesAfter, appendActivities, findDelivered, type NewActivity, repliesTo } from '../../src/store/activities.ts';
import { deleteConversation, findConversation, lockConversation, openConversation } from '../../src/store/conversations.ts';
import { noteGap } from '../../src/store/gaps.ts';
import { keyNamed } from '../../src/store/keys.ts';
import { addToOutbox, nextOutgoing, postponeInOutbox, removeFromOutbox } from '../../src/store/outbox.ts';
import { readStates, writeState } from '../../src/store/states.ts';
import { Store, type Tx } from '../../src/store/store.ts';
import { ENGINES, type TestedEngine } from './engines.ts';

async function open(engine: TestedEngine): Promise<Store> {
  const store = await Store.open(engine.fresh());
  onTestFinished(() => store.close());
  return store;
}

const OWNER = { userId: 'u1' };

const start = (tx: Tx, id: string) => openConversation(tx, { id, channel: 'test', userId: 'u1' }, 1);

function said(id: string, more: Partial<NewActivity> = {}): NewActivity {
  return { id, type: 'message', from: 'user', body: { id, text: '你好' }, ...more };
}

async function append(tx: Tx, conversationId: string, ...activities: NewActivity[]): Promise<void> {
  const conversation = await lockConversation(tx, conversationId);
  if (conversation === null) throw new Error('no conversation');
  await appendActivities(tx, conversation, activities, 5);
}

for (const engine of ENGINES)
  describe(`the store on ${engine.name}`, () => {
    it('opens a conversation once', async () => {
      const store = await open(engine);
      expect([await store.write((tx) => start(tx, 'c1')), await store.write((tx) => start(tx, 'c1'))]).toEqual([true, false]);
      expect(await store.read((db) => findConversation(db, 'c1'))).toMatchObject({ channel: 'test', userId: 'u1', lastSequence: 0 });
      expect(await store.read((db) => findConversation(db, 'c2'))).toBeNull();
    });

    it('keeps activities in order and gives those after a sequence', async () => {
      const store = await open(engine);
      await store.write(async (tx) => {
        await start(tx, 'c1');
        await append(tx, 'c1', said('a'), said('b', { from: 'bot', replyTo: 'a' }));
        await append(tx, 'c1', said('c'));
      });
      const following = async (sequence: number, limit = 10) =>
        (await store.read((db) => activitiesAfter(db, 'c1', sequence, limit))).map(({ id }) => id);
      expect([await following(0), await following(1), await following(0, 2), await following(3)]).toEqual([
        ['a', 'b', 'c'],
        ['b', 'c'],
        ['a', 'b'],
        [],
      ]);
      expect((await store.read((db) => repliesTo(db, 'c1', 'a'))).map(({ sequence }) => sequence)).toEqual([2]);
      expect(await store.read((db) => findConversation(db, 'c1'))).toMatchObject({ lastSequence: 3, lastAt: 5 });
    });

    it('knows a delivery again by its key, each conversation for itself', async () => {
      const store = await open(engine);
      await store.write(async (tx) => {
        for (const id of ['c1', 'c2']) {
          await start(tx, id);
          await append(tx, id, said(`${id}-a`, { deliveryKey: 'k' }), said(`${id}-b`), said(`${id}-c`));
        }
      });
      expect(await store.write((tx) => findDelivered(tx, 'c2', 'k'))).toMatchObject({ id: 'c2-a' });
      expect(await store.write((tx) => findDelivered(tx, 'c2', 'other'))).toBeNull();
      await expect(store.write((tx) => append(tx, 'c1', said('d', { deliveryKey: 'k' })))).rejects.toThrow();
      expect(await store.read((db) => findConversation(db, 'c1'))).toMatchObject({ lastSequence: 3 });
    });

    it('does all of a transaction or nothing', async () => {
      const store = await open(engine);
      const failing = store.write(async (tx) => {
        await start(tx, 'c1');
        await append(tx, 'c1', said('a'));
        await writeState(tx, 'k', '{}', OWNER, 1);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.read((db) => findConversation(db, 'c1'))).toBeNull();
      expect(await store.write((tx) => readStates(tx, ['k']))).toEqual(new Map());
    });

    it('shows nobody what an open transaction has not committed', async () => {
      const store = await open(engine);
      let seen: unknown = 'nothing yet';
      const written = store.write(async (tx) => {
        await start(tx, 'c1');
        seen = await Promise.race([store.read((db) => findConversation(db, 'c1')), new Promise((wait) => setImmediate(wait, 'it waits'))]);
      });
      await written;
      expect([null, 'it waits']).toContain(seen);
      expect(await store.read((db) => findConversation(db, 'c1'))).not.toBeNull();
    });

    it('refuses a transaction that was kept beyond its end', async () => {
      const store = await open(engine);
      const kept = await store.write(async (tx) => tx);
      await expect(start(kept, 'c1')).rejects.toThrow();
      expect(await store.read((db) => findConversation(db, 'c1'))).toBeNull();
    });

    it('lets write transactions follow each other, so that none overwrites another', async () => {
      const store = await open(engine);
      const count = async (tx: Tx) => Number((await readStates(tx, ['n'])).get('n') ?? 0);
      await Promise.all(
        Array.from({ length: 30 }, () => store.write(async (tx) => await writeState(tx, 'n', String((await count(tx)) + 1), OWNER, 1))),
      );
      expect(await store.write(count)).toBe(30);
    });

    it('remembers documents until they are changed', async () => {
      const store = await open(engine);
      await store.write(async (tx) => {
        await writeState(tx, 'a', '{"n":1}', OWNER, 1);
        await writeState(tx, 'b', '{"n":2}', OWNER, 1);
        await writeState(tx, 'a', '{"n":3}', OWNER, 2);
      });
      expect(await store.write((tx) => readStates(tx, ['a', 'b', 'c']))).toEqual(
        new Map([
          ['a', '{"n":3}'],
          ['b', '{"n":2}'],
        ]),
      );
    });

    it('makes a key once', async () => {
      const store = await open(engine);
      const [first, again, other] = [await keyNamed(store, 'k', 1), await keyNamed(store, 'k', 2), await keyNamed(store, 'o', 3)];
      expect(first).toHaveLength(32);
      expect([again.equals(first), other.equals(first)]).toEqual([true, false]);
    });

    it('hands out the oldest unsent reply of each conversation, and the next one when that is gone', async () => {
      const store = await open(engine);
      const next = async () =>
        (await store.read((db) => nextOutgoing(db, 'test', 10))).map(({ conversationId, sequence }) => `${conversationId}/${sequence}`);
      await store.write(async (tx) => {
        for (const id of ['c1', 'c2']) {
          await start(tx, id);
          await append(tx, id, said('a'), said('b'));
          for (const sequence of [1, 2]) await addToOutbox(tx, { conversationId: id, sequence, channel: 'test' }, id === 'c1' ? 1 : 2);
        }
      });
      expect(await next()).toEqual(['c1/1', 'c2/1']);
      await store.write((tx) => postponeInOutbox(tx, { conversationId: 'c1', sequence: 1, attempts: 0 }, 9));
      expect(await next()).toEqual(['c2/1', 'c1/1']);
      await store.write((tx) => removeFromOutbox(tx, { conversationId: 'c1', sequence: 1 }));
      expect(await next()).toEqual(['c1/2', 'c2/1']);
      expect(await store.read((db) => nextOutgoing(db, 'another', 10))).toEqual([]);
    });

    it('deletes a conversation with all that belongs to it', async () => {
      const store = await open(engine);
      await store.write(async (tx) => {
        await start(tx, 'c1');
        await append(tx, 'c1', said('a'));
        await addToOutbox(tx, { conversationId: 'c1', sequence: 1, channel: 'test' }, 1);
        await noteGap(tx, { conversationId: 'c1', question: 'x', reason: 'unclear', locale: 'en' }, 1);
        await deleteConversation(tx, 'c1');
      });
      expect(await store.read((db) => activitiesAfter(db, 'c1', 0, 10))).toEqual([]);
      expect(await store.read((db) => nextOutgoing(db, 'test', 10))).toEqual([]);
      expect(await store.read((db) => db.selectFrom('gaps').selectAll().execute())).toEqual([]);
    });

    it('tells of new activities once they are committed, and not of those that were undone', async () => {
      const store = await open(engine);
      const heard: (string | number)[] = [];
      const end = store.onGrowth((id) => heard.push(id));
      await store.write(async (tx) => {
        await start(tx, 'c1');
        await append(tx, 'c1', said('a'));
        heard.push('before the commit');
      });
      await store
        .write(async (tx) => {
          await append(tx, 'c1', said('b'));
          throw new Error('no');
        })
        .catch(() => heard.push('undone'));
      end();
      await store.write((tx) => append(tx, 'c1', said('c')));
      expect(heard).toEqual(['before the commit', 'c1', 'undone']);
    });

    it('keeps every character', async () => {
      const store = await open(engine);
      const text = '東莞 𠮷野家 😀 \u0000 \ud800 " \\ %_\' ‮';
      await store.write(async (tx) => {
        await start(tx, 'c1');
        await append(tx, 'c1', said('a', { body: { text } }));
      });
      const [kept] = await store.read((db) => activitiesAfter(db, 'c1', 0, 1));
      expect(JSON.parse(kept?.body ?? '')).toEqual({ text });
    });

    it('says that it is usable', async () => {
      const store = await open(engine);
      expect(await store.isUsable()).toBe(true);
    });
  });
