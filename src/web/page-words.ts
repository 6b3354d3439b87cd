/** Our pages' words, read from `locales/<locale>/page.yaml` and `privacy.hbs`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LOCALES, type Locale } from '../knowledge/model.ts';
import { Fault } from '../ops/fault.ts';

export type Words = Readonly<Record<string, string>>;

export interface PageWords {
  readonly words: Words;
  /** Template of the privacy notice's body. */
  readonly privacy: string;
}

/** The words that the pages cannot do without; what a locale lacks is found at start, not by a visitor. */
const NEEDED = 'language title name tagline scope greeting introduction examples question send sent-early loading'
  .concat(' new-conversation languages conversation about about-plan about-official privacy back away reconnecting')
  .concat(' retry expired no-script not-found broken')
  .concat(' result-lead result-open result-leads result-cooperates result-unstated result-unstated-all result-preparations')
  .concat(' result-until result-made result-note')
  .split(' ');

export function readPageWords(localesDir: string): Readonly<Record<Locale, PageWords>> {
  const entries = LOCALES.map((locale) => [locale, readLocale(join(localesDir, locale))] as const);
  return Object.fromEntries(entries) as Record<Locale, PageWords>;
}

/** Nobody shall take what is being tried out for the service. */
export const PREVIEW = '预览 Preview';

export function asPreview(words: Readonly<Record<Locale, PageWords>>): Readonly<Record<Locale, PageWords>> {
  const marked = Object.entries(words).map(([locale, page]) => {
    const { title, name } = page.words;
    return [locale, { ...page, words: { ...page.words, title: `${PREVIEW} · ${title}`, name: `【${PREVIEW}】${name}` } }];
  });
  return Object.fromEntries(marked);
}

function readLocale(folder: string): PageWords {
  const file = join(folder, 'page.yaml');
  const words = parseWords(file);
  const missing = NEEDED.find((key) => typeof words[key] !== 'string');
  if (missing !== undefined) throw new Fault('files-unreadable', `${file}: “${missing}” is missing`);
  return { words: words as Words, privacy: readText(join(folder, 'privacy.hbs')) };
}

function parseWords(file: string): Record<string, unknown> {
  try {
    return (parse(readText(file)) ?? {}) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('files-unreadable', `${file}: ${(error as Error).message.split('\n')[0]}`, error);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Fault('files-unreadable', `${file} cannot be read`, error);
  }
}
