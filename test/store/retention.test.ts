/** What has been kept long enough goes. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRetention } from '../../src/ops/settings-groups.ts';
import { findConversation, openConversation } from '../../src/store/conversations.ts';
import { deleteExpired } from '../../src/store/retention.ts';
import { readStates, writeState } from '../../src/store/states.ts';
import { Store } from '../../src/store/store.ts';
import { ENGINES } from './engines.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-03-01T08:00:00Z');

for (const engine of ENGINES)
  describe(`retention on ${engine.name}`, () => {
    it('deletes conversations that rest for longer than the setting says, with their state, and no others', async () => {
      const store = await Store.open(engine.fresh());
      onTestFinished(() => store.close());
      for (let index = 0; index < 50; index++) await open(store, `old${index}`, NOW - 31 * DAY);
      await open(store, 'new', NOW - 29 * DAY);
      expect(await deleteExpired(store, readRetention({ RETENTION_CONVERSATION_DAYS: '30' }), NOW)).toBe(50);
      expect(await store.read((db) => findConversation(db, 'old7'))).toBeNull();
      expect(await store.read((db) => findConversation(db, 'new'))).not.toBeNull();
      expect(await store.write((tx) => readStates(tx, ['of old7', 'of new', 'of user old7', 'of user new']))).toEqual(
        new Map([
          ['of new', '{}'],
          ['of user new', '{}'],
        ]),
      );
    });

    it('deletes nothing when the clock was set back', async () => {
      const store = await Store.open(engine.fresh());
      onTestFinished(() => store.close());
      await open(store, 'c1', NOW);
      expect(await deleteExpired(store, readRetention({ RETENTION_CONVERSATION_DAYS: '30' }), NOW - 365 * DAY)).toBe(0);
    });
  });

function open(store: Store, id: string, at: number): Promise<void> {
  return store.write(async (tx) => {
    await openConversation(tx, { id, channel: 'test', userId: `user ${id}` }, at);
    await writeState(tx, `of ${id}`, '{}', { conversationId: id }, at);
    await writeState(tx, `of user ${id}`, '{}', { userId: `user ${id}` }, at);
  });
}
