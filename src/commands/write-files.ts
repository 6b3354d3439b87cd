/** Writes files that people edit: each whole or not at all, and all of them or none. */
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface FileToWrite {
  readonly path: string;
  readonly text: string;
}

/** @returns a function that brings back what stood there, where nobody has written since. @throws as the file system does, with nothing changed */
export function writeFiles(files: readonly FileToWrite[]): () => void {
  const done: { path: string; before: string | null; text: string }[] = [];
  const undo = () => {
    for (const { path, before, text } of done.reverse()) {
      if (readIfAny(path) !== text) continue;
      if (before === null) rmSync(path);
      else replace(path, before);
    }
  };
  try {
    for (const { path, text } of files) {
      const before = readIfAny(path);
      replace(path, text);
      done.push({ path, before, text });
    }
  } catch (error) {
    undo();
    throw error;
  }
  return undo;
}

/** A new file takes the old one's name, so that nobody ever reads half of it; a link stays one. */
function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const stat = statSync(path, { throwIfNoEntry: false });
  const target = stat === undefined ? path : realpathSync(path);
  writeFileSync(`${target}~`, text, { flush: true, ...(stat === undefined ? {} : { mode: stat.mode }) });
  renameSync(`${target}~`, target);
}

function readIfAny(path: string): string | null {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? null : readFileSync(path, 'utf8');
}
