import { didYouMean } from '../knowledge/nearest.ts';
import type { Path } from '../knowledge/yaml-path.ts';
import type { Draft } from './draft.ts';
import { report } from './draft.ts';
import type { Condition, Question } from './model.ts';
import type { ConditionEntry, NumberRange } from './schema.ts';

/** @param asked the questions that a condition here may look back on */
export function buildCondition(
  draft: Draft,
  path: Path,
  entry: ConditionEntry | undefined,
  asked: ReadonlyMap<string, Question>,
): Condition | null {
  if (entry === undefined) return null;
  const parts = Object.entries(entry).map(([name, value]) => buildPart(draft, [...path, name], name, value, asked));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { all: parts };
}

function buildPart(draft: Draft, path: Path, name: string, value: unknown, asked: ReadonlyMap<string, Question>): Condition {
  const build = (inner: ConditionEntry, at: Path) => buildCondition(draft, at, inner, asked) as Condition;
  if (name === 'all') return { all: (value as ConditionEntry[]).map((inner, index) => build(inner, [...path, index])) };
  if (name === 'any') return { any: (value as ConditionEntry[]).map((inner, index) => build(inner, [...path, index])) };
  if (name === 'not') return { not: build(value as ConditionEntry, path) };
  return buildLeaf(draft, path, name, value as string | readonly string[] | NumberRange, asked);
}

function buildLeaf(
  draft: Draft,
  path: Path,
  id: string,
  value: string | readonly string[] | NumberRange,
  asked: ReadonlyMap<string, Question>,
): Condition {
  const question = asked.get(id);
  if (question === undefined) {
    report(draft, path, `前面没有题目「${id}」${didYouMean(id, asked.keys())}；条件只能看排在它前面的题目`);
  }
  if (typeof value === 'object' && !Array.isArray(value)) return buildRange(draft, path, id, value as NumberRange, question);
  const is = typeof value === 'string' ? [value] : (value as readonly string[]);
  if (question !== undefined) checkValues(draft, path, is, question);
  return { question: id, is };
}

function buildRange(draft: Draft, path: Path, id: string, range: NumberRange, question: Question | undefined): Condition {
  if (question !== undefined && question.kind !== 'number') report(draft, path, `题目「${id}」不是数字题，条件要写选项`);
  return { question: id, from: range.from ?? 0, below: range.below ?? Number.MAX_SAFE_INTEGER };
}

function checkValues(draft: Draft, path: Path, values: readonly string[], question: Question): void {
  if (question.kind !== 'choice') {
    report(draft, path, `题目「${question.id}」没有选项；数字题的条件写成 { from: 1, below: 10 }`);
    return;
  }
  const ids = question.options.map((option) => option.id);
  for (const value of values) {
    if (!ids.includes(value)) report(draft, path, `题目「${question.id}」没有选项「${value}」${didYouMean(value, ids)}`);
  }
}
