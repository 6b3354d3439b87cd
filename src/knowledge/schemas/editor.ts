/** The schemas that check our files, as editors use them: the same rules, with help for each name. */
import { HELP } from './help.ts';
import { measureSchema } from './measure.ts';
import type { Schema } from './parts.ts';
import { planSchema } from './plan.ts';
import { stationsSchema } from './stations.ts';
import { askedSchema, unstatedSchema } from './unstated.ts';
import { bodiesSchema, facetsSchema } from './vocabulary.ts';
import { outsideSchema, regionalSchema, stopWordsSchema, traditionalSchema, wideSchema, wordsSchema } from './words.ts';

/** By the name of the schema's file. */
const SCHEMAS: Readonly<Record<string, Schema>> = {
  asked: askedSchema,
  bodies: bodiesSchema,
  facets: facetsSchema,
  measure: measureSchema,
  outside: outsideSchema,
  plan: planSchema,
  regional: regionalSchema,
  stations: stationsSchema,
  'stop-words': stopWordsSchema,
  unstated: unstatedSchema,
  wide: wideSchema,
  words: wordsSchema,
  'zh-hant': traditionalSchema,
};

/** JSON text by file name. @param more schemas of files that other parts read */
export function editorSchemas(more: Readonly<Record<string, Schema>> = {}): ReadonlyMap<string, string> {
  const all = Object.entries({ ...SCHEMAS, ...more });
  return new Map(
    all.map(([name, schema]) => {
      const json = { $schema: 'http://json-schema.org/draft-07/schema#', ...withHelp(schema, { ...HELP['*'], ...HELP[name] }) };
      return [`${name}.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}

/** `markdownDescription` is for editors alone; findings go by `description`. */
function withHelp(schema: Schema, help: Readonly<Record<string, string>>): Schema {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'properties') return [key, propertiesWithHelp(value as Readonly<Record<string, Schema>>, help)];
      const inner = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [key, inner ? withHelp(value as Schema, help) : value];
    }),
  );
}

function propertiesWithHelp(
  properties: Readonly<Record<string, Schema>>,
  help: Readonly<Record<string, string>>,
): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const told = Object.hasOwn(help, name) ? { markdownDescription: help[name] } : {};
      return [name, { ...withHelp(schema, help), ...told }];
    }),
  );
}
