/** What the phrases for the unstated say that a text asks for; `asks.ts` decides. */
import type { Unstated } from '../knowledge/model.ts';
import { covers, type FullMatch } from './analyse.ts';
import { ASKS } from './weights.ts';

/** A few words that end so ask for it: 科技保险 材料. In a longer message the same word says nothing. */
const OF_LAST_WORD: Readonly<Record<string, Unstated>> = {
  材料: 'materials',
  资料: 'materials',
  表格: 'materials',
  报名: 'procedure',
  申请: 'procedure',
  办理: 'procedure',
  金额: 'amount',
  收费: 'rate',
  时间: 'deadline',
  几号: 'deadline',
  名单: 'other',
};
const LAST_WORD = new RegExp(`.(${Object.keys(OF_LAST_WORD).join('|')})\\P{L}*$`, 'u');
/** Wording that asks or begs. */
const ASKING =
  /[?吗呢啥哪几谁怎咋何咩边]|(?<![这那要多])么|多少|多久|多[大高长快低]|如何|请|给[我个份一下]|发[我给个]|告诉|想知道|了解|查|说说|讲讲|问|(.)[不没唔]\1|是否|有无|还是|才[行能可算给够叫有肯]|[没未不](?:$|[\s,。;!])|没有(?:$|[\s,。;!])|\b(?:what|which|how|when|where|who|whom|is|are|do|does|did|can|could|has|have|any|must|need|tell|please|give|still|maximum|minimum|next|recommend)\b/;
const YES_OR_NO = /(.)[不没唔]\1/;
/** Words that tell of a trouble: 门槛太高, 手续不懂. */
const COMPLAINS = /太[高低多少贵严繁长慢短]|不够|不懂|不会|不肯|[高贵]$|降低|放宽|便宜|优惠|新材料|黑名单/;
const BODIES = /牵头|部门|单位|主管|归口|归谁|负责|配合|[一二三四五六七八几]个局|出面/;
const CLAUSE_END = /[,。;!?\n]/;
const LETTER = /\p{L}/u;

/** Phrases, but those that an exception covers, and bare nouns where nothing asks for them. */
export function namedIn(text: string, matches: readonly FullMatch[]): Unstated[] {
  const exceptions = matches.filter((match) => match.kind === 'unstated-except');
  const found = new Set<Unstated>();
  for (const match of matches) {
    if (match.kind !== 'unstated' || found.has(match.id as Unstated)) continue;
    if (exceptions.some((exception) => exception.id === match.id && excepts(exception, match))) continue;
    if (match.id === 'other' && asksForBody(text, match)) continue;
    if (isAskedFor(text, match)) found.add(match.id as Unstated);
  }
  if (found.size === 0 && text.length <= ASKS.alone) {
    const [, last = ''] = LAST_WORD.exec(text) ?? [];
    const asked = OF_LAST_WORD[last];
    if (asked !== undefined && !COMPLAINS.test(text)) found.add(asked);
  }
  return [...found];
}

/** 哪几家 in 由哪几家牵头 asks for responsible bodies, which the plans name. */
function asksForBody(text: string, { phrase, start, end }: FullMatch): boolean {
  return phrase.includes('哪') && BODIES.test(clauseAround(text, start, end));
}

/** 流程 is asked for in 流程长不长, and told of in 流程我不懂. */
function isAskedFor(text: string, { phrase, start, end }: FullMatch): boolean {
  if (ASKING.test(phrase)) return true;
  const around = clauseAround(text, start, end);
  if (YES_OR_NO.test(around) || (start === 0 && text.charCodeAt(0) < 0x80)) return true;
  if (COMPLAINS.test(around)) return false;
  return ASKING.test(around) || (text.length <= ASKS.alone && !LETTER.test(text.slice(end)));
}

/** The clause, as far as the question may stand from what it asks for. */
function clauseAround(text: string, start: number, end: number): string {
  const reach = text.charCodeAt(start) < 0x80 ? ASKS.reachInLatin : ASKS.reach;
  let from = start;
  while (from > 0 && start - from < reach && !CLAUSE_END.test(text[from - 1] as string)) from--;
  let to = end;
  // A clause that ends with the noun is asked about by the next: 申请条件,想了解一下.
  while (to < text.length && to - end < reach && ((to === end && text[to] === ',') || !CLAUSE_END.test(text[to] as string))) to++;
  return text.slice(from, text[to] === '?' ? to + 1 : to);
}

/** 欠…多少 covers 多少, and takes 多少钱 with it, whose beginning it holds. */
function excepts(exception: FullMatch, match: FullMatch): boolean {
  if (covers(exception, match) || (exception.start === match.start && exception.end === match.end)) return true;
  return exception.start < match.start && exception.end >= match.start + 2;
}
