/** Reads and checks `locales/`: the words of each language, Traditional converted from Simplified. */
import Handlebars from 'handlebars';
import type { Finding } from '../knowledge/finding.ts';
import { traditional } from '../knowledge/traditional.ts';
import { readYaml } from '../knowledge/yaml-file.ts';
import type { LocaleFolders, ReadLocales } from './locale-folders.ts';
import { type OverridesFile, overridesSchema, type SaidFile, type StringsFile, saidSchema, stringsSchema } from './locale-schemas.ts';
import { type LocaleWords, PARTIALS, TEMPLATES } from './locale-words.ts';
import { SAID, type SaidWords } from './said-words.ts';
import { SENTENCES } from './sentences.ts';
import { COMPILE_OPTIONS } from './wording.ts';

export function readLocales({ yaml, templates }: LocaleFolders): ReadLocales {
  const findings: Finding[] = [...yaml.findings, ...templates.findings.filter(({ line, file }) => line > 1 || file !== yaml.label)];
  const reading = { yaml, templates, findings };
  const simplified = readWritten(reading, 'zh-Hans');
  const english = readWritten(reading, 'en');
  const overrides = readFile<OverridesFile>(reading, 'zh-Hant/overrides.yaml', overridesSchema, true) ?? {};
  const added = readFile<SaidFile>(reading, 'zh-Hant/said.yaml', saidSchema(false), true) ?? {};
  if (findings.length > 0 || simplified === null || english === null) return { findings };
  return { words: { 'zh-Hans': simplified, 'zh-Hant': converted(simplified, overrides, added), en: english } };
}

interface Reading extends LocaleFolders {
  readonly findings: Finding[];
}

function readWritten(reading: Reading, locale: string): LocaleWords | null {
  const strings = readFile<StringsFile>(reading, `${locale}/strings.yaml`, stringsSchema);
  const said = readFile<SaidFile>(reading, `${locale}/said.yaml`, saidSchema(true));
  const templates = [...TEMPLATES, ...PARTIALS].map((name) => [name, readTemplate(reading, `${locale}/${name}.hbs`)] as const);
  if (strings === null || said === null) return null;
  return { sentences: flat(strings), templates: Object.fromEntries(templates) as LocaleWords['templates'], said: said as SaidWords };
}

function readFile<T>({ yaml, findings }: Reading, path: string, schema: Parameters<typeof readYaml>[2], optional = false): T | null {
  const bytes = yaml.files.get(path);
  const label = `${yaml.label}/${path}`;
  if (bytes === undefined) {
    if (!optional) findings.push({ file: label, line: 1, column: 1, message: '没有这个文件' });
    return null;
  }
  if (bytes === null) return null;
  const reading = readYaml<T>(label, bytes, schema);
  findings.push(...reading.findings);
  if (reading.file !== null && path.endsWith('/strings.yaml'))
    checkSentences(reading.file.value as StringsFile, findings, reading.file.finding);
  return reading.file?.value ?? null;
}

function checkSentences(strings: StringsFile, findings: Finding[], finding: (path: string[], message: string) => Finding): void {
  for (const [key, variables] of Object.entries(SENTENCES) as [string, readonly string[]][]) {
    const [group = '', name = ''] = key.split('.');
    const text = strings[group]?.[name] ?? '';
    const problem = problemOf(text);
    if (problem !== null) findings.push(finding([group, name], problem.message));
    for (const [, variable = ''] of text.matchAll(/\{\{\s*([\w-]+)\s*\}\}/g)) {
      if (!variables.includes(variable)) findings.push(finding([group, name], unknownVariable(variable, variables)));
    }
  }
}

function unknownVariable(variable: string, variables: readonly string[]): string {
  const known = variables.map((name) => `{{${name}}}`).join('、');
  return `没有 {{${variable}}} 这个空；这句话${known === '' ? '没有可填的空' : `可以用 ${known}`}`;
}

function readTemplate({ templates, findings }: Reading, path: string): string {
  const bytes = templates.files.get(path);
  const file = `${templates.label}/${path}`;
  if (bytes === undefined) findings.push({ file, line: 1, column: 1, message: '没有这个文件' });
  if (bytes === undefined || bytes === null) return '';
  const text = new TextDecoder().decode(bytes);
  const problem = problemOf(text);
  if (problem !== null) findings.push({ file, line: problem.line, column: problem.column, message: problem.message });
  return text;
}

/** What Handlebars says of a template that it cannot read, with the place. */
function problemOf(template: string): { line: number; column: number; message: string } | null {
  try {
    Handlebars.precompile(template, COMPILE_OPTIONS);
    return null;
  } catch (error) {
    const { message, lineNumber, column } = error as Error & { lineNumber?: number; column?: number };
    const line = lineNumber ?? Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    return { line, column: (column ?? 0) + 1, message: `模板写法有误：${message.split('\n')[0]}` };
  }
}

function flat(strings: StringsFile): LocaleWords['sentences'] {
  const entries = Object.keys(SENTENCES).map((key) => {
    const [group = '', name = ''] = key.split('.');
    return [key, strings[group]?.[name] ?? ''];
  });
  return Object.fromEntries(entries);
}

function converted(simplified: LocaleWords, { words = [], strings = {} }: OverridesFile, added: SaidFile): LocaleWords {
  const convert = traditional(words);
  const each = <T extends Readonly<Record<string, string>>>(texts: T): T =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, convert(text)])) as T;
  const said = Object.fromEntries(
    Object.entries(SAID).map(([group, keys]) => [group, Object.fromEntries(keys.map((key) => [key, added[group]?.[key] ?? []]))]),
  );
  return { sentences: { ...each(simplified.sentences), ...strings }, templates: each(simplified.templates), said: said as SaidWords };
}
