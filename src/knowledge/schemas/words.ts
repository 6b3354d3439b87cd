import { id, list, number, type OurWords, object, oneOf, ourWords, type Phrases, phrases, type Schema, text } from './parts.ts';

/** Phrases by the language that they are typed in; `hant` Taiwan and Hong Kong, `yue` spoken Cantonese. */
export interface PhrasesByLanguage {
  readonly zh?: Phrases;
  readonly hant?: Phrases;
  readonly yue?: Phrases;
  readonly en?: Phrases;
}

export const LANGUAGES = ['zh', 'hant', 'yue', 'en'] as const;
const byLanguage = { zh: phrases, hant: phrases, yue: phrases, en: phrases };

/** `knowledge/words/*.yaml` */
export type WordsFile = readonly (PhrasesByLanguage & {
  readonly concept: string;
  /** Plan → measure → weight. */
  readonly 'speaks-for': Readonly<Record<string, Readonly<Record<string, number>>>>;
})[];

const weight: Schema = { type: 'integer', minimum: 1, maximum: 3, description: '分量写 1、2 或 3' };
const speaksFor: Schema = {
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: weight },
  description: '计划: { 条目: 分量 }',
};

export const wordsSchema: Schema = list(object({ concept: id, 'speaks-for': speaksFor }, byLanguage), 1);

/** `knowledge/wide.yaml` */
export type WideFile = readonly (PhrasesByLanguage & {
  readonly wide: string;
  /** Plan → measures to ask between, the likeliest first. */
  readonly between: Readonly<Record<string, readonly number[]>>;
})[];

const between: Schema = {
  type: 'object',
  additionalProperties: { type: 'array', items: number, minItems: 2, maxItems: 5 },
  description: '计划: [最可能的条目, 其次, …]，两条到五条',
};
export const wideSchema: Schema = list(object({ wide: id, between }, byLanguage), 1);

/** `knowledge/outside.yaml` */
export type OutsideFile = readonly (PhrasesByLanguage & {
  readonly topic: string;
  readonly name: OurWords;
  readonly reason: 'not-in-plan' | 'not-policy';
  readonly near: boolean;
  readonly weight: number;
})[];

export const outsideSchema: Schema = list(
  object({ topic: id, name: ourWords, reason: oneOf('not-in-plan', 'not-policy'), near: { type: 'boolean' }, weight }, byLanguage),
  1,
);

/** `knowledge/regional.yaml` */
export type RegionalFile = readonly { readonly say: string; readonly mean: string }[];
export const regionalSchema: Schema = list(object({ say: text, mean: text }));

/** `knowledge/stop-words.yaml` */
export type StopWordsFile = readonly string[];
export const stopWordsSchema: Schema = list(text);

/** `knowledge/zh-hant.yaml` */
export type TraditionalFile = readonly { readonly from: string; readonly to: string }[];
export const traditionalSchema: Schema = list(object({ from: text, to: text }));
