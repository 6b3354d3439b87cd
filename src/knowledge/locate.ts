import { nearestPassage } from './nearest-passage.ts';
import { indexAt, loosen, placeOf, type Range, type Scope, withoutBlanks } from './readable-text.ts';
import type { QuoteText } from './schemas/parts.ts';

export interface Misquote {
  /** The part that is wrong, where the quote is written in two. */
  readonly part: 'from' | 'to' | null;
  readonly message: string;
}

/** The one place in the scope that the quote stands for, or what is wrong with it. */
export function locate(quote: QuoteText, scope: Scope): Range | Misquote {
  if (typeof quote === 'string') return locateWords(quote, scope, null);
  const from = locateWords(quote.from, scope, 'from');
  if ('message' in from) return from;
  const to = locateWords(quote.to, scope, 'to', from);
  if ('message' in to) return to;
  return { start: from.start, end: to.end };
}

/** @param after where the quote begins, when its last words are looked for */
function locateWords(words: string, scope: Scope, part: Misquote['part'], after?: Range): Range | Misquote {
  const wrong = (message: string): Misquote => ({ part, message });
  if (loosen(words) === '') return wrong('引文是空的');
  const searched = after === undefined ? scope : { ...scope, start: after.start };
  const places = occurrences(words, searched).filter((place) => after === undefined || place.end >= after.end);
  if (places.length === 1) return places[0] as Range;
  if (places.length > 1) return wrong(`「${brief(words)}」在${scope.name}中出现了 ${places.length} 次；请多引几个字，让它只指一处`);
  return wrong(after !== undefined && occurrences(words, scope).length > 0 ? endsBefore(words) : notFound(words, scope));
}

function endsBefore(words: string): string {
  return `结尾「${brief(words)}」在原文里排在开头之前；请检查 from 和 to 是否写反了`;
}

/**
 * All places of the words in the scope, looking past white space, and past widths and kinds of
 * marks only where they do not stand there as written.
 */
export function occurrences(words: string, scope: Scope): readonly Range[] {
  const exact = search(scope, scope.text.exact, withoutBlanks(words));
  return exact.length > 0 ? exact : search(scope, scope.text.loose, loosen(words));
}

function search({ text, start, end }: Scope, characters: string, words: string): readonly Range[] {
  const found: Range[] = [];
  if (words === '') return found;
  const last = indexAt(text, end) - words.length;
  for (let at = characters.indexOf(words, indexAt(text, start)); at >= 0 && at <= last; at = characters.indexOf(words, at + 1)) {
    found.push({ start: text.places[at] as number, end: (text.places[at + words.length - 1] as number) + 1 });
  }
  return found;
}

function notFound(words: string, scope: Scope): string {
  for (let outer = scope.parent; outer !== undefined; outer = outer.parent) {
    const [elsewhere] = occurrences(words, outer);
    if (elsewhere !== undefined) return standsElsewhere(words, scope, outer, elsewhere);
  }
  const near = nearestPassage(loosen(words), scope);
  const missing = `「${near?.words ?? brief(words)}」不在${scope.name}中`;
  return near === null ? `${missing}，也没有相近的话；请照抄原文` : `${missing}；最接近的是「${near.passage}」`;
}

function standsElsewhere(words: string, scope: Scope, outer: Scope, place: Range): string {
  const { line } = placeOf(outer.text, place.start);
  const where = `${outer.text.source.path} 第${line}行`;
  if (outer.parent === undefined) return `「${brief(words)}」在 ${where}，不在${scope.name}中（如编者按）；只能引用计划正文`;
  return `「${brief(words)}」不在${scope.name}中，而在别处（${where}）；请改引这一条的话，或移到那一条`;
}

/** Long words by their beginning and end. */
export function brief(words: string): string {
  const points = [...words.replace(/\s+/g, ' ')];
  return points.length <= 24 ? points.join('') : `${points.slice(0, 12).join('')}……${points.slice(-8).join('')}`;
}

/** The quote where it begins with the scope's first character, wherever else it stands. */
export function startsWith(quote: QuoteText, scope: Scope): Range | null {
  const { text } = scope;
  const first = indexAt(text, scope.start);
  const words = loosen(typeof quote === 'string' ? quote : quote.from);
  if (words === '' || !text.loose.startsWith(words, first)) return null;
  const range = { start: text.places[first] as number, end: (text.places[first + words.length - 1] as number) + 1 };
  if (typeof quote === 'string') return range;
  const [to] = occurrences(quote.to, { ...scope, start: range.start });
  return to === undefined ? null : { start: range.start, end: to.end };
}
