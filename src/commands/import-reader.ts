/** The worker that reads a document: a file that never ends, or never stops growing, is stopped with it. */
import { parentPort, workerData } from 'node:worker_threads';
import { asJson } from '../knowledge/import/as-json.ts';
import { draftOf } from '../knowledge/import/draft.ts';
import { findPlan } from '../knowledge/import/find-plan.ts';
import { readDocument } from '../knowledge/import/read/read-document.ts';
import { Refusal } from '../knowledge/import/read/refusal.ts';
import { columnNames } from '../knowledge/import/tables.ts';
import { importWords } from '../knowledge/import/words.ts';
import type { ReaderTask, Reading } from './import-worker.ts';

async function read({ path, words, drafts }: ReaderTask): Promise<Reading> {
  try {
    const known = importWords(words);
    const { format, text } = await readDocument(path, columnNames(known));
    const plan = findPlan(text, known);
    return { format, text, json: asJson(plan), draft: drafts ? draftOf(plan, path, known) : null };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}

parentPort?.postMessage(await read(workerData as ReaderTask));
