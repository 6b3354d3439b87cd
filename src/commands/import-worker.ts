import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImportJson } from '../knowledge/import/as-json.ts';
import type { Draft } from '../knowledge/import/draft.ts';
import type { Format } from '../knowledge/import/read/read-document.ts';
import type { ImportWordsFile } from '../knowledge/import/words.ts';
import { programRoot } from '../ops/settings-groups.ts';

export interface ReaderTask {
  readonly path: string;
  readonly words: ImportWordsFile;
  /** Whether knowledge files are wanted, too. */
  readonly drafts: boolean;
}

/** What the worker found, or why it could not read the file. */
export type Reading = ReadResult | { readonly refusal: string };

export interface ReadResult {
  readonly format: Format;
  readonly text: string;
  readonly json: ImportJson;
  readonly draft: Draft | null;
}

const TIME_LIMIT_MS = 60_000;
const WATCH_EVERY_MS = 50;
/** More than the program itself takes. Buffers lie outside the worker's own limit, so the whole process is watched. */
const MEMORY_LIMIT_BYTES = 900 * 1024 * 1024;
const HEAP_LIMIT_MB = 512;

export function readInWorker(task: ReaderTask): Promise<Reading> {
  const worker = new Worker(join(programRoot(), 'dist', 'commands', 'import-reader.js'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
    // What libraries say in passing is not for our output.
    stdout: true,
    stderr: true,
  });
  const before = process.memoryUsage.rss();
  return new Promise((resolve) => {
    const finish = (reading: Reading): void => {
      clearTimeout(timer);
      clearInterval(watch);
      void worker.terminate();
      resolve(reading);
    };
    const timer = setTimeout(
      () => finish({ refusal: `读了 ${TIME_LIMIT_MS / 1000} 秒还没有读完；这个文件不像一份正常的文件` }),
      TIME_LIMIT_MS,
    );
    const tooMuch = { refusal: '读这个文件要用太多内存；它可能是压缩炸弹，或图片太多' };
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > MEMORY_LIMIT_BYTES) finish(tooMuch);
    }, WATCH_EVERY_MS);
    worker.once('message', (reading: Reading) => finish(reading));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch : { refusal: `读这个文件时出了错（${error.message.slice(0, 120)}）` }),
    );
  });
}
