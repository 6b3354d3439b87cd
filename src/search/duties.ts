/** Questions about what a responsible body does: nothing is left of them beside its name and words of duty. */
import type { FullAnalysis, FullMatch } from './analyse.ts';
import type { Stretch } from './denied.ts';
import type { Duties } from './model.ts';

const MATTER: ReadonlySet<string> = new Set(['measure-word', 'avenue']);
const SPOKEN: ReadonlySet<string> = new Set(['concept', 'outside']);
const COOPERATION = /配合|参与|协办|协助|支持|cooperat|support|assist/;
const LEADING = /牵头|主抓|主管|负责|带头|\blead|in charge/;
/** A single character beside a body's name is none of a matter, nor is a number. */
const EMPTY = /^(?:.?|\s+|\d+)$/u;

/** What, how many: asked of measures rather than of a matter. */
const ASKS_DUTIES =
  /(?:牵头|配合|负责|主管|分管|参与|参加|承担|协助|协办|出现|名下|管).{0,6}(?:哪|什么|啥|几[条项个件]|多少[条项个]|全部|一共|措施|任务|部分|条款|清单|一览)|(?:哪|什么|啥|几)[^，,]{0,6}(?:牵头|配合|负责|主管|分管|参与|参加|承担|协助|协办|出现|名下)|(?:职责|任务|分工|角色)(?:是|有)/;
/** Words of no known matter that may stand beside it: 领导问, 麻烦列全. */
const MOST_LEFT = 3;

/** @param isEmpty words that say nothing of a matter */
export function dutiesAsked(
  analysis: FullAnalysis,
  cut: (text: string) => readonly string[],
  isEmpty: (word: string) => boolean,
): Duties | null {
  const named = analysis.matches.filter((match) => match.kind === 'body');
  if (named.length === 0 || analysis.matches.some((match) => MATTER.has(match.kind) && !isInBody(match, named))) return null;
  const rest = withoutBodies(analysis, 0, analysis.folded.length);
  const left = cut(rest).filter((word) => !EMPTY.test(word) && !isEmpty(word));
  const most =
    ASKS_DUTIES.test(rest) && !analysis.matches.some((match) => SPOKEN.has(match.kind) && !isInBody(match, named)) ? MOST_LEFT : 0;
  if (left.length > most) return null;
  const cooperates = COOPERATION.test(rest);
  const leads = LEADING.test(rest);
  return { bodies: [...new Set(named.map((match) => match.id))], as: leads === cooperates ? 'any' : leads ? 'lead' : 'cooperating' };
}

/** A stretch of the text without the names of responsible bodies: 国税局 is no word of the matter of taxes. */
export function withoutBodies({ folded, matches }: FullAnalysis, from: number, to: number): string {
  const bodies = matches.filter(({ kind }) => kind === 'body');
  return besides(folded, bodies, from, to);
}

/** A stretch of the text without these, which stand in their order. */
export function besides(folded: string, left: readonly Stretch[], from: number, to: number): string {
  let text = '';
  let at = from;
  for (const { start, end } of left) {
    if (start < at || end > to) continue;
    text += `${folded.slice(at, start)}\n`;
    at = end;
  }
  return text + folded.slice(at, to);
}

/** Whether a phrase is but part of a body's name: 松山湖 in 松山湖管委会. */
export function isInBody(match: FullMatch, bodies: readonly FullMatch[]): boolean {
  return bodies.some((body) => body.start <= match.start && match.end <= body.end && body.end - body.start > match.end - match.start);
}
