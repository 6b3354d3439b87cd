import { fold } from '../../text/fold.ts';
import type { KnowledgeBase, OutsideTopic } from '../model.ts';
import {
  LANGUAGES,
  type OutsideFile,
  outsideSchema,
  type PhrasesByLanguage,
  type RegionalFile,
  regionalSchema,
  type StopWordsFile,
  stopWordsSchema,
  type TraditionalFile,
  traditionalSchema,
} from '../schemas/words.ts';
import { traditional } from '../traditional.ts';
import type { Path } from '../yaml-path.ts';
import { type Compilation, type Desk, readFile, readFileIfAny, report, reportRepeats } from './compilation.ts';
import { ourWords } from './our-words.ts';
import { phrasesOf } from './phrases.ts';

/** What turns our Simplified words into Traditional ones, with the team's corrections. */
export function compileTraditional(compilation: Compilation): (text: string) => string {
  const file = readFileIfAny<TraditionalFile>(compilation, 'zh-hant.yaml', traditionalSchema);
  if (file !== null)
    reportRepeats(
      { compilation, file },
      file.value.map((entry) => entry.from),
      '繁体改字',
      (index) => [index, 'from'],
    );
  return traditional(file?.value ?? []);
}

export function compileOutside(compilation: Compilation): readonly OutsideTopic[] {
  const file = readFile<OutsideFile>(compilation, 'outside.yaml', outsideSchema);
  if (file === null) return [];
  const desk = { compilation, file };
  reportRepeats(
    desk,
    file.value.map((entry) => entry.topic),
    '话题',
    (index) => [index, 'topic'],
  );
  return file.value.map((entry, index) => {
    const { topic: id, name, reason, near, weight } = entry;
    return { id, name: ourWords(compilation, name), reason, near, weight, phrases: phrasesInAll(desk, [index], entry) };
  });
}

/** The phrases of all languages. */
export function phrasesInAll(desk: Desk, path: Path, entry: PhrasesByLanguage): readonly string[] {
  const phrases = phrasesOf(
    desk,
    LANGUAGES.map((language) => [[...path, language], entry[language]]),
  );
  if (phrases.length === 0) report(desk, path, '这里一个说法也没有；请写上 zh、hant、yue 或 en');
  return phrases;
}

export function compileRegional(compilation: Compilation): KnowledgeBase['regional'] {
  const file = readFile<RegionalFile>(compilation, 'regional.yaml', regionalSchema);
  if (file === null) return [];
  const desk = { compilation, file };
  const regional = file.value.map(({ say, mean }) => ({ say: fold(say), mean: fold(mean) }));
  reportRepeats(
    desk,
    regional.map((entry) => entry.say),
    '说法',
    (index) => [index, 'say'],
  );
  const meanings = new Map(regional.map(({ say, mean }) => [say, mean]));
  regional.forEach(({ say }, index) => {
    const circle = circleFrom(say, meanings);
    // Told once, where the circle's first word in order stands.
    if (circle !== null && say === circle.toSorted()[0])
      report(desk, [index, 'mean'], `说法绕成了圈：${[...circle, say].join(' → ')}；请去掉一条`);
  });
  return regional;
}

/** The words met on the way from `say` back to itself. One that means itself only guards a longer word. */
function circleFrom(say: string, meanings: ReadonlyMap<string, string>): readonly string[] | null {
  const met = [say];
  if (meanings.get(say) === say) return null;
  for (let next = meanings.get(say); next !== undefined; next = meanings.get(next)) {
    if (next === say) return met;
    if (met.includes(next)) return null;
    met.push(next);
  }
  return null;
}

export function compileStopWords(compilation: Compilation): readonly string[] {
  const file = readFile<StopWordsFile>(compilation, 'stop-words.yaml', stopWordsSchema);
  if (file === null) return [];
  const words = file.value.map(fold);
  reportRepeats({ compilation, file }, words, '词', (index) => [index]);
  return words;
}
