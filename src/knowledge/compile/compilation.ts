import type { Finding } from '../finding.ts';
import type { Folder } from '../folder.ts';
import type { KeptFiles } from '../kept-files.ts';
import { locate } from '../locate.ts';
import type { Quote } from '../model.ts';
import type { Range, Scope } from '../readable-text.ts';
import { quoteOf } from '../readable-text.ts';
import type { QuoteText, Schema } from '../schemas/parts.ts';
import { readYaml, type YamlFile } from '../yaml-file.ts';
import type { Path } from '../yaml-path.ts';

/** One compilation as it goes: what it reads, and what it has found wrong so far. */
export interface Compilation {
  readonly knowledge: Folder;
  readonly seeds: Folder;
  /** What files hold that were read before. */
  readonly kept: KeptFiles;
  readonly findings: Finding[];
  /** Paths within `knowledge` that belong to a part of it. */
  readonly used: Set<string>;
  /** Names in brackets that bodies.yaml lacks: told once, however many measures print them. */
  readonly unknownBodies: Set<string>;
  toTraditional: (text: string) => string;
}

/** A file that has to be there. Null: a finding says why. */
export function readFile<T>(compilation: Compilation, path: string, schema: Schema): YamlFile<T> | null {
  const { knowledge, findings, used, kept } = compilation;
  used.add(path);
  const bytes = knowledge.files.get(path);
  const shown = `${knowledge.label}/${path}`;
  if (bytes === undefined) findings.push({ file: shown, line: 1, column: 1, message: '缺少这个文件' });
  if (bytes === undefined || bytes === null) return null;
  const reading = readYaml<T>(shown, bytes, schema, kept);
  findings.push(...reading.findings);
  return reading.file;
}

/** A file that need not be there. */
export function readFileIfAny<T>(compilation: Compilation, path: string, schema: Schema): YamlFile<T> | null {
  return compilation.knowledge.files.has(path) ? readFile<T>(compilation, path, schema) : null;
}

/** One file of people's, with the place that its findings go to. */
export interface Desk<T = unknown> {
  readonly compilation: Compilation;
  readonly file: YamlFile<T>;
}

/** @param place 'name' where the name before the value is wrong */
export function report({ compilation, file }: Desk, path: Path, message: string, place?: 'value' | 'name'): null {
  compilation.findings.push(file.finding(path, message, place));
  return null;
}

/** Where the words written at `path` stand in the source. Null: a finding says why. */
export function locateAt(desk: Desk, path: Path, quote: QuoteText, scope: Scope): Range | null {
  const found = locate(quote, scope);
  if (!('message' in found)) return found;
  return report(desk, found.part === null ? path : [...path, found.part], found.message);
}

/** Stands for a quote that a finding speaks of; what has findings is never used. */
export const NO_QUOTE: Quote = { source: '', start: 0, end: 0, text: '', shown: '' };

/** @param scope null where a finding says already why there is none */
export function quoteAt(desk: Desk, path: Path, quote: QuoteText, scope: Scope | null): Quote {
  const range = scope === null ? null : locateAt(desk, path, quote, scope);
  return range === null || scope === null ? NO_QUOTE : quoteOf(scope.text, range);
}

/** Reports every value that stands a second time. @param pathOf where the value at an index is written */
export function reportRepeats(desk: Desk, values: readonly string[], what: string, pathOf: (index: number) => Path): void {
  const seen = new Set<string>();
  values.forEach((value, index) => {
    if (seen.has(value)) report(desk, pathOf(index), `${what}「${value}」已经有了；每个只能有一次`);
    seen.add(value);
  });
}
