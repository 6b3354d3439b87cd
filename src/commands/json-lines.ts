/** Reads JSON objects from standard input, one a line, and writes one for each: memory stays bounded by one line. */

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** @param answer gets each line's object; what it throws is told as a line of its own, and the rest goes on */
export async function answerLines(
  input: Readable,
  output: Writable,
  answer: (line: Readonly<Record<string, unknown>>) => unknown,
): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim() === '') continue;
    if (!output.write(`${JSON.stringify(answerOne(line, answer))}\n`)) await once(output, 'drain');
  }
}

function answerOne(line: string, answer: (line: Readonly<Record<string, unknown>>) => unknown): unknown {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { error: 'each line has to be a JSON object' };
    return answer(value as Record<string, unknown>);
  } catch (error) {
    return { error: (error as Error).message };
  }
}
