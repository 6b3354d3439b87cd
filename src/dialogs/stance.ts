/** How words stand to the speaker: denied, somebody else's, what they make for a living, or what they are. All texts folded. */

export const BREAK = /[,，。;；!！?？\n]/;

/** Characters that are looked at on either side: a clause is seldom longer. */
const REACH = 40;

/** The text of the same clause before `start`. */
function before(text: string, start: number): string {
  return (
    text
      .slice(Math.max(0, start - REACH), start)
      .split(BREAK)
      .at(-1) ?? ''
  );
}

/** The text of the same clause from `end`. */
function after(text: string, end: number): string {
  return text.slice(end, end + REACH).split(BREAK)[0] ?? '';
}

const NOT =
  "(?:没有?|无|不是|(?<!得)不(?![过仅但只如同断管良得足够到懂会])|并非|未|冇|唔系|唔(?!知|够|到)|\\b(?:no|not|without|never|don't|do not|doesn't|does not))";
const BETWEEN =
  '(?:什么|任何|自己的|申请|再|去|搞|做|买|卖|想|要|找|搵|需要|打算|考虑|用|使|是|系|有|人家?|别人|\\b(?:an?|any|want|need|have|to|the|looking for|interested in|about|buy|get)\\b)';
const DENIAL = new RegExp(`${NOT}(?:\\s*${BETWEEN})*\\s*$`);
/** Denies nothing: 要不要贷款, 有没有补贴; or it is somebody else who does not: 银行不贷款给我们. */
const NO_DENIAL = new RegExp(
  `(?:是不是|要不要|想不想|有[没冇]有?|用不用|需不需要|做不做)(?:${BETWEEN})*$|(?:银行|客户|买家|对方|人家|他们|担保公司|国外|外商|\\bbanks?|buyers?|customers?)[^,，。]{0,6}$`,
);
const GIVEN_UP =
  /^(?:的?(?:事|业务|[那这][个些项种]?|什么的))?(?:我们?|就|都|也|暂时|先|现在|目前|倒)*(?:不用|不要|算了|不考虑|不需要|不想要?|免了|不必|不搞|不做|唔使|唔要|取消|删掉?|去掉)(?:了|啦|吧|呢|的)*$/;

/** Denied as something that the speaker has not: 没有担保 may well mean that one is wanted. */
const LACKS = /^(?:没|无|冇|未|no\b|without)/;

/** `rejected`: not wanted (不想要人入股, 贷款就不用了); `lacking`: not there (没有专利, no patents). */
export function denialOf(text: string, start: number, end: number): 'rejected' | 'lacking' | null {
  const left = before(text, start).slice(-20);
  const denied = DENIAL.exec(left);
  if (denied !== null && !NO_DENIAL.test(left.slice(0, denied.index)) && !NO_DENIAL.test(left)) {
    return LACKS.test(denied[0]) ? 'lacking' : 'rejected';
  }
  return GIVEN_UP.test(after(text, end)) ? 'rejected' : null;
}

export function isDenied(text: string, start: number, end: number): boolean {
  return denialOf(text, start, end) !== null;
}

const MAKES =
  /(?<![想要打算准备需])(?:做|生产|制造|销售|卖|研发|开发|经营|代理)([^,，。;；!?！？]{1,14}?)的(?!钱)|(?:我们?|我司|公司|厂)(?:是|主要|专门|专业)*(?:做|生产|制造|销售|卖|研发)([^,，。;；!?！？旧老坏要需换太想缺投入]{2,14})(?=[,，。;；!?！？]|$)/g;

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
  /找|搵|认识|识|引进|引入|引|吸引|缺|见|需要|联系|对接|介绍|跟|和|与|同|向|问|拉|求|请|被|帮|给|由|靠|通过|让|对|嫌|等|去|从|把|成立|设|建|发起|参股|入股|合作|\b(?:find|meet|seek|looking|needs?|wants?|introduce|with|from|to|by|for|in|at|into|of|near|inside|within)\b/;
const WISH = /(?:想|打算|准备|计划|要|拟)[^,，。;；]{0,4}$/;
const ACTS =
  /^(?:们)?\s*(?:说|讲|嫌|不肯|不给|不贷|不批|不愿|看不懂|要求|让我|叫我|欠|拖|来投|入股|投资我|看中|愿意|肯不肯|that|who|to invest)/;

/** Whether a kind of organisation is the speaker, or one that they speak of: 我们是创投, 想认识些创投. */
export function speakerOf(text: string, start: number, end: number): Speaker {
  const word = text.slice(start, end);
  const left = before(text, start);
  if (ACTS.test(after(text, end))) return 'other';
  if (/^[开办做搞设]/.test(word) && WISH.test(left)) return 'other';
  if (OWN.test(word)) return SOUGHT.test(word) ? 'other' : 'self';
  const is = IS.exec(left);
  if (is !== null) return SOUGHT.test(is[1] ?? '') ? 'other' : 'self';
  // Ten characters of Chinese say as much as forty of Latin.
  return SOUGHT.test(left.slice(/[a-z]$/.test(left.trim()) ? -40 : -10)) ? 'other' : 'unclear';
}
