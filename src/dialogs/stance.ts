/** How words stand to the speaker: somebody else's, what they make for a living, or what they are. All texts folded. */
import { after, before } from '../text/clause.ts';

const MAKES =
  /(?<![想要打算准备需])(?:做|生产|制造|销售|卖|研发|开发|经营|代理)([^,，。;；!?！？]{1,14}?)的(?!钱)|(?:我们?|我司|公司|厂)(?:是|主要|专门|专业)*(?:做|生产|制造|销售|卖|研发)([^,，。;；!?！？旧老坏要需换太想缺投入]{2,14})(?=[,，。;；!?！？]|$)/g;

/** The text without what the speaker makes or trades in. */
export function withoutTrade(text: string): string {
  return text.replace(MAKES, (said: string, made?: string, sold?: string) => said.replace(made ?? sold ?? '', ''));
}

/** Whether it is what the speaker makes or trades in, and so no wish: 我们是做检测设备的. */
export function isTrade(text: string, start: number, end: number): boolean {
  const left = before(text, start);
  const offset = start - left.length;
  for (const match of `${left}${text.slice(start, end)}${after(text, end)}`.matchAll(MAKES)) {
    const object = match[1] ?? match[2] ?? '';
    const from = offset + match.index + match[0].indexOf(object);
    if (from <= start && end <= from + object.length) return true;
  }
  return false;
}

const CONTRAST =
  /(?:够不[上着到]|达不到|而不是|\b(?:too (?:small|young|early|big) (?:for|to)|rather than|instead of|(?:smaller|other) than))[^,，。;；.]{0,8}$/;

/** Whether words are named as what it is not to be: too small for the stock exchange, 够不上主板. */
export function isContrast(text: string, start: number): boolean {
  return CONTRAST.test(before(text, start));
}

const URGENT =
  /(?:最急|最紧|最要紧|最缺|最想|最重要|最紧要|首先|首要|主要|关键|重点|优先|尤其|特别|\b(?:most urgent|most of all|above all|mainly|first of all|especially|most importantly))[^,，。;；]{0,6}$/;

/** What a person calls the most urgent of several: 最急的是周转. */
function isUrgent(text: string, start: number): boolean {
  return URGENT.test(before(text, start));
}

/** Hits in the order in which they count: what is called urgent first, else as told. */
export function urgentFirst<T extends { readonly start: number }>(text: string, hits: readonly T[]): readonly T[] {
  return [...hits.filter(({ start }) => isUrgent(text, start)), ...hits.filter(({ start }) => !isUrgent(text, start))];
}

const AIMS =
  /(?:看好|关注|瞄准|投|收购|并购|服务|支持|对接|\b(?:invest(?:ing|ed)? in|interested in|looking at|serve|support))[^,，。;；]{0,6}$/;

/** Whether a trade is what the speaker looks at rather than their own: 看好东莞机器人, 投了两家软件公司. */
export function isAimedAt(text: string, start: number): boolean {
  return AIMS.test(before(text, start));
}

export type Speaker = 'self' | 'other' | 'unclear';

const OWN = /[我咱]|本(?:行|公司|厂|镇)|^[做开办搞]|上班|客户经理|信贷员|行长|\bour\b|\bwe\b/;
const IS =
  /(?:^|[我们司厂咱哋]|本人|企业|公司|\b(?:i|we|as))(?:都|也|这边|这里|就|其实|现在|都是)?\s*(?:是|系|做|开|办|搞|经营|运营|(?:'?m|'?re|am|are|run|operate)?\s*(?:an?|the|our)\b)([^,，。;；!?]{0,24})$/;
const SOUGHT =
  /找|搵|认识|识|引进|引入|引|吸引|缺|见|需要|联系|对接|介绍|跟|和|与|同|向|问|拉|求|请|被|帮|给|由|靠|通过|让|对|嫌|等|去|从|把|成立|设(?!备)|建|发起|参股|入股|合作|\b(?:find|meet|seek|looking|needs?|wants?|introduce|with|from|to|by|for|in|at|into|of|near|inside|within)\b/;
const WISH = /(?:想|打算|准备|计划|要|拟)[^,，。;；]{0,4}$/;
const WISH_TO_FOUND = /(?:想|打算|准备|计划|要|拟)[^,，。;；]{0,4}[开办搞设]$/;
const ACTS =
  /^(?:们)?\s*(?:说|讲|嫌|不肯|不给|不贷|不批|不愿|看不懂|要求|让我|叫我|欠|拖|来投|入股|投资我|看中|愿意|肯不肯|that|who|to invest)/;

/** Whether a kind of organisation is the speaker, or one that they speak of: 我们是创投, 想认识些创投. */
export function speakerOf(text: string, start: number, end: number): Speaker {
  const word = text.slice(start, end);
  const left = before(text, start);
  if (ACTS.test(after(text, end))) return 'other';
  if ((/^[开办做搞设]/.test(word) && WISH.test(left)) || WISH_TO_FOUND.test(left)) return 'other';
  if (OWN.test(word)) return SOUGHT.test(word) ? 'other' : 'self';
  const is = IS.exec(left);
  if (is !== null) return SOUGHT.test(is[1] ?? '') ? 'other' : 'self';
  // Ten characters of Chinese say as much as forty of Latin.
  return SOUGHT.test(left.slice(/[a-z]$/.test(left.trim()) ? -40 : -10)) ? 'other' : 'unclear';
}
