/** The line by which a member's open page hears of changes. */
import { onTestFinished } from 'vitest';
import type { Member } from './member.ts';

export interface Heard {
  /** All that has come so far. */
  readonly read: string;
  /** Reads on until the words have come. */
  until(words: string): Promise<void>;
}

/** Ends with the test. */
export async function hearing(url: string, { cookies }: Member): Promise<Heard> {
  const ended = new AbortController();
  onTestFinished(() => ended.abort());
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { body } = await fetch(`${url}/staff/events`, { headers: { cookie }, signal: ended.signal });
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('no stream');
  let read = '';
  return {
    get read() {
      return read;
    },
    until: async (words) => {
      while (!read.includes(words)) read += (await reader.read()).value ?? '';
    },
  };
}
