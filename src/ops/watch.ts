/** Notices that files in some folders have changed: by what the system tells at once, and by looking every so often. */
import { type Dirent, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

export interface WatchTimes {
  /** Editors write in several steps: a change counts once it has been still for so long. */
  readonly settleMs: number;
  /** What the system does not tell (network folders, some containers) is seen by looking. */
  readonly lookMs: number;
}

const TIMES: WatchTimes = { settleMs: 120, lookMs: 1_500 };

/** @returns a function that ends it */
export function watchFolders(dirs: readonly string[], onChange: () => void, times: WatchTimes = TIMES): () => void {
  const watchers = new Map<string, FSWatcher>();
  let seen = look();
  let settling: NodeJS.Timeout | undefined;

  /** Folders are watched one by one: an editor that saves by renaming replaces files, not folders. */
  function look(): string {
    const { folders, signature } = listing(dirs);
    for (const [folder, watcher] of watchers) {
      if (folders.includes(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) if (!watchers.has(folder)) watchOne(folder);
    return signature;
  }

  function watchOne(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, settle);
      watcher.on('error', () => watcher.close()); // Looking goes on.
      watchers.set(folder, watcher);
    } catch {
      // The system has no watch left for it: looking every so often is enough.
    }
  }

  function settle(): void {
    clearTimeout(settling);
    settling = setTimeout(compare, times.settleMs);
  }

  function compare(): void {
    const now = look();
    if (now === seen) return;
    seen = now;
    onChange();
  }

  const looking = setInterval(compare, times.lookMs);
  looking.unref();
  return () => {
    clearInterval(looking);
    clearTimeout(settling);
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** All folders below, and what would differ if any file did. */
function listing(dirs: readonly string[]): { folders: string[]; signature: string } {
  const folders: string[] = [];
  const lines: string[] = [];
  const visit = (folder: string): void => {
    folders.push(folder);
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else lines.push(`${path} ${stamp(path)}`);
    }
  };
  for (const dir of dirs) if (isFolder(dir)) visit(dir);
  return { folders, signature: lines.join('\n') };
}

/** A folder that went, or may not be read, while we looked: what is missing from the signature is a change too. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function stamp(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 'gone' : `${stat.size} ${stat.mtimeMs} ${stat.ino}`;
}

function isFolder(dir: string): boolean {
  return statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
