import { foldPhrase } from '../../text/fold.ts';
import type { Phrases } from '../schemas/parts.ts';
import type { Path } from '../yaml-path.ts';
import { type Desk, report } from './compilation.ts';

interface WrittenPhrase {
  readonly text: string;
  readonly path: Path;
}

/** The phrases of several lists as they are searched for, each once. */
export function phrasesOf(desk: Desk, lists: readonly (readonly [path: Path, list: Phrases | undefined])[]): readonly string[] {
  const folded = new Set<string>();
  for (const { text, path } of lists.flatMap(([path, list]) => written(path, list ?? []))) {
    const phrase = foldPhrase(text);
    const problem = problemOf(phrase) ?? (folded.has(phrase) ? `「${text}」在这里写了两次（繁简、大小写不分）；请删掉一处` : null);
    if (problem !== null) report(desk, path, problem);
    folded.add(phrase);
  }
  return [...folded];
}

function written(path: Path, list: Phrases): readonly WrittenPhrase[] {
  return list.flatMap((entry, index) => {
    if (typeof entry === 'string') return [{ text: entry, path: [...path, index] }];
    return entry.map((text, inner) => ({ text, path: [...path, index, inner] }));
  });
}

function problemOf(phrase: string): string | null {
  if (phrase === '') return '这里有一个空的说法；请删掉';
  if (phrase.split('…').includes('')) return `「${phrase}」的省略号前后都要有文字`;
  if ([...phrase].length === 1) return `「${phrase}」只有一个字，太宽泛，什么都会对上；请写长一些`;
  return null;
}
