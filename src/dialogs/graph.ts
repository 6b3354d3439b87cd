import type { Condition, Dialog, Question, Rule } from './model.ts';
import { nameOf } from './recommend.ts';

/** The dialog as a Mermaid flowchart: questions in order, arrows named for what leads on, avenues at the end. */
export function graph(dialog: Dialog): string {
  const lines = ['flowchart TD', `  start(["${clean(dialog.name['zh-Hans'])}"])`, ...dialog.questions.map(drawQuestion)];
  const [first] = dialog.questions;
  if (first !== undefined) lines.push(`  start --> ${node(first.id)}`);
  for (const question of dialog.questions.slice(1)) lines.push(...arrows(dialog, question.when, node(question.id)));
  const avenues = new Set<string>();
  for (const rule of dialog.rules) {
    if (!avenues.has(target(rule))) lines.push(`  ${target(rule)}["第${rule.avenue.number}条 ${clean(nameOf(rule.avenue))}"]`);
    avenues.add(target(rule));
    lines.push(...arrows(dialog, rule.when, target(rule)), ...arrows(dialog, rule.possibly, target(rule), '-.->'));
  }
  return `${[...new Set(lines)].join('\n')}\n`;
}

function target(rule: Rule): string {
  return node(`to_${rule.avenue.number}_${nameOf(rule.avenue)}`);
}

/** Mermaid reads hyphens in a name as the beginning of an arrow. */
function node(id: string): string {
  return id.replaceAll('-', '_');
}

function drawQuestion(question: Question): string {
  return `  ${node(question.id)}{{"${clean(question.ask['zh-Hans'])}"}}`;
}

function arrows(dialog: Dialog, condition: Condition | null, to: string, arrow = '-->'): readonly string[] {
  if (condition === null) return arrow === '-->' && !to.startsWith('to_') ? [`  start --> ${to}`] : [];
  if ('all' in condition) return condition.all.flatMap((part) => arrows(dialog, part, to, arrow));
  if ('any' in condition) return condition.any.flatMap((part) => arrows(dialog, part, to, arrow));
  if ('not' in condition) return arrows(dialog, condition.not, to, '-- 不是 -->');
  const label = 'is' in condition ? condition.is.map((value) => labelOf(dialog, condition.question, value)).join(' / ') : '';
  return [
    label === '' ? `  ${node(condition.question)} ${arrow} ${to}` : `  ${node(condition.question)} ${arrow}|"${clean(label)}"| ${to}`,
  ];
}

function labelOf(dialog: Dialog, id: string, value: string): string {
  const question = dialog.questions.find((one) => one.id === id);
  const option = question?.kind === 'choice' ? question.options.find((one) => one.id === value) : undefined;
  return option?.label['zh-Hans'] ?? value;
}

/** Mermaid reads quotation marks and line breaks as syntax. */
function clean(text: string): string {
  return text.replaceAll('"', '”').replaceAll('\n', ' ');
}
