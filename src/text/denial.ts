/** Whether words are denied: 不出口, 贷款就不用了, we don't export. All texts folded. */
import { after, before } from './clause.ts';

const NOT =
  "(?:没有?|无|不是|(?<!得)不(?![过仅但只如同断管良得足够到懂会])|并非|未|冇|唔系|唔(?!知|够|到)|\\b(?:no|not|without|never|don't|do not|doesn't|does not))";
const BETWEEN =
  '(?:什么|任何|自己的|申请|再|去|搞|做|买|卖|想|要|找|搵|需要|打算|准备|计划|考虑|愿意?|必|涉及|参加|走|办|谈|用|使|是|系|有|人家?|别人|\\b(?:an?|any|want|need|have|to|the|looking for|interested in|about|buy|get)\\b)';
const DENIAL = new RegExp(`${NOT}(?:\\s*${BETWEEN})*\\s*$`);
/** Denies nothing: 要不要贷款, 有没有补贴; or it is somebody else who does not: 银行不贷款给我们. */
const NO_DENIAL = new RegExp(
  `(?:是不是|要不要|想不想|有[没冇]有?|用不用|需不需要|做不做)(?:${BETWEEN})*$|(?:银行|客户|买家|对方|人家|他们|担保公司|国外|外商|\\bbanks?|buyers?|customers?)[^,，。]{0,6}$`,
);
const GIVEN_UP =
  /^(?:的?(?:事|业务|[那这][个些项种]?|什么的))?(?:我们?|就|都|也|暂时|先|现在|目前|倒)*(?:不用|不要|算了|不考虑|不需要|不想[要去搞做弄租买贷借办上]*|免了|免谈|不必|不搞|不做|不去|不办|没做|没兴趣|不感兴趣|没(?:有)?(?:打算|想过|考虑)|(?:以后)?再说|唔使|唔要|唔做|取消|删掉?|去掉)(?:了|啦|吧|呢|的)*$/;

/** Denied as something that the speaker has not: 没有担保 may well mean that one is wanted. */
const LACKS = /^(?:没|无|冇|未|no\b|without)(?!.*(?:想|打算|准备|计划|考虑))/;

/** `rejected`: not wanted (不想要人入股, 贷款就不用了); `lacking`: not there (没有专利, no patents). */
export function denialOf(text: string, start: number, end: number): 'rejected' | 'lacking' | null {
  const left = before(text, start).slice(-20);
  const denied = DENIAL.exec(left);
  if (denied !== null && !NO_DENIAL.test(left.slice(0, denied.index)) && !NO_DENIAL.test(left)) {
    return LACKS.test(denied[0] + text.slice(start, end)) ? 'lacking' : 'rejected';
  }
  return GIVEN_UP.test(after(text, end)) ? 'rejected' : null;
}

/** Whether words right after something say that it is not wanted: 不要了. */
export function isGivenUp(text: string): boolean {
  return GIVEN_UP.test(after(text, 0).trim());
}

/** Words after a refusal that no phrase names: 不想租, 不出口, do not want to lease. */
const REFUSED = new RegExp(
  `(?:(?:不|唔)(?:想|打算|准备|计划|考虑|需要|用|要|做|搞|是)(?:\\s*${BETWEEN})*|\\b(?:not|don't|do not)(?:\\s*${BETWEEN})+)\\s*([\u4e00-\u9fff]{1,2}|[a-z]+)|(?:不|唔)(出口|上市|贷款|借钱|融资|租赁?|发债|挂牌|外销|进出口)|\\b(?:don't|do not|not) (export|borrow|lease|list|go public)\\b`,
  'g',
);

export function refusedIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(REFUSED)]
    .filter(({ index }) => !NO_DENIAL.test(before(text, index)) && !/[是要想用做需]$/.test(text.slice(0, index)))
    .map(({ index, 0: said, 1: wish, 2: deed, 3: act }) => {
      const end = index + said.length;
      return { start: end - (wish ?? deed ?? act ?? '').length, end };
    });
}

export function isDenied(text: string, start: number, end: number): boolean {
  return denialOf(text, start, end) !== null;
}
