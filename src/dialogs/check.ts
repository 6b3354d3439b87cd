import { examplesThatFail } from './check-examples.ts';
import { holds } from './conditions.ts';
import type { ChoiceQuestion, Dialog, Option } from './model.ts';
import type { Problem } from './problem.ts';
import { classes, classOf, nameOf } from './recommend.ts';
import { replay } from './replay.ts';
import { type Walk, walks } from './walk.ts';

/** Beyond this a file has too many questions that depend on each other to be looked through. */
const MOST_WALKS = 60_000;

/** Everything that the paths through a dialog show to be wrong, and its examples that fail. */
export function checkDialog(dialog: Dialog): readonly Problem[] {
  const all: Walk[] = [];
  for (const walk of walks(dialog)) {
    if (all.push(walk) > MOST_WALKS) return [{ path: ['questions'], message: '路径太多，无法逐条检查；请减少互相牵连的题目或选项' }];
  }
  return [
    ...unreachableQuestions(dialog, all),
    ...idleRules(dialog, all),
    ...idleOptions(dialog, all),
    ...emptyEnds(dialog, all),
    ...examplesThatFail(dialog),
  ];
}

function unreachableQuestions(dialog: Dialog, all: readonly Walk[]): readonly Problem[] {
  const asked = new Set(all.flatMap((walk) => walk.asked));
  return dialog.questions.flatMap((question, index) => {
    if (question.sheet || asked.has(question.id)) return [];
    return [{ path: ['questions', index], message: `没有一条路径会问到「${question.id}」：它的条件从不成立，或者怎么回答都不改变结果` }];
  });
}

/** Contradictions, and avenues that no path reaches. */
function idleRules(dialog: Dialog, all: readonly Walk[]): readonly Problem[] {
  return dialog.rules.flatMap((rule, index): Problem[] => {
    const name = nameOf(rule.avenue);
    const reached = all.some((walk) => classOf(rule, walk.known) !== 'not');
    if (!reached) return [{ path: ['recommend', index], message: `没有一条路径走得到「${name}」：条件互相矛盾，或者选项永远选不到` }];
    const direct = rule.when === null || all.some((walk) => holds(rule.when, walk.known) === 'yes');
    if (direct) return [];
    return [{ path: ['recommend', index, 'when'], message: `「${name}」的 when 永远不会完全成立；若只想列为可能相关，请写 possibly` }];
  });
}

/** Options that are no different from choosing nothing. Of a question with one choice, one option may be so. */
function idleOptions(dialog: Dialog, all: readonly Walk[]): readonly Problem[] {
  return dialog.questions.flatMap((question, index) => {
    if (question.kind !== 'choice' || question.sheet) return [];
    const idle = question.options.filter((option) => !option.alone && isIdle(dialog, question, option, all));
    const allowed = question.most === 1 ? 1 : 0;
    return idle.slice(allowed).map((option) => ({
      path: ['questions', index, 'options'],
      message: `选项「${option.id}」选不选都一样；请去掉，或者写一条用到它的规则`,
    }));
  });
}

function isIdle(dialog: Dialog, question: ChoiceQuestion, option: Option, all: readonly Walk[]): boolean {
  return all.every((walk) => {
    const said = walk.known.get(question.id);
    if (said === undefined || said === 'passed' || said.is !== 'values' || !said.values.includes(option.id)) return true;
    const others = said.values.filter((value) => value !== option.id);
    const without = replay(dialog, new Map([...walk.responses, [question.id, { is: 'values', values: others }]]));
    return without.at === 'end' && resultOf(dialog, without.known) === resultOf(dialog, walk.known);
  });
}

function resultOf(dialog: Dialog, known: Walk['known']): string {
  return [...classes(dialog, known)]
    .map(([avenue, verdict]) => `${avenue}:${verdict}`)
    .toSorted()
    .join(' ');
}

/** Ends with nothing to show, although no 以上都不是 was chosen on the way. */
function emptyEnds(dialog: Dialog, all: readonly Walk[]): readonly Problem[] {
  const empty = all.find((walk) => !choseNone(dialog, walk) && dialog.rules.every((rule) => classOf(rule, walk.known) === 'not'));
  if (empty === undefined) return [];
  const told = [...empty.responses].map(([id, said]) => `${id}: ${said.is === 'values' ? said.values.join('、') : said.is}`);
  return [{ path: ['recommend'], message: `这样回答就什么也没有：${told.join('；')}` }];
}

function choseNone(dialog: Dialog, walk: Walk): boolean {
  return dialog.questions.some((question) => {
    const said = walk.known.get(question.id);
    if (question.kind !== 'choice' || said === undefined || said === 'passed' || said.is !== 'values') return false;
    return question.options.some((option) => option.alone && said.values.includes(option.id));
  });
}
