import type { Range } from '../readable-text.ts';
import type { Role } from '../responsibility.ts';
import type { ImportWords, LabelRole } from './words.ts';

export interface Piece extends Range {
  /** The separator after it; empty at the end. */
  readonly mark: string;
}

/** A name whose role is still open. */
export interface Pending extends Range {
  readonly mark: string;
  readonly role: Role | null;
}

/** The label with its colon at the beginning, at most six characters before it (指标牵头单位：). */
export function labelAt(loose: string, start: number, end: number, words: ImportWords): { role: LabelRole; end: number } | null {
  for (let at = start; at <= start + 6 && at < end; at++) {
    if (/[,;。、()]/.test(loose[at] as string)) return null;
    const label = words.labels.find(
      ([each]) => loose.startsWith(each, at) && at + each.length < end && isLabelEnd(loose[at + each.length]),
    );
    if (label !== undefined) return { role: label[1], end: at + label[0].length + 1 };
  }
  return null;
}

function isLabelEnd(mark: string | undefined): boolean {
  return mark === ':' || mark === '为';
}

/** Cut at separators outside inner brackets. */
export function cut(loose: string, { start, end }: Range, separators: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let quoted = false;
  let from = start;
  for (let at = start; at < end; at++) {
    const mark = loose[at] as string;
    if (mark === '(' || mark === '<') depth++;
    if ((mark === ')' || mark === '>') && depth > 0) depth--;
    // Both quotation marks are one character here; one that stands alone opens nothing.
    if (mark === '"') quoted = !quoted && loose.slice(at + 1, Math.min(end, at + 20)).includes('"');
    if (depth > 0 || quoted || !separators.has(mark)) continue;
    pieces.push({ start: from, end: at, mark });
    from = at + 1;
  }
  pieces.push({ start: from, end, mark: '' });
  return pieces.filter((piece) => piece.end > piece.start);
}

/** 牵头单位：甲 责任单位：乙, with nothing but a line's end between them. */
export function atLabels(loose: string, piece: Piece, words: ImportWords): readonly Piece[] {
  const text = loose.slice(piece.start, piece.end);
  for (let at = 2; at < text.length - 2; at++) {
    if (text[at] !== ':') continue;
    const label = words.labels.find(([each]) => each.length > 2 && at > each.length && text.slice(0, at).endsWith(each));
    if (label === undefined) continue;
    const split = piece.start + at - label[0].length;
    // 指标牵头单位：a label may have a word before it, but no body.
    if (split - piece.start <= 6 && !words.endsAsBody.test(text.slice(0, split - piece.start))) continue;
    return [{ ...piece, end: split, mark: '' }, ...atLabels(loose, { ...piece, start: split }, words)];
  }
  return [piece];
}

/** 有关镇街、园区 and 县、区政府 are one class, though a separator stands within. */
export function merged(loose: string, names: readonly Pending[], words: ImportWords): readonly Pending[] {
  const result: Pending[] = [];
  for (const name of names) {
    const before = result.at(-1);
    const text = loose.slice(name.start, name.end);
    const open = before === undefined ? '' : loose.slice(before.start, before.end);
    const isOne =
      before !== undefined &&
      before.mark === '、' &&
      words.continuesClass.test(text) &&
      (words.isOpenClass.test(open) ||
        (/(?:部门|单位|地区|企业)$/.test(open) && words.isClass.test(open) && /^(?:直属)?(?:部门|单位|企业|机构|地区|园区)$/.test(text)));
    if (isOne) result[result.length - 1] = { ...before, end: name.end, mark: name.mark };
    else result.push(name);
  }
  return result;
}

/** 市工商联及各有关部门: two, where the first is no class itself and both look like bodies. */
export function joined(text: string, words: ImportWords): readonly Range[] {
  for (const join of text.matchAll(words.joiner)) {
    const left = text.slice(0, join.index);
    const right = text.slice(join.index + join[0].length);
    if (depthOf(left) !== 0 || !looksWhole(left, words) || words.isClass.test(left)) continue;
    if (!words.isClass.test(right) && !looksWhole(right.replace(words.tail, ''), words)) continue;
    const from = join.index + join[0].length;
    return [{ start: 0, end: join.index }, ...joined(right, words).map(({ start, end }) => ({ start: start + from, end: end + from }))];
  }
  return [{ start: 0, end: text.length }];
}

function depthOf(text: string): number {
  return [...text].reduce((depth, mark) => depth + (mark === '(' ? 1 : mark === ')' ? -1 : 0), 0);
}

/** Ends as a body and is long enough to be one: 住房 in 住房和城乡建设局 is none. */
export function looksWhole(text: string, words: ImportWords): boolean {
  return text.length >= 3 && words.endsAsBody.test(text);
}
