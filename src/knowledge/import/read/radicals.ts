/** Radicals that look like a character of their own and have no compatibility form; each with that character after it. */
const PAIRS = '⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙';
const CHARACTERS: ReadonlyMap<string, string> = new Map(
  [...PAIRS.matchAll(/(.)(.)/gu)].map(([, radical = '', character = '']) => [radical, character]),
);
const RADICAL = /[\u2e80-\u2fd5]/gu;

/** Characters for the radicals that a browser's printing leaves in their place: font tables may name either. */
export function withoutRadicals(text: string): string {
  return text.replace(RADICAL, (radical) => CHARACTERS.get(radical) ?? radical.normalize('NFKC'));
}
