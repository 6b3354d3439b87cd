/**
 * The policy team's regression questions: what held must hold after every edit, or somebody says why it need not.
 * They are never indexed: an answer that was learned by heart would prove nothing.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Finding } from '../knowledge/finding.ts';
import { object, type Schema, text } from '../knowledge/schemas/parts.ts';
import { readYaml } from '../knowledge/yaml-file.ts';
import type { Ask } from './eval.ts';
import { type Answered, answeredOf, missesOf } from './figures.ts';
import { type Labelled, readLabelled } from './labelled.ts';

/** `knowledge/questions/accept.yaml`: questions that may fail, each with the reason. */
type AcceptFile = readonly { readonly question: string; readonly because: string }[];
export const acceptSchema: Schema = {
  type: 'array',
  items: object({ question: text, because: text }),
  description: '可以答得和从前不一样的问题，各写一条理由',
};

export interface Regression {
  /** As findings name it. */
  readonly file: string;
  readonly rows: readonly Labelled[];
}

export interface Regressions {
  readonly files: readonly Regression[];
  /** Ids of questions that may fail. */
  readonly accepted: ReadonlySet<string>;
  /** What is wrong with the files themselves. */
  readonly findings: readonly Finding[];
}

export function readRegressions(knowledgeDir: string): Regressions {
  const dir = join(knowledgeDir, 'questions');
  const names = existsSync(dir) ? readdirSync(dir).sort() : [];
  const label = `${basename(knowledgeDir)}/questions`;
  const findings: Finding[] = [];
  const files = names
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => {
      const file = `${label}/${name}`;
      return { file, rows: rowsIn(file, readFileSync(join(dir, name), 'utf8'), findings) };
    });
  return { files, accepted: acceptedIn(dir, label, files, findings), findings };
}

function rowsIn(file: string, content: string, findings: Finding[]): readonly Labelled[] {
  try {
    return readLabelled(content);
  } catch (error) {
    const { message } = error as Error;
    findings.push({
      file,
      line: Number(/^line (\d+)/.exec(message)?.[1] ?? 1),
      column: 1,
      message: '这一行不是一个完整的问题；请对照别的行',
    });
    return [];
  }
}

function acceptedIn(dir: string, label: string, files: readonly Regression[], findings: Finding[]): ReadonlySet<string> {
  const path = join(dir, 'accept.yaml');
  if (!existsSync(path)) return new Set();
  const reading = readYaml<AcceptFile>(`${label}/accept.yaml`, readFileSync(path), acceptSchema);
  findings.push(...reading.findings);
  const known = new Set(files.flatMap(({ rows }) => rows.map(({ id }) => id)));
  reading.file?.value.forEach(({ question }, index) => {
    if (!known.has(question))
      findings.push((reading.file as NonNullable<typeof reading.file>).finding([index, 'question'], `没有编号为「${question}」的问题`));
  });
  return new Set(reading.file?.value.map(({ question }) => question));
}

/** One finding for each question that no longer gets its answer, those accepted excepted. */
export function fallenIn({ files, accepted, findings }: Regressions, ask: Ask): readonly Finding[] {
  const failed = files.flatMap(({ file, rows }) =>
    rows
      .filter(({ id }) => !accepted.has(id))
      .map((row) => answeredOf(row, ask(row.q)))
      .filter((answered) => missesOf(answered).length > 0)
      .map((answered): Finding => ({ file, line: answered.row.line, column: 1, message: messageOf(answered) })),
  );
  return [...findings, ...failed];
}

function messageOf({ row, observed }: Answered): string {
  const wanted = [
    row.gold.length === 0 ? '不给出条目' : `先给出第${row.gold.join('或')}条`,
    row.dept.length === 0 ? '' : `说明牵头部门${row.dept.join('、')}`,
    row.unanswerable ? '说明计划没有写明' : '',
    row.outcome === 'answer' && observed.outcome !== 'answer' ? '直接答复' : '',
  ];
  const first = observed.measures[0] === undefined ? '没有给出条目' : `先给出第${observed.measures[0].number}条`;
  const got = observed.outcome === 'clarify' ? `${first}，但只是反问` : first;
  const unstated = observed.unstated.length === 0 ? '' : '，并说计划有事没有写明';
  const because = `（编号 ${row.id}）；请改回来，或在 questions/accept.yaml 写明为什么可以接受`;
  return `「${row.q}」应当${wanted.filter((part) => part !== '').join('，')}，现在${got}${unstated}${because}`;
}
