/** What is kept of a session, so that its result can be shown again: no free words. */
import type { Session } from './session.ts';

export type Kept = Required<Pick<Session, 'responses' | 'wanted'>>;

/** What a person typed freely is not for a page that others may open. */
export function keptOf({ responses, wanted = [] }: Session): Kept {
  return { responses: Object.fromEntries(Object.entries(responses).filter(([, response]) => response.is !== 'text')), wanted };
}

/** @param text JSON of what was kept */
export function readKept(text: string): Kept {
  const kept = JSON.parse(text) as Kept | Kept['responses'];
  return isKept(kept) ? kept : { responses: kept, wanted: [] };
}

/** Results of former versions are the responses alone. */
function isKept(kept: Kept | Kept['responses']): kept is Kept {
  return Array.isArray(kept.wanted);
}
