/** The console's words: `locales/zh-Hans/staff.yaml`, one flat list. What templates and pages ask for is held against it at start. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Fault } from '../../ops/fault.ts';
import { VIEW_SOURCES } from './views.ts';

export type Words = Readonly<Record<string, string>>;

export function readStaffWords(localesDir: string): Words {
  const file = join(localesDir, 'zh-Hans', 'staff.yaml');
  const words = parsed(file);
  const missing = neededByViews().find((key) => typeof words[key] !== 'string');
  if (missing !== undefined) throw new Fault('files-unreadable', `${file}: “${missing}” is missing`);
  return words as Words;
}

function parsed(file: string): Record<string, unknown> {
  try {
    return (parse(readFileSync(file, 'utf8')) ?? {}) as Record<string, unknown>;
  } catch (error) {
    throw new Fault('files-unreadable', `${file}: ${(error as Error).message.split('\n')[0]}`, error);
  }
}

function neededByViews(): readonly string[] {
  const named = Object.values(VIEW_SOURCES).flatMap((source) => [...source.matchAll(/words\.([\w-]+)/g)].map((match) => match[1] ?? ''));
  return [...new Set(named)];
}

/** A sentence with its blanks `{name}` filled. */
export function say(words: Words, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const sentence = words[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
}
