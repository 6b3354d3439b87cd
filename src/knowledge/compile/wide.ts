import type { WideWord } from '../model.ts';
import { didYouMean } from '../nearest.ts';
import { type WideFile, wideSchema } from '../schemas/words.ts';
import { type Compilation, type Desk, readFileIfAny, report, reportRepeats } from './compilation.ts';
import type { MeasureNumbers } from './concepts.ts';
import { phrasesInAll } from './lists.ts';

/** The words of `wide.yaml`, so wide that we ask back. */
export function compileWide(compilation: Compilation, plans: MeasureNumbers): readonly WideWord[] {
  const file = readFileIfAny<WideFile>(compilation, 'wide.yaml', wideSchema);
  if (file === null) return [];
  const desk = { compilation, file };
  const names = file.value.map(({ wide }) => wide);
  reportRepeats(desk, names, '名字', (index) => [index, 'wide']);
  return file.value.map((entry, index) => ({
    phrases: phrasesInAll(desk, [index], entry),
    measures: measuresOf(desk, entry, index, plans),
  }));
}

function measuresOf(desk: Desk, { between }: WideFile[number], index: number, plans: MeasureNumbers): WideWord['measures'] {
  return Object.entries(between).flatMap(([plan, numbers]) => {
    const known = plans.get(plan);
    const path = [index, 'between', plan];
    if (known === undefined) report(desk, path, `没有计划「${plan}」${didYouMean(plan, plans.keys())}`, 'name');
    numbers.forEach((number, place) => {
      if (known !== undefined && !known.has(number)) report(desk, [...path, place], `计划「${plan}」没有第${number}条`);
    });
    return numbers.map((number) => ({ plan, number }));
  });
}
