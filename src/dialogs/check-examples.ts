import type { Dialog, Example, RelevanceClass } from './model.ts';
import type { Problem } from './problem.ts';
import { nameOf, recommend } from './recommend.ts';
import { replay } from './replay.ts';

const CALLED: Readonly<Record<RelevanceClass, string>> = { direct: '直接相关', possible: '可能相关', not: '不相关' };

/** Examples whose result is not what the file says: documentation and test in one. */
export function examplesThatFail(dialog: Dialog): readonly Problem[] {
  return dialog.examples.flatMap((example, index) => {
    const told = failureOf(dialog, example);
    return told === null ? [] : [{ path: ['examples', index], message: `例子「${example.name}」不成立：${told}` }];
  });
}

function failureOf(dialog: Dialog, example: Example): string | null {
  const responses = new Map(Object.entries(example.responses));
  const { at, known } = replay(dialog, responses);
  if (at !== 'end') return `还会问「${at.id}」，例子里没有回答`;
  const uncounted = [...responses.keys()].find((id) => known.get(id) === undefined || known.get(id) === 'passed');
  if (uncounted !== undefined && !isSheet(dialog, uncounted)) return `不会问「${uncounted}」`;
  const found = recommend(dialog, known);
  if (example.first !== null && found[0]?.avenue.number !== example.first) return `排在最前的是第${found[0]?.avenue.number}条`;
  const actual = new Map(found.map((one) => [nameOf(one.avenue), one.class]));
  for (const wanted of ['direct', 'possible', 'not'] as const) {
    const wrong = example[wanted].find((name) => actual.get(name) !== wanted);
    if (wrong !== undefined) return `「${wrong}」应为${CALLED[wanted]}，得到的是${CALLED[actual.get(wrong) ?? 'not']}`;
  }
  return null;
}

function isSheet(dialog: Dialog, id: string): boolean {
  return dialog.questions.some((question) => question.id === id && question.sheet);
}
