import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchFolders } from '../../src/ops/watch.ts';
import { freshDir } from '../fresh-dir.ts';

const soon = { timeout: 10_000, interval: 10 };

function watched() {
  const dir = freshDir();
  mkdirSync(join(dir, 'words'));
  writeFileSync(join(dir, 'words/a.yaml'), 'a');
  let changes = 0;
  onTestFinished(watchFolders([dir, join(dir, 'nowhere')], () => changes++, { settleMs: 20, lookMs: 50 }));
  return { dir, seen: (count: number) => vi.waitFor(() => expect(changes).toBeGreaterThanOrEqual(count), soon) };
}

describe('watched folders', () => {
  it('tell of a file that is written, replaced by another of its name, or removed', async () => {
    const { dir, seen } = watched();
    writeFileSync(join(dir, 'words/a.yaml'), 'ab');
    await seen(1);
    writeFileSync(join(dir, 'words/a.yaml~'), 'abc');
    renameSync(join(dir, 'words/a.yaml~'), join(dir, 'words/a.yaml'));
    await seen(2);
    rmSync(join(dir, 'words/a.yaml'));
    await seen(3);
  });

  it('tell of files in a folder that is new, and of files when a folder goes', async () => {
    const { dir, seen } = watched();
    mkdirSync(join(dir, 'plan/measures'), { recursive: true });
    writeFileSync(join(dir, 'plan/measures/1.yaml'), '1');
    await seen(1);
    writeFileSync(join(dir, 'plan/measures/1.yaml'), '12');
    await seen(2);
    rmSync(join(dir, 'plan'), { recursive: true });
    await seen(3);
  });

  it('bear a link that leads nowhere', async () => {
    const { dir, seen } = watched();
    symlinkSync(join(dir, 'gone'), join(dir, 'words/link.yaml'));
    await seen(1);
  });
});
