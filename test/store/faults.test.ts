/** The store in trouble, as the person who writes and the operator who starts meet it. */
import { chmodSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { deleteConversation } from '../../src/store/conversations.ts';
import { claimDataDir, databasePath, openDataDir, openToServe } from '../../src/store/data-dir.ts';
import { sqliteFile } from '../../src/store/sqlite.ts';
import { Store } from '../../src/store/store.ts';
import { connect } from '../channels/client.ts';
import { activities, begin, say } from '../channels/rest.ts';
import { startService } from '../channels/service.ts';
import { freshDir } from '../fresh-dir.ts';

it('answers 503 on a full disk, says so to whoever watches, keeps nothing by halves, and resumes by itself', async () => {
  const dataDir = freshDir();
  const store = await Store.open(sqliteFile(databasePath(dataDir), 120));
  const service = await startService({ store });
  const [full, other] = [await begin(service.url, service.directLine.issueToken().token), service.directLine.issueToken()];
  const watching = await begin(service.url, other.token);
  const client = connect({ url: service.url, token: other.token });
  await client.say('你好');
  await client.until(({ seen }) => seen.length === 2);
  let status = 200;
  for (let index = 0; status === 200; index++) ({ status } = await say(service.url, full, '满'.repeat(20_000), `${index}`));
  expect(status).toBe(503);
  expect((await say(service.url, watching, '满'.repeat(20_000))).body.error.message).toContain('请稍后再试');
  await client.until(({ texts }) => texts().at(-1)?.includes('请稍后再试') ?? false);
  expect(await store.isUsable()).toBe(false);
  const { body } = await activities(service.url, full);
  expect(body.activities.length % 2).toBe(0);
  await store.write((tx) => deleteConversation(tx, full.conversationId));
  expect((await say(service.url, watching, '还在吗')).status).toBe(200);
  await client.until(({ texts }) => texts().at(-1) === '2：还在吗');
  expect(await store.isUsable()).toBe(true);
});

it('gives a polling client an empty set while the store cannot be read, never an error', async () => {
  const service = await startService();
  const conversation = await begin(service.url, service.directLine.issueToken().token);
  await say(service.url, conversation, '你好');
  await service.store.close();
  const answer = await activities(service.url, conversation, '1');
  expect([answer.status, answer.body]).toEqual([200, { activities: [], watermark: '1' }]);
  expect((await say(service.url, conversation, '你好')).status).toBe(503);
  expect(await service.store.isUsable()).toBe(false);
});

it('refuses a second server on the same folder', () => {
  const dataDir = freshDir();
  const release = claimDataDir(dataDir);
  expect(() => claimDataDir(dataDir)).toThrow(expect.objectContaining({ code: 'data-in-use' }));
  release();
  claimDataDir(dataDir)();
});

it('refuses a folder that cannot be written, in one line', async () => {
  const dataDir = freshDir();
  await (await openDataDir(dataDir)).close();
  chmodSync(dataDir, 0o500);
  asOrdinaryUser();
  expect(() => claimDataDir(dataDir)).toThrow(
    expect.objectContaining({ code: 'store-unusable', message: expect.stringContaining(dataDir) }),
  );
  await expect(openDataDir(dataDir)).rejects.toMatchObject({ code: 'store-unusable' });
  expect(() => claimDataDir(`${dataDir}/below`)).toThrow(expect.objectContaining({ code: 'store-unusable' }));
});

for (const [kind, spoil] of Object.entries({
  'cut off': (path: string) => truncateSync(path, 9_000),
  overwritten: (path: string) => writeFileSync(path, 'no database at all, but long enough to be read as one'.repeat(200)),
  'spoilt in the middle': (path: string) => writeFileSync(path, readFileSync(path).fill(0x5a, 4_096)),
}))
  it(`refuses a database file that is ${kind}, in one line`, async () => {
    const dataDir = freshDir();
    await (await openDataDir(dataDir)).close();
    spoil(databasePath(dataDir));
    await expect(openDataDir(dataDir)).rejects.toMatchObject({ code: 'store-unusable', message: expect.not.stringContaining('\n') });
  });

it('says so once the file was cut off beneath a running service, whatever can still be read, and the person is asked to try later', async () => {
  const dataDir = freshDir();
  const service = await startService({ dataDir });
  const conversation = await begin(service.url, service.directLine.issueToken().token);
  for (let index = 0; index < 30; index++) await say(service.url, conversation, '满'.repeat(2_000), `${index}`);
  service.store.tidy();
  // Its beginning stays, so that the service could still believe that all is well.
  truncateSync(databasePath(dataDir), 9_000);
  expect(await service.store.isUsable()).toBe(true);
  const { status, body } = await say(service.url, conversation, '在吗', 'x');
  expect([status, body.error.message]).toEqual([503, '请稍后再试']);
  expect((await activities(service.url, conversation)).status).toBe(200);
  expect(await service.store.isUsable()).toBe(false);
  expect(await service.store.isUsable()).toBe(false);
});

it('refuses files that cannot be written, in one line', async () => {
  const dataDir = freshDir();
  await (await openToServe(dataDir, null, 1)).store.close();
  for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o400);
  chmodSync(dataDir, 0o500);
  asOrdinaryUser();
  await expect(openToServe(dataDir, null, 2)).rejects.toMatchObject({ code: 'store-unusable', message: expect.not.stringContaining('\n') });
});

it('keeps its files from everybody else on the machine', async () => {
  const dataDir = freshDir();
  const store = await openDataDir(dataDir);
  await store.write((tx) => deleteConversation(tx, 'none'));
  const rights = readdirSync(dataDir).map((name) => [name, (statSync(join(dataDir, name)).mode & 0o777).toString(8)]);
  await store.close();
  expect(rights.length).toBeGreaterThan(1);
  expect(rights.filter(([, mode]) => mode !== '600')).toEqual([]);
});

it('goes on in order when the clock is set back', async () => {
  let now = Date.parse('2026-03-01T12:00:00Z');
  const service = await startService({ clock: () => new Date(now) });
  const conversation = await begin(service.url, service.directLine.issueToken().token);
  await say(service.url, conversation, '一');
  now -= 24 * 3_600_000;
  await say(service.url, conversation, '二');
  const { body } = await activities(service.url, conversation);
  expect(body.activities.map(({ text }: { text: string }) => text)).toEqual(['一', '1：一', '二', '2：二']);
  expect((await activities(service.url, conversation, '2')).body.activities).toHaveLength(2);
});

/** Root may write everywhere. */
function asOrdinaryUser(): void {
  if (process.getuid?.() !== 0) return;
  process.seteuid?.(65_534);
  onTestFinished(() => process.seteuid?.(0));
}
