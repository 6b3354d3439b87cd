import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConverterFactory } from 'opencc-js/core';
import fromMainland from 'opencc-js/from/cn';
import toHongKong from 'opencc-js/to/hk';
import { type TraditionalFile, traditionalSchema } from './schemas/words.ts';
import { readYaml } from './yaml-file.ts';

type Convert = (text: string) => string;

/** The tables take 0.1 s and 40 MB: made for who converts, and given back when memory is wanted. */
let kept: WeakRef<Convert> | null = null;

/** Simplified to Traditional characters as Hong Kong writes them; `overrides` mend what reads wrong after that. */
export function traditional(overrides: TraditionalFile): Convert {
  return (text) => overrides.reduce((mended, { from, to }) => mended.replaceAll(from, to), converter()(text));
}

/** For our words outside `knowledge/`, with its corrections; where their file is wrong the check tells of it. */
export function readTraditional(knowledgeDir: string): Convert {
  const path = join(knowledgeDir, 'zh-hant.yaml');
  if (!existsSync(path)) return traditional([]);
  const { file } = readYaml<TraditionalFile>(path, readFileSync(path), traditionalSchema);
  return traditional(file?.value ?? []);
}

function converter(): Convert {
  const known = kept?.deref();
  if (known !== undefined) return known;
  const made = ConverterFactory(fromMainland, toHongKong);
  kept = new WeakRef(made);
  return made;
}
