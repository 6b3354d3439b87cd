/** Numbers that stand for a measure, a phase, or a place in what was shown last. */

export type Numbered =
  | { readonly of: 'measure' | 'phase' | 'place'; readonly number: number; readonly start: number; readonly end: number }
  /** Nothing but a number. */
  | { readonly of: 'bare'; readonly number: number; readonly start: number; readonly end: number };

const NUMERAL = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})';
/** 「第九条」, 「措施9」; not 「第一条生产线」, nor 「措施一共」. */
const MEASURE = new RegExp(
  `(?:第|措施)\\s*${NUMERAL}\\s*(?:条(?!(?:生产)?线|产线|流水线|龙|街|路|船|腿)|项措施|号措施|条措施)|措施\\s*${NUMERAL}(?![\\d共起些样般直定])|(?:measure|article|item)\\s*(?:no\\.?\\s*)?(\\d{1,3})\\b`,
);
const PHASE = new RegExp(
  `第\\s*${NUMERAL}\\s*(?:个)?阶段|(?:phase|stage)\\s*(\\d|one|two|three|four)\\b|(first|second|third|fourth)\\s*(?:phase|stage)`,
);
const PLACE = new RegExp(
  `^(?:选|要|看|看看|就|那)*第\\s*${NUMERAL}\\s*(?:个|项|种|样)?(?:呢|吧|啊|的)?$|^(?:the\\s*)?(first|second|third|fourth|fifth)(?:\\s*one)?$`,
);
const BARE = new RegExp(`^(?:选|回复|回|no\\.?|number|option)?\\s*[（(#]?\\s*${NUMERAL}\\s*[）)、.号]?$`);

const ENGLISH: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, first: 1, second: 2, third: 3, fourth: 4, fifth: 5 };
const DIGITS = '一二三四五六七八九';

/** @param text folded */
export function readNumbered(text: string): Numbered | null {
  for (const [of, pattern] of [
    ['measure', MEASURE],
    ['phase', PHASE],
    ['place', PLACE],
    ['bare', BARE],
  ] as const) {
    const match = pattern.exec(text.trim());
    const numeral = match?.slice(1).find((group) => group !== undefined);
    const number = numeral === undefined ? null : numberOf(numeral);
    if (match !== null && number !== null) return { of, number, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** 「12」, 「十二」, 「二十五」, “second”; null for what is none. */
export function numberOf(numeral: string): number | null {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  const english = ENGLISH[numeral];
  if (english !== undefined) return english;
  const match = /^(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/.exec(numeral);
  if (match === null || numeral === '') return null;
  const [, tens, ten, ones] = match;
  return (ten === undefined ? 0 : digit(tens ?? '一') * 10) + (ones === undefined ? 0 : digit(ones));
}

function digit(character: string): number {
  return character === '两' ? 2 : DIGITS.indexOf(character) + 1;
}
