/** Several needs in one long message: which clauses tell of a wish, and which measure each speaks for. */
import type { FullAnalysis } from './analyse.ts';
import { chanceOfAnswer, greatestAt, signsOf } from './decide.ts';
import type { Evidence, Scorer } from './score.ts';
import { NEEDS } from './weights.ts';

/** A place where one need may end and the next begin: punctuation, and words that lead on. */
const BREAK =
  /[,，。;；:：!！?？\n]+|\.\s|、(?=还|再|又|另)|(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])|(?=另外|还有|其次|最后|同时|此外|顺便|再就是|再者|再[摸问想]|[一二三]是|[一二三]来|第[一二三四]|[一二三两][件条][是:]|还[想要打]|也想|又想|最好|所以想|然后|而且想|并(?:希望|想)|(?<=完|之?前)(?:打算|想|再|就|先))|\s(?=and (?:also )?|also |plus |as well as )/g;
/** Says of a short message that it has a second need: 一边…一边, 顺便. */
const SECOND =
  /一边.+一边|又[想要].+又[想要]|既.+[又也]|顺便|同时|另外|还[想要有需打]|[也仲][想要需]|以及|再[想要就]|[两二三几][件样个]事|第二|其次|\b(?:and|also|plus|as well as)\b/;
/** What a person wants or asks, in any of its languages. */
const WISH =
  /想|要|能|可|准备|启动|考虑|欲|怎|如何|哪|吗|呢|么|谁|求|找|帮|最好|希望|打算|缺|不够|没|无|咋|冇|几多|算|好|得|几|多少|防|need|want|like|how|can|where|help|some|advice|any|look|plan|cover|get/;
/** What it tells of itself. */
const BACKGROUND =
  /^(?:你好)?(?:我|我们|咱|咱们|本人|公司|厂里)?(?:是|在|做|办|开|搞|刚).*(?:的|公司|厂|机构|企业|年|来岁|人)$|^we (?:are|make|run|have)/;

interface Clause {
  readonly start: number;
  readonly end: number;
}

/** The measures meant, one for each need, strongest in the whole message first; empty where it has one need or none. */
export function findNeeds(analysis: FullAnalysis, scorer: Scorer, whole: Evidence): number[] {
  const text = analysis.folded;
  const clauses = clausesOf(text);
  if (clauses.length < 2 || width(text) < (SECOND.test(text) ? NEEDS.shortestJoined : NEEDS.shortest)) return [];
  const needs = new Set<number>();
  let before: Clause | null = null;
  for (const clause of clauses.slice(0, NEEDS.mostClauses)) {
    // A need may be told over two clauses, neither of which says enough: 账期半年 想先变现.
    const need: number | null =
      needOf(analysis, scorer, clause) ??
      (before === null ? null : needOf(analysis, scorer, { start: before.start, end: clause.end }, true));
    if (need !== null) needs.add(need);
    before = need === null ? clause : null;
  }
  if (needs.size < 2) return [];
  const best = greatestAt(whole.measures);
  if (shareOf(whole.measures, best, scorer.planOf) >= NEEDS.share) needs.add(best);
  return [...needs].sort((a, b) => (whole.measures[b] as number) - (whole.measures[a] as number)).slice(0, NEEDS.most);
}

function needOf(analysis: FullAnalysis, scorer: Scorer, clause: Clause, joined = false): number | null {
  const said = analysis.folded.slice(clause.start, clause.end).trim();
  if (said.length < 4 || (BACKGROUND.test(said) && !/想|要/.test(said))) return null;
  const gathered = scorer.gather(analysis, clause);
  const evidence = scorer.weigh(gathered);
  const best = greatestAt(evidence.measures);
  const isFound = (evidence.literal[best] as number) >= NEEDS.literal;
  if (!isFound && !WISH.test(said)) return null;
  const least = joined ? NEEDS.shareJoined : isFound ? NEEDS.share : NEEDS.shareUnfound;
  if (shareOf(evidence.measures, best, scorer.planOf) < least) return null;
  const signs = signsOf(analysis, gathered, evidence, scorer.planOf)[scorer.planOf[best] as number];
  return signs !== undefined && chanceOfAnswer(signs) >= NEEDS.chance ? best : null;
}

/** Among the measures of its plan: that another plan says the same makes a need no less clear. */
function shareOf(evidence: Float64Array, best: number, planOf: readonly number[]): number {
  let sum = 0;
  evidence.forEach((one, measure) => {
    if (planOf[measure] === planOf[best]) sum += Math.exp(one - (evidence[best] as number));
  });
  return 1 / sum;
}

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const cut of text.matchAll(BREAK)) {
    if (cut.index > start) clauses.push({ start, end: cut.index });
    start = Math.max(start, cut.index + cut[0].length);
  }
  if (start < text.length) clauses.push({ start, end: text.length });
  return clauses;
}

/** Length as it is read: a Latin letter is a third of an ideograph. */
function width(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i) < 0x80 ? 0.35 : 1;
  return sum;
}
