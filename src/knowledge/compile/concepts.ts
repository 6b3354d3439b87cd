import type { Concept } from '../model.ts';
import { didYouMean } from '../nearest.ts';
import { type WordsFile, wordsSchema } from '../schemas/words.ts';
import { type Compilation, type Desk, readFile, report } from './compilation.ts';
import { phrasesInAll } from './lists.ts';

/** For each plan, the numbers of its measures, those among them whose file is wrong. */
export type MeasureNumbers = ReadonlyMap<string, ReadonlySet<number>>;

/** The concepts of all `words/*.yaml`. */
export function compileConcepts(compilation: Compilation, plans: MeasureNumbers): readonly Concept[] {
  const homes = new Map<string, string>();
  const paths = [...compilation.knowledge.files.keys()].filter((path) => /^words\/[^/]+\.yaml$/.test(path));
  return paths.flatMap((path) => {
    const file = readFile<WordsFile>(compilation, path, wordsSchema);
    return (file?.value ?? []).map((entry, index) => compileConcept({ compilation, file } as Desk, entry, index, plans, homes));
  });
}

function compileConcept(desk: Desk, entry: WordsFile[number], index: number, plans: MeasureNumbers, homes: Map<string, string>): Concept {
  const { concept: id } = entry;
  const home = homes.get(id);
  if (home !== undefined) report(desk, [index, 'concept'], `概念「${id}」已经在 ${home} 里有了；请换个名字，或并到一处`);
  homes.set(id, desk.file.path);
  return { id, speaksFor: speaksFor(desk, entry, index, plans), phrases: phrasesInAll(desk, [index], entry) };
}

function speaksFor(desk: Desk, entry: WordsFile[number], index: number, plans: MeasureNumbers): Concept['speaksFor'] {
  return Object.entries(entry['speaks-for']).flatMap(([plan, weights]) => {
    const numbers = plans.get(plan);
    const path = [index, 'speaks-for', plan];
    if (numbers === undefined) report(desk, path, `没有计划「${plan}」${didYouMean(plan, plans.keys())}`, 'name');
    return Object.entries(weights).map(([number, weight]) => {
      if (numbers !== undefined && !numbers.has(Number(number)))
        report(desk, [...path, number], `计划「${plan}」没有第${number}条`, 'name');
      return { plan, number: Number(number), weight };
    });
  });
}
