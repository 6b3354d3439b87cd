/** `dialogs/*.yaml` as written, and its JSON Schema: the same for the check and for editors. */
import {
  id,
  list,
  number,
  type OurWords,
  object,
  oneOf,
  ourWords,
  type Phrases,
  phrases,
  type Schema,
  text,
} from '../knowledge/schemas/parts.ts';

export interface DialogFile {
  readonly plan: string;
  readonly name: OurWords;
  readonly intro: OurWords;
  readonly words: Phrases;
  readonly questions: readonly QuestionEntry[];
  readonly recommend: readonly RuleEntry[];
  readonly prepare?: readonly PreparationEntry[];
  readonly remarks?: readonly RemarkEntry[];
  readonly nothing: OurWords;
  readonly examples: readonly ExampleEntry[];
}

export interface QuestionEntry {
  readonly id: string;
  readonly name: OurWords;
  readonly ask: OurWords;
  readonly why: OurWords;
  readonly help?: OurWords;
  readonly choose: 'one' | 'many' | 'number' | 'text';
  readonly most?: number;
  readonly options?: FacetOptions | readonly OptionEntry[];
  readonly unsure?: boolean | string | readonly string[];
  readonly confirm?: boolean;
  readonly when?: ConditionEntry;
  readonly for?: 'sheet';
  readonly from?: number;
  readonly to?: number;
  readonly units?: Phrases;
  readonly longest?: number;
}

/** Values of one facet, with its labels and words; `none`: 以上都不是 at the end. */
export interface FacetOptions {
  readonly facet: string;
  readonly values: readonly string[];
  readonly none?: boolean;
}

export interface OptionEntry {
  readonly id: string;
  readonly label?: OurWords;
  readonly means?: Readonly<Record<string, readonly string[]>>;
  readonly words?: Phrases;
  readonly alone?: boolean;
}

/** Several names in one condition all have to hold. */
export interface ConditionEntry {
  readonly all?: readonly ConditionEntry[];
  readonly any?: readonly ConditionEntry[];
  readonly not?: ConditionEntry;
  readonly [question: string]: ConditionValue | undefined;
}
type ConditionValue = string | readonly string[] | NumberRange | ConditionEntry | readonly ConditionEntry[];
export interface NumberRange {
  readonly from?: number;
  readonly below?: number;
}

export interface RuleEntry {
  readonly avenue?: string;
  readonly measure?: number;
  readonly when?: ConditionEntry;
  readonly possibly?: ConditionEntry;
  readonly because: OurWords;
}

export interface PreparationEntry {
  readonly when?: ConditionEntry;
  readonly measures: readonly number[];
  readonly text: OurWords;
}

/** Said before the result where it holds: whom the plan leaves out by its own words. */
export interface RemarkEntry {
  readonly when: ConditionEntry;
  readonly measure?: number;
  readonly text: OurWords;
}

export interface ExampleEntry {
  readonly name: string;
  readonly responses: Readonly<Record<string, string | number | readonly string[]>>;
  readonly expect: {
    readonly direct?: readonly (string | number)[];
    readonly possible?: readonly (string | number)[];
    readonly not?: readonly (string | number)[];
    readonly first?: number;
  };
}

const integer: Schema = { type: 'integer', minimum: 0, description: '要写 0、1、2 这样的数字' };
/** Without a choice by type, a wrong value would get the messages of both forms. */
function byType(type: 'array' | 'object' | 'string' | 'integer', one: Schema, other: Schema): Schema {
  // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema; nobody awaits a schema
  return { if: { type }, then: one, else: other };
}

const yes: Schema = { type: 'boolean' };
const condition: Schema = { $ref: '#/definitions/condition' };

const conditionDefinition: Schema = {
  type: 'object',
  minProperties: 1,
  description: '条件写成 { 题目: 选项 }；几个题目写在一起要同时成立；还可以写 all、any、not',
  properties: { all: list(condition, 1), any: list(condition, 1), not: condition },
  additionalProperties: byType('object', object({}, { from: integer, below: integer }), byType('array', list(id, 1), id)),
};

const option: Schema = object(
  { id },
  {
    label: ourWords,
    means: { type: 'object', additionalProperties: list(id, 1), description: '等于 facets.yaml 里的哪些值，例如 { need: [equipment] }' },
    words: phrases,
    alone: yes,
  },
);

const options: Schema = byType('array', list(option, 2), object({ facet: id, values: list(id, 1) }, { none: yes }));

const question: Schema = object(
  { id, name: ourWords, ask: ourWords, why: ourWords, choose: oneOf('one', 'many', 'number', 'text') },
  {
    help: ourWords,
    most: number,
    options,
    unsure: byType('array', list(id, 1), byType('string', id, yes)),
    confirm: yes,
    when: condition,
    for: oneOf('sheet'),
    from: integer,
    to: integer,
    units: phrases,
    longest: number,
  },
);

const expected: Schema = list(byType('integer', number, id));
const response: Schema = byType('array', list(id), byType('integer', integer, text));

export const dialogSchema: Schema = {
  ...object(
    {
      plan: id,
      name: ourWords,
      intro: ourWords,
      words: phrases,
      questions: list(question, 1),
      recommend: list(object({ because: ourWords }, { avenue: id, measure: number, when: condition, possibly: condition }), 1),
      nothing: ourWords,
      examples: list(
        object(
          {
            name: text,
            responses: { type: 'object', additionalProperties: response },
            expect: object({}, { direct: expected, possible: expected, not: expected, first: number }),
          },
          {},
        ),
        1,
      ),
    },
    {
      prepare: list(object({ measures: list(number, 1), text: ourWords }, { when: condition })),
      remarks: list(object({ when: condition, text: ourWords }, { measure: number })),
    },
  ),
  definitions: { condition: conditionDefinition },
};
