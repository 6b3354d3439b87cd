/** One more regression question, as a line of its own at the end of its file. */
import { readLabelled } from './labelled.ts';

/** Those that came out of gaps, within the knowledge folder. */
export const GAP_QUESTIONS = 'questions/gaps.jsonl';

export interface NewQuestion {
  readonly q: string;
  /** What has to come first; null: nothing, since the plans are silent on it. */
  readonly measure: { readonly plan: string; readonly number: number } | null;
}

/** @param text of the file as it stands; empty where there is none yet. @param taken ids of all questions */
export function withQuestion(text: string, { q, measure }: NewQuestion, taken: ReadonlySet<string>): string {
  const id = freeId(taken);
  const row =
    measure === null
      ? { id, q, kind: 'near-oos', gold: [], outcome: 'none' }
      : { id, q, kind: 'gap', gold: [measure.number], plan: measure.plan, outcome: 'answer' };
  const kept = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${kept}${JSON.stringify(row)}\n`;
}

/** Whether the very question stands there already. */
export function holdsQuestion(text: string, q: string): boolean {
  return readLabelled(text).some((row) => row.q === q);
}

function freeId(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = `gap${number}`;
    if (!taken.has(id)) return id;
  }
}
