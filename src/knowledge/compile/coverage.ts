import { brief } from '../locate.ts';
import { headingsIn, labelStart } from '../numbering.ts';
import { placeOf, type Range, type ReadableText, type Scope } from '../readable-text.ts';
import { trim } from '../sentences.ts';
import type { Compilation } from './compilation.ts';

/** What of a range is text: empty where it holds nothing but marks and white space. */
export function letters({ points }: ReadableText, { start, end }: Range): string {
  const text = points.slice(start, end).join('').trim();
  return /[\p{L}\p{N}]/u.test(text) ? brief(text.replace(/^[。，；：、.\s]+/, '')) : '';
}

/** Reports every stretch of the scope that no part of the plan points at; printed numbers need none. */
export function reportUncovered(compilation: Compilation, scope: Scope, covered: readonly Range[]): void {
  const headings = headingsIn(scope);
  const labelled = covered.map(({ start, end }) => ({ start: labelStart(start, headings, scope), end }));
  let from = scope.start;
  for (const { start, end } of labelled.sort((a, b) => a.start - b.start)) {
    if (start > from) reportGap(compilation, scope.text, { start: from, end: start });
    from = Math.max(from, end);
  }
  reportGap(compilation, scope.text, { start: from, end: scope.end });
}

function reportGap({ findings }: Compilation, text: ReadableText, gap: Range): void {
  const left = letters(text, gap);
  if (left === '') return;
  findings.push({
    file: text.source.path,
    ...placeOf(text, trim(text.points, gap).start),
    message: `这段原文没有一个文件引到：「${left}」；请写进 plan.yaml 的 sections，或写成一条措施`,
  });
}
