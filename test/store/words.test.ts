/** What people wrote, as it stands in the files: a hand-over is read as typed, and lies encrypted; without a key no number is kept. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { activitiesAfter } from '../../src/store/activities.ts';
import { openDataDir } from '../../src/store/data-dir.ts';
import { newestGaps } from '../../src/store/gaps.ts';
import { addHandoverNote, handoverNotes, insertHandover } from '../../src/store/handovers.ts';
import { proveKey } from '../../src/store/older-words.ts';
import type { Effect } from '../../src/turn/model.ts';
import { activities, begin, call, say } from '../channels/rest.ts';
import { startService } from '../channels/service.ts';
import { echo } from '../echo.ts';
import { freshDir } from '../fresh-dir.ts';

const SAID = '请回电13800138000，身份证44190019900101123X，要5000000元，2015-2017年';
const MASKED = '请回电***，身份证***，要5000000元，2015-2017年';
const gap: Effect = { do: 'note-gap', question: SAID, reason: 'unclear', locale: 'zh-Hans' };
const answer = echo(() => [gap]);

/** The bytes of every file, also of SQLite's own beside the database. */
function bytesIn(dataDir: string): string {
  return readdirSync(dataDir)
    .map((name) => readFileSync(join(dataDir, name)).toString())
    .join('');
}

it('shows words as typed to those who may see them, after a restart too, and keeps them in no file in plain', async () => {
  const [dataDir, DATA_KEY] = [freshDir(), randomBytes(32).toString('base64')];
  const first = await startService({ dataDir, answer, env: { DATA_KEY } });
  const talk = await begin(first.url, first.directLine.issueToken().token);
  await say(first.url, talk, SAID);
  const about = { station: null, accountId: null, reason: 'asked', question: 'q', locale: 'zh-Hans', measures: [], lead: [] };
  await first.store.write(async (tx) => {
    await insertHandover(tx, { ...about, id: 'h1', conversationId: talk.conversationId }, 1);
    await addHandoverNote(tx, 'h1', { kind: 'note', who: '林', text: SAID, at: 1 });
  });
  await first.stop();
  expect(bytesIn(dataDir)).not.toMatch(/13800138000|44190019900101123X|请回电1/);
  const again = await startService({ dataDir, answer, env: { DATA_KEY } });
  const { body } = await activities(again.url, talk);
  expect(body.activities.map(({ text }: { text: string }) => text)).toEqual([SAID, `1：${SAID}`]);
  expect(await again.store.read((db) => handoverNotes(db, 'h1'))).toMatchObject([{ text: SAID }]);
  expect(await again.store.read((db) => newestGaps(db, 1))).toMatchObject([{ question: MASKED }]);
});

it('takes no telephone or identity number in where there is no key, and says back what it took', async () => {
  const dataDir = freshDir();
  const service = await startService({ dataDir, answer });
  const talk = await begin(service.url, service.directLine.issueToken().token);
  await call(service.url, 'POST', `/conversations/${talk.conversationId}/activities`, {
    token: talk.token,
    body: { type: 'message', text: SAID, value: { phone: ['13800138000'] }, channelData: { clientActivityID: '138001380001234' } },
  });
  const { body } = await activities(service.url, talk);
  expect(body.activities).toMatchObject([
    { text: MASKED, value: { phone: ['***'] }, channelData: { clientActivityID: '138001380001234' } },
    { text: `1：${MASKED}` },
  ]);
  expect(bytesIn(dataDir)).not.toMatch(/13800138000(?!1234)|44190019900101123X/);
});

it('refuses words that were encrypted with another key, or where the key is missing', async () => {
  const [dataDir, key] = [freshDir(), randomBytes(32)];
  const open = async (dataKey: Buffer | null) => {
    const store = await openDataDir(dataDir, dataKey);
    await proveKey(store, 1).finally(() => store.close());
  };
  await open(null);
  await open(key);
  await open(key);
  await expect(open(randomBytes(32))).rejects.toMatchObject({ code: 'data-key-wrong' });
  await expect(open(null)).rejects.toMatchObject({ code: 'data-key-wrong', message: expect.stringContaining('DATA_KEY is not set') });
});

it('reads no words that were moved to another place', async () => {
  const service = await startService({ answer, env: { DATA_KEY: randomBytes(32).toString('base64') } });
  const [one, other] = [
    await begin(service.url, service.directLine.issueToken().token),
    await begin(service.url, service.directLine.issueToken().token),
  ];
  await say(service.url, one, '一');
  await say(service.url, other, '二');
  await service.store.write(async ({ db }) => {
    const { body } = await db
      .selectFrom('activities')
      .select('body')
      .where('conversation_id', '=', one.conversationId)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('activities')
      .set({ body })
      .where('conversation_id', '=', other.conversationId)
      .where('sequence', '=', 1)
      .execute();
  });
  await expect(service.store.read((db) => activitiesAfter(db, other.conversationId, 0, 1))).rejects.toMatchObject({
    code: 'data-key-wrong',
  });
  expect((await activities(service.url, one)).body.activities).toHaveLength(2);
});
