/** A page of one sentence. */
import type { Reply } from './route.ts';
import { say, type Words } from './words.ts';

export function message({ words }: { readonly words: Words }, status: number, key: string): Reply {
  const text = say(words, key);
  return { is: 'page', view: 'message', title: text, status, data: { text } };
}
