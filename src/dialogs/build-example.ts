import { didYouMean } from '../knowledge/nearest.ts';
import type { Path } from '../knowledge/yaml-path.ts';
import { type Draft, report } from './draft.ts';
import type { Example, Question, Response, Rule } from './model.ts';
import { nameOf } from './recommend.ts';
import type { ExampleEntry } from './schema.ts';

export function buildExample(
  draft: Draft,
  index: number,
  entry: ExampleEntry,
  asked: ReadonlyMap<string, Question>,
  rules: readonly Rule[],
): Example {
  const path: Path = ['examples', index];
  const known = new Set(rules.map((rule) => nameOf(rule.avenue)));
  const names = (key: 'direct' | 'possible' | 'not'): readonly string[] =>
    (entry.expect[key] ?? []).map((name, at) => checkName(draft, [...path, 'expect', key, at], String(name), known));
  return {
    name: entry.name,
    responses: buildResponses(draft, [...path, 'responses'], entry.responses, asked),
    direct: names('direct'),
    possible: names('possible'),
    not: names('not'),
    first: entry.expect.first ?? null,
  };
}

function checkName(draft: Draft, path: Path, name: string, known: ReadonlySet<string>): string {
  if (!known.has(name)) report(draft, path, `recommend 里没有渠道「${name}」${didYouMean(name, known)}`);
  return name;
}

function buildResponses(
  draft: Draft,
  path: Path,
  entries: ExampleEntry['responses'],
  asked: ReadonlyMap<string, Question>,
): Readonly<Record<string, Response>> {
  return Object.fromEntries(
    Object.entries(entries).map(([id, said]) => {
      const question = asked.get(id);
      if (question === undefined) report(draft, [...path, id], `没有题目「${id}」${didYouMean(id, asked.keys())}`);
      const response = buildResponse(said, question);
      if (response !== null) return [id, response];
      report(draft, [...path, id], `题目「${id}」不能这样回答；请写它的选项、数字，或 unsure`);
      return [id, { is: 'unsure' }];
    }),
  );
}

function buildResponse(said: string | number | readonly string[], question: Question | undefined): Response | null {
  if (said === 'unsure') return { is: 'unsure' };
  if (question === undefined) return { is: 'unsure' };
  if (question.kind === 'number') return typeof said === 'number' ? { is: 'number', number: said } : null;
  if (question.kind === 'text') return typeof said === 'string' ? { is: 'text', text: said } : null;
  const values = typeof said === 'object' ? said : [String(said)];
  const ids = question.options.map((option) => option.id);
  return values.every((value) => ids.includes(value)) && values.length <= question.most ? { is: 'values', values } : null;
}
