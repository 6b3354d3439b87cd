/** The pages about the knowledge, which stand under one entry of the navigation. */
import { say, type Words } from './words.ts';

/** The entry's address. */
export const WAY = '/staff/knowledge';

const PARTS = [
  { to: WAY, word: 'measures' },
  { to: '/staff/knowledge/bodies', word: 'bodies' },
  { to: '/staff/knowledge/search', word: 'playground' },
  { to: '/staff/knowledge/findings', word: 'findings' },
] as const;

export function knowledgeParts(words: Words, current: string): readonly object[] {
  return PARTS.map(({ to, word }) => ({ to, name: say(words, word), current: to === current }));
}
