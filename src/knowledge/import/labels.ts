import { type Label, labelOf } from '../numbering.ts';

/** What documents number with besides `numbering.ts`, in loosened text. */
const MORE: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['1.1', /^(?:\d{1,2}\.)+(\d{1,2})(?!\d|[%万亿元个项家倍米吨年月])[.、]?/],
  ['1.', /^(\d{1,3})[.、](?=\d{4}年)/],
  ['1)', /^(\d{1,3})\)/],
  ['一.', /^([一二三四五六七八九十百]+)[.,:](?!\d)/],
  ['任务一', /^(?:任务|措施|事项|项目|行动|工程|专项行动|重点任务)([一二三四五六七八九十百]+|\d{1,3})[.、:]/],
  ['第一,', /^第([一二三四五六七八九十]+),/],
  ['第一章', /^第([一二三四五六七八九十百]+|\d{1,2})[章节部篇](?:分)?/],
];
const CIRCLED = /^[①-⑳]/u;
const HEAVY = /^[⑴-⒇]/u;
const NUMERAL = '〇零一二三四五六七八九十';

/** The number that a line begins with. @param text loosened, without white space */
export function anyLabel(text: string): Label | null {
  const known = labelOf(text);
  if (known !== null && !isDecimal(text)) return known;
  if (CIRCLED.test(text)) return { style: '①', number: (text.codePointAt(0) as number) - 0x245f, length: 1 };
  if (HEAVY.test(text)) return { style: '(1)', number: (text.codePointAt(0) as number) - 0x2473, length: 1 };
  for (const [style, pattern] of MORE) {
    const match = pattern.exec(text);
    if (match?.[1] !== undefined) return { style, number: valueOfDigits(match[1]), length: match[0].length };
  }
  return null;
}

function isDecimal(text: string): boolean {
  return /^\d{1,2}\.\d{1,2}/.test(text);
}

/** Of `12`, `十二`, `二十`, by way of a label that `labelOf` reads. */
function valueOfDigits(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : (labelOf(`${digits}、`)?.number ?? NUMERAL.indexOf(digits));
}
