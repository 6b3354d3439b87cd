import { leavesOf } from './conditions.ts';
import type { Dialog, Question, Rule } from './model.ts';

/** Where a question occurs in the file that declares it. */
export interface Uses {
  readonly rules: readonly Rule[];
  /** Later questions that are asked or not because of it. */
  readonly questions: readonly Question[];
}

const usesOf = new WeakMap<Dialog, ReadonlyMap<string, Uses>>();

/** Rules and later questions that look at a question; made once for a dialog. */
export function usesIn(dialog: Dialog, id: string): Uses {
  const known = usesOf.get(dialog) ?? indexUses(dialog);
  usesOf.set(dialog, known);
  return known.get(id) ?? { rules: [], questions: [] };
}

function indexUses(dialog: Dialog): ReadonlyMap<string, Uses> {
  return new Map(
    dialog.questions.map(({ id }) => {
      const rules = dialog.rules.filter((rule) => looksAt(rule.when, id) || looksAt(rule.possibly, id));
      return [id, { rules, questions: dialog.questions.filter((question) => looksAt(question.when, id)) }];
    }),
  );
}

function looksAt(condition: Rule['when'], id: string): boolean {
  return leavesOf(condition).some((leaf) => leaf.question === id);
}
