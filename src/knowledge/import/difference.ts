import { locate } from '../locate.ts';
import { type Range, readable, type Scope } from '../readable-text.ts';
import { ROLES } from '../responsibility.ts';
import type { QuoteText } from '../schemas/parts.ts';
import type { DraftMeasure } from './draft.ts';

/** A measure as comparable words: what its quotes point at, and its bodies. */
export type MeasureWords = Readonly<Record<(typeof FIELDS)[number], string>>;

export const FIELDS = ['title', 'text', ...ROLES] as const;
const NAMES: MeasureWords = { title: '标题', text: '正文', lead: '牵头', cooperating: '配合', undivided: '责任单位' };

/** What a measure's file says of what the importer reads. */
export interface FiledMeasure {
  readonly number: number;
  readonly title: QuoteText;
  readonly text: QuoteText | null;
  readonly names: DraftMeasure['names'];
}

export interface Difference {
  readonly number: number;
  /** Null: the whole measure is new, or gone. */
  readonly field: keyof MeasureWords | null;
  readonly filed: string | null;
  readonly found: string | null;
  /** Written by hand since the last import, or never imported: kept. */
  readonly byHand: boolean;
}

/** @param source the text that the quotes point into */
export function wordsOf(measures: readonly FiledMeasure[], source: string): ReadonlyMap<number, MeasureWords> {
  const text = readable({ path: '', sha256: '', text: source });
  const whole: Scope = { text, start: 0, end: text.points.length, name: '' };
  const titles = measures.map((measure) => placeOf(measure.title, whole));
  return new Map(measures.map((measure, index) => [measure.number, wordsOfOne(measure, titles[index] ?? null, titles, whole)]));
}

function wordsOfOne(measure: FiledMeasure, title: Range | null, titles: readonly (Range | null)[], whole: Scope): MeasureWords {
  const next = titles.flatMap((each) => (each !== null && title !== null && each.start > title.start ? [each.start] : []));
  const area: Scope = title === null ? whole : { ...whole, start: title.end, end: Math.min(whole.end, ...next) };
  const said = (quote: QuoteText, range: Range | null) =>
    range === null ? asTyped(quote) : whole.text.points.slice(range.start, range.end).join('').replace(/\s+/g, '');
  const { lead, cooperating, undivided } = measure.names;
  return {
    title: said(measure.title, title),
    text: measure.text === null ? '' : said(measure.text, placeOf(measure.text, area)),
    lead: lead.join('、'),
    cooperating: cooperating.join('、'),
    undivided: undivided.join('、'),
  };
}

function placeOf(quote: QuoteText, scope: Scope): Range | null {
  const found = locate(quote, scope);
  return 'message' in found ? null : found;
}

function asTyped(quote: QuoteText): string {
  return typeof quote === 'string' ? quote : `${quote.from}…${quote.to}`;
}

/** @param last what the last import found; null where the files were never imported */
export function differences(
  filed: ReadonlyMap<number, MeasureWords>,
  found: ReadonlyMap<number, MeasureWords>,
  last: ReadonlyMap<number, MeasureWords> | null,
): readonly Difference[] {
  const numbers = [...new Set([...filed.keys(), ...found.keys()])].sort((a, b) => a - b);
  return numbers.flatMap((number): readonly Difference[] => {
    const [before, now, then] = [filed.get(number), found.get(number), last?.get(number)];
    if (before === undefined || now === undefined) {
      return [
        {
          number,
          field: null,
          filed: before?.title ?? null,
          found: now?.title ?? null,
          byHand: before !== undefined && then === undefined,
        },
      ];
    }
    const differing = FIELDS.filter((field) => before[field] !== now[field]);
    return differing.map((field) => ({
      number,
      field,
      filed: before[field],
      found: now[field],
      byHand: then === undefined || then[field] !== before[field],
    }));
  });
}

export function describe({ number, field, filed, found, byHand }: Difference): string {
  if (field === null) return found === null ? `第${number}条：这份文件里没有了「${filed}」` : `第${number}条：新的一条「${found}」`;
  const kept = byHand ? '；文件里的是人写的，保留' : '';
  return `第${number}条的${NAMES[field]}：文件里是「${brief(filed ?? '')}」，这次读到「${brief(found ?? '')}」${kept}`;
}

function brief(text: string): string {
  const points = [...text];
  return points.length <= 60 ? text : `${points.slice(0, 30).join('')}……${points.slice(-20).join('')}`;
}
