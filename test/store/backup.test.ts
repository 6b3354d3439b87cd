/** Backup and restore, by restoring. */
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { runBackup } from '../../src/commands/backup.ts';
import { runRestore } from '../../src/commands/restore.ts';
import { backup, restore } from '../../src/store/backup.ts';
import { databasePath } from '../../src/store/data-dir.ts';
import { activities, begin, say } from '../channels/rest.ts';
import { type Service, startService } from '../channels/service.ts';
import { freshDir } from '../fresh-dir.ts';

const NOW = Date.parse('2026-03-01T08:00:00Z');

async function texts(service: Service, conversation: Awaited<ReturnType<typeof begin>>): Promise<string[]> {
  return (await activities(service.url, conversation)).body.activities.map(({ text }: { text: string }) => text);
}

it('copies beside a busy server what is whole, and brings it back with tokens that still hold', async () => {
  const dataDir = freshDir();
  const file = join(freshDir(), 'copy.sqlite');
  const before = await startService({ dataDir });
  const conversation = await begin(before.url, before.directLine.issueToken().token);
  for (let index = 0; index < 20; index++) await say(before.url, conversation, `${index}`);
  let isOver = false;
  const busy = (async () => {
    while (!isOver) await say(before.url, conversation, '还在说');
  })();
  const contents = await backup(dataDir, file);
  isOver = true;
  await busy;
  expect(contents.activities).toBeGreaterThanOrEqual(40);
  expect(readdirSync(join(file, '..'))).toEqual(['copy.sqlite']);
  await before.stop();
  const aside = restore(dataDir, file, NOW);
  expect(aside).toBe(join(dataDir, 'replaced-2026-03-01T08-00-00-000Z'));
  const after = await startService({ dataDir });
  const restored = await texts(after, conversation);
  expect(restored).toHaveLength(contents.activities);
  expect(restored.slice(0, 2)).toEqual(['0', '1：0']);
  expect((await say(after.url, conversation, '继续')).status).toBe(200);
  await after.stop();
  restore(dataDir, join(aside ?? '', 'guancetong.sqlite'), NOW + 1);
  const replaced = await startService({ dataDir });
  expect((await texts(replaced, conversation)).length).toBeGreaterThanOrEqual(restored.length);
});

it('refuses to restore while a server runs, and changes nothing', async () => {
  const dataDir = freshDir();
  const file = join(freshDir(), 'copy.sqlite');
  const service = await startService({ dataDir });
  await backup(dataDir, file);
  expect(() => restore(dataDir, file, NOW)).toThrow(expect.objectContaining({ code: 'data-in-use' }));
  expect(readdirSync(dataDir).filter((name) => name.startsWith('replaced'))).toEqual([]);
  expect(await service.store.isUsable()).toBe(true);
});

it('restores into an empty folder', async () => {
  const [dataDir, elsewhere] = [freshDir(), freshDir()];
  const file = join(freshDir(), 'copy.sqlite');
  const service = await startService({ dataDir });
  const conversation = await begin(service.url, service.directLine.issueToken().token);
  await say(service.url, conversation, '你好');
  await backup(dataDir, file);
  expect(restore(elsewhere, file, NOW)).toBeNull();
  const moved = await startService({ dataDir: elsewhere });
  expect(await texts(moved, conversation)).toEqual(['你好', '1：你好']);
});

const NO_BACKUPS: Readonly<Record<string, (path: string) => void>> = {
  'is missing': () => {},
  'is something else': (path) => writeFileSync(path, 'a letter'.repeat(1_000)),
  'was cut off': (path) => truncateSync(path, 20_000),
  'is a database of others': (path) => {
    writeFileSync(path, '');
    new Database(path).exec('create table letters (x)').close();
  },
};

for (const [kind, make] of Object.entries(NO_BACKUPS))
  it(`refuses to restore a file that ${kind}, and keeps what is there`, async () => {
    const dataDir = freshDir();
    const file = join(freshDir(), 'copy.sqlite');
    await (await startService({ dataDir })).stop();
    if (kind === 'was cut off') await backup(dataDir, file);
    const kept = readFileSync(databasePath(dataDir));
    make(file);
    expect(() => restore(dataDir, file, NOW)).toThrow(expect.objectContaining({ code: 'restore-refused' }));
    expect(readFileSync(databasePath(dataDir)).equals(kept)).toBe(true);
    expect(existsSync(`${databasePath(dataDir)}.partial`)).toBe(false);
  });

it('writes over no file, and says so where there is nothing to copy', async () => {
  const dataDir = freshDir();
  await expect(backup(freshDir(), join(dataDir, 'x'))).rejects.toMatchObject({ code: 'backup-refused' });
  await (await startService({ dataDir })).stop();
  await expect(backup(dataDir, databasePath(dataDir))).rejects.toMatchObject({ code: 'backup-refused' });
  await expect(backup(dataDir, join(dataDir, 'no', 'folder', 'x'))).rejects.toMatchObject({ code: 'backup-refused' });
});

it('tells by its commands what it did', async () => {
  const dataDir = freshDir();
  const file = join(freshDir(), 'copy.sqlite');
  await (await startService({ dataDir })).stop();
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  expect(await runBackup([file], dataDir, print)).toBe(0);
  expect(await runRestore([file], dataDir, print)).toBe(0);
  expect(await runRestore([], dataDir, print)).toBe(2);
  expect(lines).toEqual([
    `已备份到 ${file}：0 个会话，0 条消息。`,
    expect.stringContaining(`已恢复 ${file}。原来的数据留在 ${dataDir}/replaced-`),
    expect.stringContaining('用法'),
  ]);
});
