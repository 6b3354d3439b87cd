import { BLANK, type Range, type ReadableText } from './readable-text.ts';

const ENDS = new Set('。；！？;!?');
const CLOSES = new Set('”’」』》）)"\'');

/** A text cut at its full stops, without the white space between. */
export function sentencesIn({ points }: ReadableText, { start, end }: Range): readonly Range[] {
  const sentences: Range[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (!ENDS.has(points[at] as string)) continue;
    while (at + 1 < end && CLOSES.has(points[at + 1] as string)) at++;
    sentences.push({ start: from, end: at + 1 });
    from = at + 1;
  }
  sentences.push({ start: from, end });
  return sentences.map((sentence) => trim(points, sentence)).filter((sentence) => sentence.end > sentence.start);
}

export function trim(points: readonly string[], { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from < to && BLANK.test(points[from] as string)) from++;
  while (to > from && BLANK.test(points[to - 1] as string)) to--;
  return { start: from, end: to };
}
