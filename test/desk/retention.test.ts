/** Each kind of what the stations' side keeps goes when its own time is over. */
import { expect, it, onTestFinished } from 'vitest';
import { readRetention } from '../../src/ops/settings-groups.ts';
import { appendAudit } from '../../src/store/audit.ts';
import { openConversation } from '../../src/store/conversations.ts';
import { noteGap } from '../../src/store/gaps.ts';
import { addHandoverNote, changeHandover, findHandover, insertHandover } from '../../src/store/handovers.ts';
import { insertNeed } from '../../src/store/needs.ts';
import { deleteExpired } from '../../src/store/retention.ts';
import { sqliteMemory } from '../../src/store/sqlite.ts';
import { Store } from '../../src/store/store.ts';

const DAY_MS = 24 * 3_600_000;
const ABOUT = { station: null, accountId: null, reason: 'asked', question: 'q', locale: 'zh-Hans', measures: [], lead: [] };

/** One of each kind from day 0, in a conversation that is still going on, and a hand-over that nobody has closed. */
async function filled(): Promise<Store> {
  const store = await Store.open(sqliteMemory());
  onTestFinished(() => store.close());
  await store.write(async (tx) => {
    await openConversation(tx, { id: 'c1', channel: 'directline', userId: 'u1' }, 20 * DAY_MS);
    await openConversation(tx, { id: 'c2', channel: 'directline', userId: 'u2' }, 20 * DAY_MS);
    await insertHandover(tx, { ...ABOUT, id: 'closed', conversationId: 'c1' }, 0);
    await insertHandover(tx, { ...ABOUT, id: 'waiting', conversationId: 'c2' }, 0);
    const handover = await findHandover(tx.db, 'closed');
    if (handover !== null) await changeHandover(tx, handover, { state: 'closed', closedAt: 0 }, 0);
    await addHandoverNote(tx, 'closed', { kind: 'note', who: '', text: 'n', at: 0 });
    await noteGap(tx, { conversationId: 'c1', question: 'g', reason: 'unclear', locale: 'zh-Hans' }, 0);
    await insertNeed(tx, { summary: 's', measures: '', contact: null, createdBy: '', id: 'N1', conversationId: null }, 0);
    await appendAudit(tx, { id: null, name: 'lin' }, { action: 'signed-in', subject: 'lin' }, 0);
  });
  return store;
}

const TABLES = ['audit', 'gaps', 'handover_notes', 'handovers', 'needs'] as const;

async function left(store: Store): Promise<string[]> {
  const rows = await store.read((db) => Promise.all(TABLES.map((table) => db.selectFrom(table).select('id').execute())));
  return TABLES.flatMap((table, index) => (rows[index] ?? []).map(({ id }) => (typeof id === 'string' ? `${table} ${id}` : table)));
}

const ALL = ['audit', 'gaps', 'handover_notes', 'handovers closed', 'handovers waiting', 'needs N1'];

it.each([
  ['RETENTION_HANDOVER_DAYS', ['handover_notes', 'handovers closed']],
  ['RETENTION_GAP_DAYS', ['gaps']],
  ['RETENTION_NEED_DAYS', ['needs N1']],
  ['RETENTION_AUDIT_DAYS', ['audit']],
])('%s lets its kind go, and nothing else', async (name, gone) => {
  const store = await filled();
  await deleteExpired(store, readRetention({ RETENTION_CONVERSATION_DAYS: '30', [name]: '10' }), 9 * DAY_MS);
  expect((await left(store)).sort()).toEqual(ALL);
  await deleteExpired(store, readRetention({ RETENTION_CONVERSATION_DAYS: '30', [name]: '10' }), 21 * DAY_MS);
  expect((await left(store)).sort()).toEqual(ALL.filter((each) => !gone.includes(each)));
});

it('lets everything of a conversation go with it, however long its kind may be kept', async () => {
  const store = await filled();
  const longer = { RETENTION_HANDOVER_DAYS: '90', RETENTION_GAP_DAYS: '90', RETENTION_NEED_DAYS: '90' };
  await deleteExpired(store, readRetention({ RETENTION_CONVERSATION_DAYS: '10', ...longer }), 31 * DAY_MS);
  expect((await left(store)).sort()).toEqual(['audit', 'needs N1']);
});
