import type { ErrorObject } from 'ajv';
import { didYouMean, nearest } from './nearest.ts';
import type { Path } from './yaml-path.ts';

/** One thing that does not hold to the schema, in words. */
export interface SchemaProblem {
  readonly path: Path;
  /** Whether what is written there is meant, or the name before it. */
  readonly place: 'value' | 'name';
  readonly message: string;
}

/** What the validator found, without what only follows from something else. */
export function schemaProblems(errors: readonly ErrorObject[], value: unknown): readonly SchemaProblem[] {
  const told = errors.filter((error) => error.keyword !== 'if' && !isMisspelt(error, errors) && !isTold(error, errors));
  return told.map((error) => {
    const path = pathOf(error, value);
    const unknown = error.keyword === 'additionalProperties';
    return {
      path: unknown ? [...path, String(error.params.additionalProperty)] : path,
      place: unknown ? 'name' : 'value',
      message: messageOf(error, nameOf(path), errors),
    };
  });
}

/** A required name that is there with a slip: the unknown name says it already. */
function isMisspelt(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword !== 'required') return false;
  const unknown = errors.filter((other) => other.keyword === 'additionalProperties' && other.instancePath === error.instancePath);
  return unknown.some((other) => suggestion(other) === error.params.missingProperty);
}

/** All that the same object lacks is told at once, by the first of its errors. */
function isTold(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  return error.keyword === 'required' && missingBeside(error, errors)[0] !== error;
}

function missingBeside({ instancePath }: ErrorObject, errors: readonly ErrorObject[]): readonly ErrorObject[] {
  return errors.filter((other) => other.keyword === 'required' && other.instancePath === instancePath && !isMisspelt(other, errors));
}

function suggestion(error: ErrorObject): string | null {
  return nearest(String(error.params.additionalProperty), Object.keys(error.parentSchema?.properties ?? {}));
}

function messageOf(error: ErrorObject, what: string, errors: readonly ErrorObject[]): string {
  switch (error.keyword) {
    case 'required':
      return `${what}缺少${missingBeside(error, errors)
        .map((other) => `「${other.params.missingProperty}」`)
        .join('、')}`;
    case 'additionalProperties':
      return unknownNameMessage(String(error.params.additionalProperty), error);
    case 'type':
      return typeMessage(what, String(error.params.type), error.data);
    case 'enum':
      return enumMessage(what, error.params.allowedValues as readonly unknown[], error.data);
    case 'minItems':
      return `${what}不能是空的`;
    default:
      if (String(error.data).trim() === '') return `${what}不能是空的`;
      return `${what}写成「${String(error.data)}」不对；${error.parentSchema?.description ?? '请对照别的文件'}`;
  }
}

function unknownNameMessage(name: string, { data, parentSchema }: ErrorObject): string {
  const alone = (data as Record<string, unknown>)[name] === null;
  if (alone) return `「${name}」后面没有内容；如果它是前面文字的一部分（文字里有逗号），请给整段文字加上引号`;
  return `不认识「${name}」${didYouMean(name, Object.keys(parentSchema?.properties ?? {})) || '；请删掉它，或者对照别的文件'}`;
}

function typeMessage(what: string, type: string, data: unknown): string {
  if (data === null) return `${what}后面没有内容`;
  if (type === 'array') return `${what}要写成列表，例如 [甲, 乙]`;
  if (type === 'object') return `${what}要写成 { 名称: 内容 } 的样子`;
  if (type === 'integer' || type === 'number') return `${what}要写数字`;
  if (type === 'boolean') return `${what}要写 true 或 false`;
  if (typeof data === 'object') return `${what}要写文字，不能是列表或 { }；文字里有冒号或逗号时请加上引号`;
  return `${what}要写文字；「${String(data)}」被当成了${typeof data === 'number' ? '数字' : '是或否'}，请加上引号`;
}

function enumMessage(what: string, allowed: readonly unknown[], data: unknown): string {
  const choices = allowed.map(String);
  return `${what}不认识「${String(data)}」${didYouMean(String(data), choices) || '；'}可以写的有：${choices.join('、')}`;
}

/** A step of digits is an index in a list, and a name elsewhere. */
function pathOf(error: ErrorObject, value: unknown): Path {
  let inner = value;
  return error.instancePath
    .split('/')
    .slice(1)
    .map((step) => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(inner) ? Number(name) : name;
      inner = (inner as Record<string | number, unknown>)[key];
      return key;
    });
}

/** `「words」第2项`; nothing for the file as a whole. */
function nameOf(path: Path): string {
  const name = path.findLast((step) => typeof step === 'string');
  const index = path.at(-1);
  const item = typeof index === 'number' ? `第${index + 1}项` : '';
  return name === undefined ? item : `「${name}」${item}`;
}
