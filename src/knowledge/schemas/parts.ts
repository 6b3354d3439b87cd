/** A JSON Schema (draft 7). `description` is what an editor shows on hover and what a finding says of a wrong value. */
export type Schema = Readonly<Record<string, unknown>>;

/** What is written in a file for a quote: the words, or the first and last of them. */
export type QuoteText = string | { readonly from: string; readonly to: string };

/** Our own words as written; Traditional is converted where nobody wrote it. */
export interface OurWords {
  readonly 'zh-Hans': string;
  readonly 'zh-Hant'?: string;
  readonly en: string;
}

export const text: Schema = { type: 'string', pattern: '\\S', description: '要写文字' };
export const number: Schema = { type: 'integer', minimum: 1, description: '要写 1、2、3 这样的数字' };
export const id: Schema = {
  type: 'string',
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: '只用小写英文字母、数字和连字符，例如 equipment-leasing',
};
export const date: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: '日期写成 2015-01-31 的样子',
};
/** One of two forms, told apart by the type that is written: a wrong value gets the message of its own form only. */
export function either(type: string, written: Schema, otherwise: Schema): Schema {
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word
  return { if: { type }, then: written, else: otherwise };
}

/** Phrases, in rows where they are many. */
export type Phrases = readonly (string | readonly string[])[];
export const phrases: Schema = {
  type: 'array',
  items: either('array', { items: { type: 'string' } }, { type: 'string' }),
  description: '人们怎么说；「甲…乙」是甲之后六个字以内有乙',
};

export function list(items: Schema, minItems = 0): Schema {
  return { type: 'array', items, minItems };
}

export function oneOf(...values: readonly string[]): Schema {
  return { type: 'string', enum: values };
}

/** An object of these names and no others. */
export function object(required: Readonly<Record<string, Schema>>, optional: Readonly<Record<string, Schema>> = {}): Schema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  };
}

export const ourWords: Schema = object({ 'zh-Hans': text, en: text }, { 'zh-Hant': text });

export const quote: Schema = {
  ...either('object', object({ from: text, to: text }), text),
  description: '原文的话，照抄；长的写 { from: 开头几个字, to: 结尾几个字 }',
};

/** A quote with its unofficial English. */
export const titledQuote: Schema = object({ quote, en: text });
