import { expect, it, onTestFinished } from 'vitest';
import { openConversation } from '../../src/store/conversations.ts';
import { addHandoverNote, insertHandover } from '../../src/store/handovers.ts';
import { insertNeed } from '../../src/store/needs.ts';
import { deleteExpired } from '../../src/store/retention.ts';
import { sqliteMemory } from '../../src/store/sqlite.ts';
import { Store } from '../../src/store/store.ts';

const DAY_MS = 24 * 3_600_000;

it('lets hand-overs, their notes and needs go when their time is over, and the record of deeds stay', async () => {
  const store = await Store.open(sqliteMemory());
  onTestFinished(() => store.close());
  await store.write(async (tx) => {
    await openConversation(tx, { id: 'c1', channel: 'directline', userId: 'u1' }, 0);
    const about = { station: null, accountId: null, reason: 'asked', question: 'q', locale: 'zh-Hans', measures: [], lead: [] };
    await insertHandover(tx, { ...about, id: 'h1', conversationId: 'c1' }, 0);
    await addHandoverNote(tx, 'h1', { kind: 'note', who: '', text: '', at: 0 });
    const need = { summary: 's', measures: '', contact: null, createdBy: '' };
    await insertNeed(tx, { ...need, id: 'OLD', conversationId: null }, 0);
    await insertNeed(tx, { ...need, id: 'NEW', conversationId: null }, 9 * DAY_MS);
  });
  await deleteExpired(store, { conversationDays: 10 }, 11 * DAY_MS);
  const left = await store.read(async (db) => ({
    handovers: await db.selectFrom('handovers').select('id').execute(),
    notes: await db.selectFrom('handover_notes').select('id').execute(),
    needs: await db.selectFrom('needs').select('id').execute(),
  }));
  expect(left).toEqual({ handovers: [], notes: [], needs: [{ id: 'NEW' }] });
});
