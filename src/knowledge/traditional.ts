import { ConverterFactory } from 'opencc-js/core';
import fromMainland from 'opencc-js/from/cn';
import toHongKong from 'opencc-js/to/hk';
import type { TraditionalFile } from './schemas/words.ts';

/** Simplified to Traditional characters as Hong Kong writes them; `overrides` mend what reads wrong after that. */
export function traditional(overrides: TraditionalFile): (text: string) => string {
  let convert: ((text: string) => string) | null = null;
  return (text) => {
    // The tables take 0.1 s and 40 MB: only for who converts.
    convert ??= ConverterFactory(fromMainland, toHongKong);
    return overrides.reduce((mended, { from, to }) => mended.replaceAll(from, to), convert(text));
  };
}
