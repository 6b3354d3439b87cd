import { createHash } from 'node:crypto';
import { deepFreeze } from '../knowledge/deep-freeze.ts';
import { didYouMean } from '../knowledge/nearest.ts';
import type { Path } from '../knowledge/yaml-path.ts';
import { fold } from '../text/fold.ts';
import { buildCondition } from './build-condition.ts';
import { buildExample } from './build-example.ts';
import { buildQuestion } from './build-question.ts';
import { type Draft, type KnownMeasure, type KnownPlan, report, wordsAt } from './draft.ts';
import type { AvenueRef, Dialog, Preparation, Question, Remark, Rule } from './model.ts';
import type { PreparationEntry, RemarkEntry, RuleEntry } from './schema.ts';

/** The dialog that a file declares; what does not hold is in `draft.findings`. */
export function buildDialog(draft: Draft, id: string, bytes: Uint8Array): Dialog {
  const { value } = draft.file;
  const questions = buildQuestions(draft);
  const asked = new Map(questions.map((question) => [question.id, question]));
  const measures = measuresOf(draft);
  const rules = value.recommend.map((entry, index) => buildRule(draft, index, entry, asked, measures));
  const preparations = (value.prepare ?? []).map((entry, index) => buildPreparation(draft, index, entry, asked, measures));
  const remarks = (value.remarks ?? []).map((entry, index) => buildRemark(draft, index, entry, asked, measures));
  return deepFreeze({
    id,
    file: draft.file.path,
    hash: createHash('sha256').update(bytes).digest('hex'),
    plan: value.plan,
    name: wordsAt(draft, ['name'], value.name),
    intro: wordsAt(draft, ['intro'], value.intro),
    words: value.words.flat().map(fold),
    questions,
    rules,
    preparations,
    remarks,
    nothing: wordsAt(draft, ['nothing'], value.nothing),
    examples: value.examples.map((entry, index) => buildExample(draft, index, entry, asked, rules)),
  });
}

function buildQuestions(draft: Draft): readonly Question[] {
  const asked = new Map<string, Question>();
  const questions = draft.file.value.questions.map((entry, index) => {
    const question = buildQuestion(draft, index, entry, asked);
    asked.set(question.id, question);
    return question;
  });
  questions.forEach((question, index) => {
    const after = questions[index + 1];
    if (question.sheet && after?.sheet === false) report(draft, ['questions', index], `「for: sheet」的题目要放在最后`);
  });
  return questions;
}

function measuresOf(draft: Draft): readonly KnownMeasure[] {
  const { plans } = draft.context;
  const plan: KnownPlan | undefined = plans.find(({ id }) => id === draft.file.value.plan);
  if (plan === undefined)
    report(
      draft,
      ['plan'],
      `没有计划「${draft.file.value.plan}」${didYouMean(
        draft.file.value.plan,
        plans.map(({ id }) => id),
      )}`,
    );
  return plan?.measures ?? [];
}

function buildRule(
  draft: Draft,
  index: number,
  entry: RuleEntry,
  asked: ReadonlyMap<string, Question>,
  measures: readonly KnownMeasure[],
): Rule {
  const path: Path = ['recommend', index];
  if (entry.when === undefined && entry.possibly === undefined) report(draft, path, '要写 when（直接相关）或 possibly（可能相关）');
  return {
    avenue: buildAvenue(draft, path, entry, measures),
    when: buildCondition(draft, [...path, 'when'], entry.when, asked),
    possibly: buildCondition(draft, [...path, 'possibly'], entry.possibly, asked),
    because: wordsAt(draft, [...path, 'because'], entry.because),
  };
}

function buildAvenue(draft: Draft, path: Path, entry: RuleEntry, measures: readonly KnownMeasure[]): AvenueRef {
  if (entry.avenue === undefined) return wholeMeasure(draft, path, entry.measure, measures);
  const measure = measures.find(({ avenues }) => avenues.some(({ id }) => id === entry.avenue));
  const ids = measures.flatMap(({ avenues }) => avenues.map(({ id }) => id));
  if (measure === undefined) report(draft, [...path, 'avenue'], `没有渠道「${entry.avenue}」${didYouMean(entry.avenue, ids)}`);
  else if (entry.measure !== undefined && entry.measure !== measure.number) {
    report(draft, [...path, 'measure'], `渠道「${entry.avenue}」在第${measure.number}条里`);
  }
  return { number: measure?.number ?? 0, avenue: entry.avenue };
}

function wholeMeasure(draft: Draft, path: Path, number: number | undefined, measures: readonly KnownMeasure[]): AvenueRef {
  if (number === undefined) report(draft, path, '要写 avenue 或 measure');
  else checkMeasure(draft, [...path, 'measure'], number, measures);
  return { number: number ?? 0, avenue: null };
}

function checkMeasure(draft: Draft, path: Path, number: number, measures: readonly KnownMeasure[]): void {
  if (!measures.some((measure) => measure.number === number)) report(draft, path, `计划没有第${number}条`);
}

function buildPreparation(
  draft: Draft,
  index: number,
  entry: PreparationEntry,
  asked: ReadonlyMap<string, Question>,
  measures: readonly KnownMeasure[],
): Preparation {
  const path: Path = ['prepare', index];
  for (const [at, number] of entry.measures.entries()) checkMeasure(draft, [...path, 'measures', at], number, measures);
  return {
    when: buildCondition(draft, [...path, 'when'], entry.when, asked),
    measures: entry.measures,
    text: wordsAt(draft, [...path, 'text'], entry.text),
  };
}

function buildRemark(
  draft: Draft,
  index: number,
  entry: RemarkEntry,
  asked: ReadonlyMap<string, Question>,
  measures: readonly KnownMeasure[],
): Remark {
  const path: Path = ['remarks', index];
  if (entry.measure !== undefined) checkMeasure(draft, [...path, 'measure'], entry.measure, measures);
  return {
    when: buildCondition(draft, [...path, 'when'], entry.when, asked),
    measure: entry.measure ?? null,
    text: wordsAt(draft, [...path, 'text'], entry.text),
  };
}
