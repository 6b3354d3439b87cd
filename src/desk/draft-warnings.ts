/** What a draft says that no passage in it carries: amounts, deadlines, telephone numbers, a promise that somebody qualifies. */
export const WARNED = ['amount', 'deadline', 'phone', 'promise'] as const;
export type Warned = (typeof WARNED)[number];

export interface Warning {
  readonly about: Warned;
  /** As the draft has it, in half width. */
  readonly words: string;
}

const NUMBER = String.raw`[\d一二三四五六七八九十百千两几半]`;
/** 千万别 is no amount, 三千万 is one. */
const LARGE = String.raw`(?:\d[\d.,]*\s*|[一二三四五六七八九十两几][一二三四五六七八九十百千零两点]*|百)[万亿]|\d[\d.]*[wW](?!\w)`;
const CURRENCY = String.raw`元|块钱|(?<=\d\s*)块|人民币|港币|美元`;
const SPAN = '个?(?:工作日|月|星期|礼拜|季度|小时)|周|年|日|天';
const BY = '之内|以内|内|之前|以前|前';
const WEEKDAY = '[一二三四五六日天]';

const SIGNS: Readonly<Record<Warned, RegExp>> = {
  amount: new RegExp(
    [
      String.raw`(?:${LARGE})\s*(?:${CURRENCY})?`,
      String.raw`${NUMBER}[\d.,百千十]*\s*(?:${CURRENCY})`,
      String.raw`${NUMBER}[\d.]*\s*(?:%|个?百分点|个点|成(?!立|为|果|员|功|本))`,
      `百分之${NUMBER}+`,
      String.raw`(?<=(?:利率|年化|贴息|费率)[^\d，。]{0,6})\d+(?:\.\d+)?%?`,
    ].join('|'),
    'g',
  ),
  deadline: new RegExp(
    [
      String.raw`${NUMBER}+\s*(?:${SPAN})(?:${BY})`,
      String.raw`[\d一二三四五六七八九十〇零]{2,4}\s*年(?:\s*[\d一二三四五六七八九十]+\s*月(?:\s*[\d一二三四五六七八九十]+\s*[日号])?)?`,
      String.raw`[\d一二三四五六七八九十]+\s*月(?:\s*[\d一二三四五六七八九十]+\s*[日号]|[底末初])`,
      `(?:下|本|这)个?(?:周|星期|礼拜|月|季度|年)${WEEKDAY}?[底末]?(?:${BY})?`,
      `(?:今天|明天|后天|(?:周|星期|礼拜)${WEEKDAY}|月底|季度末|年底|年内)(?:${BY})?`,
      '截止|截至|到期日?',
    ].join('|'),
    'g',
  ),
  phone:
    /(?<!\d)(?:(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{4}[ -]?\d{3,4}|[2-9]\d{3}[ -]?\d{4}|400[ -]?\d{3}[ -]?\d{4}|12345)(?!\d)/g,
  promise:
    /符合(?:\S{0,8})条件|够条件|有资格|可以享受|能享受|(?:能|可以)(?:够)?(?:拿到|批下来|批|通过|申请到|贷到)|(?:一定|肯定|绝对|包)(?:能|可以|会|行|批|过)|保证|没问题/g,
};

/** @param sources texts of the passages that the draft cites */
export function warningsFor(draft: string, sources: readonly string[]): readonly Warning[] {
  const carried = sources.map(plain);
  const text = draft.normalize('NFKC');
  return WARNED.flatMap((about) => {
    const found = new Set([...text.matchAll(SIGNS[about])].map(([words]) => words.trim()));
    return [...found].filter((words) => !carried.some((source) => source.includes(plain(words)))).map((words) => ({ about, words }));
  });
}

/** As far as full and half width and blanks go. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s,，-]/g, '');
}
