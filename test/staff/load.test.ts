/** A busy morning: 2,000 conversations wait, 20 staff members look on. */
import { expect, it } from 'vitest';
import { randomId } from '../../src/ops/ids.ts';
import { openConversation } from '../../src/store/conversations.ts';
import { insertHandover } from '../../src/store/handovers.ts';
import { startConsole } from './console.ts';
import { hearing } from './events.ts';

it('opens the inbox within 200 ms and tells every open page of a new one within a second', async () => {
  const { store, member, say, url } = await startConsole();
  await store.write(async (tx) => {
    for (let index = 0; index < 2_000; index++) {
      const conversationId = `waiting-${index}`;
      await openConversation(tx, { id: conversationId, channel: 'directline', userId: 'u' }, index);
      const about = {
        station: null,
        accountId: null,
        reason: 'asked',
        question: `第${index}个问题`,
        locale: 'zh-Hans',
        measures: [],
        lead: [],
      };
      await insertHandover(tx, { ...about, id: randomId(), conversationId }, index);
    }
  });
  const members = await Promise.all(Array.from({ length: 20 }, (_, index) => member('staff', `staff${index}`)));
  const [first] = members;
  await first?.get('/staff/inbox');
  const startedAt = performance.now();
  const page = await first?.get('/staff/inbox');
  expect(performance.now() - startedAt).toBeLessThan(200);
  expect(page?.html).toContain('（2000）');

  const heard = await Promise.all(members.map((one) => hearing(url, one)));
  await Promise.all(heard.map(({ until }) => until('"waiting":2000')));
  const askedAt = performance.now();
  await say('new', '转人工');
  await Promise.all(heard.map(({ until }) => until('"waiting":2001')));
  expect(performance.now() - askedAt).toBeLessThan(1_000);
});
