/** Three-valued conditions over what a person responded: unknown is not no. */
import type { Condition, Ground, Held, Known } from './model.ts';

export type Truth = 'yes' | 'no' | 'unknown';

type Leaf = Extract<Condition, { readonly question: string }>;

/** Whether a condition holds, given what is known; without a condition it does. */
export function holds(condition: Condition | null, known: Known): Truth {
  if (condition === null) return 'yes';
  if ('all' in condition) return conjunction(condition.all.map((part) => holds(part, known)));
  if ('any' in condition) return invert(conjunction(condition.any.map((part) => invert(holds(part, known)))));
  if ('not' in condition) return invert(holds(condition.not, known));
  return leafHolds(condition, known.get(condition.question));
}

function conjunction(parts: readonly Truth[]): Truth {
  if (parts.includes('no')) return 'no';
  return parts.includes('unknown') ? 'unknown' : 'yes';
}

export function invert(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'yes' ? 'no' : 'yes';
}

function leafHolds(leaf: Leaf, said: Held | 'passed' | undefined): Truth {
  if (said === undefined) return 'unknown';
  if (said === 'passed') return 'no';
  if (said.is === 'number' && 'from' in leaf) return said.number >= leaf.from && said.number < leaf.below ? 'yes' : 'no';
  if (said.is === 'values' && 'is' in leaf) return said.values.some((value) => leaf.is.includes(value)) ? 'yes' : 'no';
  if ('among' in said && 'is' in leaf) return openValues(leaf, said).length > 0 ? 'unknown' : 'no';
  return 'unknown';
}

/**
 * Questions whose response could still change the condition: those not responded to yet, in what partial
 * evaluation leaves of it. 不确定 is a response: it stays unknown and is not asked again.
 */
export function openQuestions(condition: Condition | null, known: Known): ReadonlySet<string> {
  const open = new Set<string>();
  if (condition !== null) collectOpen(condition, known, open);
  return open;
}

function collectOpen(condition: Condition, known: Known, open: Set<string>): void {
  if (holds(condition, known) !== 'unknown') return;
  if ('question' in condition) {
    if (!known.has(condition.question)) open.add(condition.question);
    return;
  }
  for (const part of partsOf(condition)) collectOpen(part, known, open);
}

function partsOf(condition: Exclude<Condition, Leaf>): readonly Condition[] {
  if ('all' in condition) return condition.all;
  return 'any' in condition ? condition.any : [condition.not];
}

/** Every question and value that a condition names, positive or negated. */
export function leavesOf(condition: Condition | null): readonly Leaf[] {
  if (condition === null) return [];
  return 'question' in condition ? [condition] : partsOf(condition).flatMap(leavesOf);
}

/** The values given that make the condition yes, or, where it is unknown, those that already speak for it. */
export function groundsFor(condition: Condition | null, known: Known): readonly Ground[] {
  if (condition === null || 'not' in condition || holds(condition, known) === 'no') return [];
  if (!('question' in condition)) return partsOf(condition).flatMap((part) => groundsFor(part, known));
  const said = known.get(condition.question);
  if (said === undefined || said === 'passed' || said.is !== 'values' || !('is' in condition)) return [];
  return said.values.filter((value) => condition.is.includes(value)).map((value) => ({ question: condition.question, value }));
}

/** The values that would speak for an unknown condition, at questions that were left open. */
export function groundsOpen(condition: Condition | null, known: Known): readonly Ground[] {
  if (condition === null || 'not' in condition || holds(condition, known) !== 'unknown') return [];
  if (!('question' in condition)) return partsOf(condition).flatMap((part) => groundsOpen(part, known));
  const said = known.get(condition.question);
  if (said === undefined || said === 'passed' || !('is' in condition)) return [];
  return openValues(condition, said).map((value) => ({ question: condition.question, value }));
}

function openValues(leaf: Extract<Leaf, { readonly is: readonly string[] }>, said: Held): readonly string[] {
  if (said.is !== 'unsure' && said.is !== 'skipped') return [];
  return 'among' in said ? leaf.is.filter((value) => said.among.includes(value)) : leaf.is;
}

/** The values whose absence makes the condition no: of a conjunction the first part that fails. */
export function groundsAgainst(condition: Condition | null, known: Known): readonly Ground[] {
  if (condition === null || holds(condition, known) !== 'no') return [];
  if ('question' in condition) {
    return 'is' in condition ? condition.is.map((value) => ({ question: condition.question, value })) : [];
  }
  if ('not' in condition) return groundsFor(condition.not, known);
  const failing = partsOf(condition).filter((part) => holds(part, known) === 'no');
  const parts = 'all' in condition ? failing.slice(0, 1) : failing;
  return parts.flatMap((part) => groundsAgainst(part, known));
}
