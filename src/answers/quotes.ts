import type { Quote } from '../knowledge/model.ts';

const SENTENCE = /[^。；！？]+(?:[。；！？]+[”’」』》）]*)?/gu;

/** A quote cut at 。；！？, each sentence a quote of its own, without the line breaks around it. */
export function sentencesOf(quote: Quote): readonly Quote[] {
  const sentences: Quote[] = [];
  for (const match of quote.text.matchAll(SENTENCE)) {
    const text = match[0].trim();
    if (text === '') continue;
    const before = quote.text.slice(0, match.index + match[0].indexOf(text));
    const start = quote.start + [...before].length;
    sentences.push({ source: quote.source, start, end: start + [...text].length, text, shown: text.replace(/[\r\n]+/g, '') });
  }
  return sentences;
}

/** How many characters a person sees. */
export function shownLength(quotes: readonly Quote[]): number {
  return quotes.reduce((sum, quote) => sum + quote.shown.length, 0);
}

/** In the order of the source, each once. */
export function inSourceOrder(quotes: readonly Quote[]): readonly Quote[] {
  const sorted = [...quotes].sort((a, b) => a.source.localeCompare(b.source) || a.start - b.start || a.end - b.end);
  return sorted.filter((quote, index) => !isSame(quote, sorted[index - 1]));
}

function isSame(quote: Quote, other: Quote | undefined): boolean {
  return other !== undefined && quote.source === other.source && quote.start === other.start && quote.end === other.end;
}

/** The sentence that holds the quote, or the first one; a quote across sentences is itself what is shown. */
export function sentenceAround(sentences: readonly Quote[], quote: Quote | null): Quote {
  const around = sentences.find((sentence) => quote !== null && sentence.start <= quote.start && quote.end <= sentence.end);
  const shown = around ?? quote ?? sentences[0];
  if (shown === undefined) throw new RangeError('A measure without a sentence');
  return shown;
}
