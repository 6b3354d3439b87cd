import { Ajv, type ValidateFunction } from 'ajv';
import { type Document, isAlias, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { decode } from './decode.ts';
import type { Finding } from './finding.ts';
import { type KeptFiles, NOTHING_KEPT } from './kept-files.ts';
import { schemaProblems } from './schema-problems.ts';
import type { Schema } from './schemas/parts.ts';
import { yamlMessage } from './yaml-errors.ts';
import type { Path } from './yaml-path.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML file that holds to its schema, with the position of each of its values. */
export interface YamlFile<T> {
  /** As findings name it. */
  readonly path: string;
  readonly value: T;
  /** Position of the value at `path` (or of its name), or of the innermost one around it that is there. */
  at(path: Path, place?: 'value' | 'name'): Position;
  finding(path: Path, message: string, place?: 'value' | 'name'): Finding;
}

export interface YamlReading<T> {
  /** Null where a finding says why. */
  readonly file: YamlFile<T> | null;
  readonly findings: readonly Finding[];
}

/** @param path as findings name it; @param schema T as a JSON Schema, the same that editors use */
export function readYaml<T>(path: string, bytes: Uint8Array, schema: Schema, kept: KeptFiles = NOTHING_KEPT): YamlReading<T> {
  const value = kept.find(bytes, schema);
  if (value !== undefined) return { file: fileOf(path, value as T, () => parse(decode(bytes).text)), findings: [] };
  const { text, problem } = decode(bytes);
  if (problem !== null) {
    const lines = new LineCounter();
    addLines(lines, text);
    return failed(path, lines, problem);
  }
  const parsed = parse(text);
  const wrong = syntaxProblem(parsed.document);
  if (wrong !== null) return failed(path, parsed.lines, wrong);
  const reading = validated<T>(path, parsed, schema);
  if (reading.file !== null) kept.keep(bytes, schema, reading.file.value);
  return reading;
}

function failed<T>(path: string, lines: LineCounter, { offset, message }: { offset: number; message: string }): YamlReading<T> {
  return { file: null, findings: [{ file: path, ...position(lines, offset), message }] };
}

interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
}

function parse(text: string): Parsed {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true }), lines };
}

function validated<T>(path: string, parsed: Parsed, schema: Schema): YamlReading<T> {
  const value: unknown = parsed.document.toJS();
  const validate = validatorOf(schema);
  const file = fileOf(path, value as T, () => parsed);
  if (validate(value)) return { file, findings: [] };
  const problems = schemaProblems(validate.errors ?? [], value);
  return { file: null, findings: problems.map((problem) => file.finding(problem.path, problem.message, problem.place)) };
}

/** @param parsed called for positions only, which few files are asked for */
function fileOf<T>(path: string, value: T, parsed: () => Parsed): YamlFile<T> {
  let known: Parsed | null = null;
  const at = (where: Path, place: 'value' | 'name' = 'value') => {
    known ??= parsed();
    return position(known.lines, offsetOf(known.document, where, place === 'name'));
  };
  return { path, value, at, finding: (where, message, place) => ({ file: path, ...at(where, place), message }) };
}

function syntaxProblem(document: Document): { offset: number; message: string } | null {
  const [error] = [...document.errors, ...document.warnings];
  // How deep is too deep depends on the stack, so the place would say nothing.
  if (error !== undefined) return { offset: error.code === 'RESOURCE_EXHAUSTION' ? 0 : error.pos[0], message: yamlMessage(error) };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return { offset: 0, message: '文件是空的' };
  }
  const sign = firstSign(document);
  if (sign === null) return null;
  return { offset: sign, message: '以 &、* 或 ! 开头的文字要加上引号；这些符号在这里有别的意思' };
}

/** Without references no file can grow beyond its own size, and every value has one position. A tag eats a typed `!`. */
function firstSign(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && node.anchor === undefined && node.tag === undefined) return undefined;
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

function offsetOf(document: Document, path: Path, atName = false): number {
  let node: unknown = document.contents;
  let offset = start(node);
  for (const [depth, step] of path.entries()) {
    if (!isCollection(node)) break;
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step)) : undefined;
    const child = isPair(pair) ? pair.value : node.get(step, true);
    const last = depth === path.length - 1;
    const place = pair !== undefined && ((atName && last) || start(child) === null) ? pair.key : child;
    offset = start(place) ?? offset;
    node = child;
  }
  return offset ?? 0;
}

function start(node: unknown): number | null {
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] ?? null;
}

function position(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function addLines(lines: LineCounter, text: string): void {
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
}

const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false });
const validators = new WeakMap<Schema, ValidateFunction>();

function validatorOf(schema: Schema): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const validate = ajv.compile(schema);
  validators.set(schema, validate);
  return validate;
}
