/** Whether words inside a dialog ask about policy rather than tell a situation. */
import { fold } from '../text/fold.ts';

/** What only somebody asks who wants to be told a thing: 想换机器，有什么办法 tells, 融资租赁是什么 asks. */
const ASKS =
  /谁(?:管|负责|牵头|主管)|哪个(?:部门|局|单位)|哪些部门|牵头部门|第[0-9〇一二三四五六七八九十]+[条项]|多少[钱%]?|是什么|什么是|什么意思|指什么|怎么(?:申请|申报|办|规定|写)|什么时候|截止|利率|利息(?:多少|是|几)|要什么(?:条件|材料)|什么条件|measure \d|哪些条件|电话|计划(?:里|中)?[^，,]{0,8}(?:吗|什么|怎么)|(?:^|[,.;] ?)who\b|\bwhich department|\bhow much\b|\bhow do i apply\b|\bwhat (?:is|are|does)\b|\bwhen\b|\bdeadline\b|\binterest rate\b/;

export function isPolicyQuestion(text: string): boolean {
  return ASKS.test(fold(text));
}

const WANTS_TO_KNOW =
  /[?？]|吗|呢|什么|怎|哪|谁|多少|有没有|能不能|可不可以|如何|为何|咩|乜|点样|点解|边[个度]|几时|介绍|解释|讲讲|说说|政策|补贴|\b(?:what|which|who|how|when|where|why|can|could|is there|are there|do you|does|tell me|show me)\b/;

/** Whether words that are no response want an answer from the plan, rather than being one that was not understood. */
export function wantsToKnow(text: string): boolean {
  return isPolicyQuestion(text) || WANTS_TO_KNOW.test(fold(text));
}
