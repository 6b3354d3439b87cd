/** A word that owners use, written where it belongs: to a measure, or to a matter that the plans are silent on. */
import { isMap, isSeq, parseDocument } from 'yaml';
import { detectScript } from '../../text/language.ts';
import { LANGUAGES } from '../schemas/words.ts';
import { addToList } from './add-to-list.ts';

export type WordTarget = { readonly plan: string; readonly number: number } | { readonly topic: string };

/** A file as it is to be. */
export interface EditedFile {
  /** Within the knowledge folder. */
  readonly path: string;
  readonly text: string;
}

/** @param files texts by path within the knowledge folder. @returns null where there is nothing that it could be added to */
export function withOwnersWord(files: ReadonlyMap<string, string>, target: WordTarget, word: string): EditedFile | null {
  return 'topic' in target ? inTopic(files, target.topic, word) : inMeasure(files, target, word);
}

function inMeasure(files: ReadonlyMap<string, string>, target: { plan: string; number: number }, word: string): EditedFile | null {
  const path = measurePath(files.keys(), target);
  return path === null ? null : edited(path, addToList(files.get(path) ?? '', ['words'], word));
}

/** The file of a measure: its name is its number, with or without a nought before it. */
export function measurePath(paths: Iterable<string>, { plan, number }: { plan: string; number: number }): string | null {
  for (const path of paths) {
    const [, folder, named] = /^([^/]+)\/measures\/0*(\d{1,4})\.yaml$/.exec(path) ?? [];
    if (folder === plan && Number(named) === number) return path;
  }
  return null;
}

const OUTSIDE = 'outside.yaml';

function inTopic(files: ReadonlyMap<string, string>, topic: string, word: string): EditedFile | null {
  const text = files.get(OUTSIDE) ?? '';
  const topics: unknown = parseDocument(text).contents;
  const place = isSeq(topics) ? topics.items.findIndex((one) => isMap(one) && one.get('topic') === topic) : -1;
  const own = languageOf(word);
  const lists = [own, ...LANGUAGES.filter((language) => language !== own)];
  for (const language of place < 0 ? [] : lists) {
    const added = addToList(text, [place, language], word);
    if (added !== null) return edited(OUTSIDE, added);
  }
  return null;
}

function languageOf(word: string): (typeof LANGUAGES)[number] {
  const script = detectScript(word);
  if (script === 'en') return 'en';
  return script === 'zh-Hant' ? 'hant' : 'zh';
}

function edited(path: string, text: string | null): EditedFile | null {
  return text === null ? null : { path, text };
}
