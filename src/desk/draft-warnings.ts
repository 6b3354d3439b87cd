/** What a draft says that no passage in it carries: amounts, deadlines, telephone numbers, a promise that somebody qualifies. */
export const WARNED = ['amount', 'deadline', 'phone', 'promise'] as const;
export type Warned = (typeof WARNED)[number];

export interface Warning {
  readonly about: Warned;
  /** As the draft has it. */
  readonly words: string;
}

const NUMBER = '[\\d０-９一二三四五六七八九十百千两]';
const SIGNS: Readonly<Record<Warned, RegExp>> = {
  amount: new RegExp(
    `${NUMBER}[\\d０-９.,，万千百十]*\\s*(?:亿|万|千)?\\s*(?:元|块|人民币|港币|美元)|${NUMBER}[\\d.．]*\\s*(?:%|％|个?百分点|成)|百分之${NUMBER}+`,
    'g',
  ),
  deadline: new RegExp(
    `${NUMBER}+\\s*(?:个?(?:工作日|月|星期|周|年)|日|天)(?:内|之内|以内|前|之前|以前)|${NUMBER}{2,4}\\s*年(?:\\s*${NUMBER}+\\s*月(?:\\s*${NUMBER}+\\s*[日号])?)?|${NUMBER}+\\s*月\\s*${NUMBER}+\\s*[日号]|截止|截至|到期日?`,
    'g',
  ),
  phone: /(?<!\d)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|[2-9]\d{7}|400[ -]?\d{3}[ -]?\d{4}|12345)(?!\d)/g,
  promise: /符合(?:\S{0,8})条件|够条件|有资格|可以享受|能享受|能(?:够)?(?:拿到|批下来|通过)|一定(?:能|可以|会)|保证/g,
};

/** @param sources texts of the passages that the draft cites */
export function warningsFor(draft: string, sources: readonly string[]): readonly Warning[] {
  const carried = sources.map(plain);
  return WARNED.flatMap((about) => {
    const found = new Set([...draft.matchAll(SIGNS[about])].map(([words]) => words));
    return [...found].filter((words) => !carried.some((source) => source.includes(plain(words)))).map((words) => ({ about, words }));
  });
}

/** As far as full and half width and blanks go. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s,，-]/g, '');
}
