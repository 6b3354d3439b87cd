import type { Avenue, Body, Facet, Measure, Quote } from '../model.ts';
import { quoteOf } from '../readable-text.ts';
import type { Responsibility } from '../responsibility.ts';
import type { AvenueEntry, MeasureFile } from '../schemas/measure.ts';
import { sentencesIn } from '../sentences.ts';
import type { MeasureArea } from './areas.ts';
import { type Desk, NO_QUOTE, quoteAt, report, reportRepeats } from './compilation.ts';
import { letters } from './coverage.ts';
import { ourWords, plainWords } from './our-words.ts';
import { phrasesOf } from './phrases.ts';
import { dayAt } from './references.ts';
import { checkResponsible } from './responsible.ts';
import { facetPattern } from './vocabulary.ts';

/** What a measure is compiled within. */
export interface MeasureSetting {
  readonly plan: string;
  /** Null where a finding says already that the measure has no place in the source. */
  readonly area: MeasureArea | null;
  /** Null where the area is, or where a finding says that there is none. */
  readonly bracket: Responsibility | null;
  readonly bodies: readonly Body[] | null;
  readonly facets: readonly Facet[] | null;
}

export function compileMeasure(desk: Desk<MeasureFile>, setting: MeasureSetting): Measure {
  const { area, bracket, plan, bodies } = setting;
  const file = desk.file.value;
  const scope = area?.scope ?? null;
  const text = quoteAt(desk, ['text'], file.text, scope);
  if (area !== null) checkPlaces(desk, area, text, bracket);
  if (bracket !== null) checkResponsible(desk, bracket, bodies);
  return {
    plan,
    number: file.number,
    section: file.section,
    title: area === null ? NO_QUOTE : quoteOf(area.scope.text, area.title),
    titleEn: file.title.en,
    text,
    sentences: scope === null ? [] : sentencesIn(scope.text, text).map((range) => quoteOf(scope.text, range)),
    responsibility: scope === null || bracket === null ? NO_QUOTE : quoteOf(scope.text, bracket.range),
    lead: file.lead ?? [],
    cooperating: file.cooperating ?? [],
    undivided: file.undivided ?? [],
    avenues: (file.avenues ?? []).map((avenue, index) => compileAvenue(desk, avenue, index, setting)),
    ...ownWords(desk),
  };
}

/** The measure's text is all that stands between its title and its bracket. */
function checkPlaces(desk: Desk<MeasureFile>, { title, scope }: MeasureArea, text: Quote, bracket: Responsibility | null): void {
  const between = (start: number, end: number) => letters(scope.text, { start, end });
  if (bracket === null || text === NO_QUOTE) return;
  // A measure of one sentence: its title is its text.
  if (text.start === title.start && text.end === title.end && between(title.end, bracket.range.start) === '') return;
  const inTwo = typeof desk.file.value.text !== 'string';
  const wrong = (part: 'from' | 'to', message: string) => report(desk, inTwo ? ['text', part] : ['text'], message);
  if (text.start < title.end) wrong('from', '这里不应包括标题；请从标题后面引起');
  else if (text.end > bracket.range.start) wrong('to', '这里不应包括写责任部门的括号；请引到括号前面为止');
  else if (between(title.end, text.start) !== '') wrong('from', `开头漏了原文：「${between(title.end, text.start)}」`);
  else if (between(text.end, bracket.range.start) !== '')
    wrong('to', `没有引到括号为止，漏了原文：「${between(text.end, bracket.range.start)}」`);
}

function compileAvenue(desk: Desk<MeasureFile>, entry: AvenueEntry, index: number, { area, facets }: MeasureSetting): Avenue {
  const path = ['avenues', index];
  return {
    id: entry.id,
    name: ourWords(desk.compilation, entry.name),
    quote: quoteAt(desk, [...path, 'quote'], entry.quote, area?.scope ?? null),
    for: facetPattern(desk, [...path, 'for'], entry.for ?? {}, facets),
    words: phrasesOf(desk, [[[...path, 'words'], entry.words]]),
    unstated: entry.unstated ?? desk.file.value.unstated,
  };
}

function ownWords(
  desk: Desk<MeasureFile>,
): Pick<Measure, 'audiences' | 'plain' | 'words' | 'unstated' | 'examples' | 'related' | 'verified'> {
  const { compilation, file } = desk;
  const { audiences, plain, words, unstated, examples, related } = file.value;
  reportRepeats(desk, audiences, '对象', (index) => ['audiences', index]);
  reportRepeats(desk, unstated, '未写明的事', (index) => ['unstated', index]);
  reportRepeats(desk, related.map(String), '相关条目', (index) => ['related', index]);
  const self = related.indexOf(file.value.number);
  if (self >= 0) report(desk, ['related', self], '相关条目里写了它自己；请去掉');
  return {
    audiences,
    plain: plainWords(desk, ['plain'], plain),
    words: phrasesOf(desk, [[['words'], words]]),
    unstated,
    examples: {
      'zh-Hans': examples['zh-Hans'],
      'zh-Hant': examples['zh-Hant'] ?? examples['zh-Hans'].map(compilation.toTraditional),
      en: examples.en,
    },
    related,
    verified: dayAt(desk, ['verified'], desk.file.value.verified),
  };
}
