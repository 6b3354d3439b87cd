import type { Range } from '../readable-text.ts';
import type { Role } from '../responsibility.ts';
import type { ImportWords, LabelRole } from './words.ts';

/** One name in a statement of responsibility, in units of the loosened text. */
export interface NamedBody extends Range {
  readonly role: Role;
}

/** How a statement shows that it is one. */
export type DutyForm = 'label' | 'verb' | 'list';

export interface Duty {
  readonly form: DutyForm;
  readonly bodies: readonly NamedBody[];
}

interface Piece extends Range {
  /** The separator after it; empty at the end. */
  readonly mark: string;
}

/** A name whose role is still open. */
interface Pending extends Range {
  readonly mark: string;
  readonly role: Role | null;
}

/** What `loose` says of responsibility from `start` to `end`; null where it says nothing of it. */
export function readDuty(loose: string, range: Range, words: ImportWords): Duty | null {
  const reading = new Reading(loose, words);
  for (const sentence of cut(loose, range, new Set(['。']))) {
    const text = loose.slice(sentence.start, sentence.end);
    if (sentence.start > range.start && words.remark.test(text) && labelAt(loose, sentence.start, sentence.end, words) === null) continue;
    for (const piece of cut(loose, sentence, words.separators)) for (const part of atLabels(loose, piece, words)) reading.take(part);
    reading.endSentence();
  }
  return reading.duty();
}

class Reading {
  readonly loose: string;
  readonly words: ImportWords;
  readonly bodies: NamedBody[] = [];
  form: DutyForm = 'list';
  private pending: Pending[] = [];
  private label: LabelRole | null = null;
  /** Names that 负责 speaks of alone: where others 配合, they lead. */
  private readonly plainlyInCharge: number[] = [];

  constructor(loose: string, words: ImportWords) {
    this.loose = loose;
    this.words = words;
  }

  take(piece: Piece): void {
    const label = labelAt(this.loose, piece.start, piece.end, this.words);
    if (label !== null) {
      this.settle(null);
      this.label = label.role;
      if (label.role !== 'other') this.form = 'label';
    }
    if (this.label === 'other') return;
    const name = this.trimmed(label === null ? piece.start : label.end, piece.end);
    const text = this.loose.slice(name.start, name.end);
    if (this.isNoBody(text, label !== null || this.pending.length > 0 || this.bodies.length > 0)) return;
    const verb = this.verbAt(text);
    const end = verb === null ? name.end : name.end - verb[0].length;
    if (end > name.start) this.pending.push({ start: name.start, end, mark: piece.mark, role: null });
    if (verb === null) return;
    if (this.form === 'list' && (this.pending.length > 0 || this.bodies.length > 0)) this.form = 'verb';
    this.settle(verb[1], verb[0]);
  }

  endSentence(): void {
    this.settle(null);
    this.label = null;
  }

  duty(): Duty | null {
    if (this.bodies.length === 0) return null;
    return { form: this.form, bodies: this.withLeads() };
  }

  /** A负责，B配合: A leads. */
  private withLeads(): readonly NamedBody[] {
    const has = (role: Role) => this.bodies.some((body) => body.role === role);
    if (this.form !== 'verb' || has('lead') || !has('cooperating')) return this.bodies;
    return this.bodies.map((body, index) => (this.plainlyInCharge.includes(index) ? { ...body, role: 'lead' } : body));
  }

  private settle(verbRole: Role | null, verb = ''): void {
    const role = verbRole ?? (this.label === null || this.label === 'other' ? 'undivided' : this.label);
    const parts = this.pending.flatMap((name) => this.parts(name));
    for (const part of merged(this.loose, parts, this.words)) {
      if (/负责/.test(verb) && !/[按依据]|分工|分别/.test(verb)) this.plainlyInCharge.push(this.bodies.length);
      this.bodies.push({ start: part.start, end: part.end, role: part.role ?? role });
    }
    this.pending = [];
  }

  private verbAt(text: string): readonly [string, Role] | null {
    const verb = this.words.verb.exec(text)?.[0];
    const said = verb === undefined ? undefined : this.words.verbRoles.find(([each]) => each.test(verb));
    return verb === undefined || said === undefined ? null : [verb, said[1]];
  }

  private isNoBody(text: string, isLater: boolean): boolean {
    if (text === '') return true;
    if (this.words.remark.test(text) && (isLater || !this.words.endsAsBody.test(text))) return true;
    return this.words.deadline.test(text) && !this.words.endsAsBody.test(text.replace(/\(.*?\)/g, ''));
  }

  private trimmed(start: number, end: number): Range {
    let from = start;
    let to = end;
    const lead = /^(?:由|其中,?|并由|\d{1,2}[.)]|[①-⑳]|以及|及其|[:;,.、*#"'])+/.exec(this.loose.slice(from, to));
    if (lead !== null) from += lead[0].length;
    while (to > from && /[:;,.、"'*]/.test(this.loose[to - 1] as string)) to--;
    return { start: from, end: to };
  }

  /** A name without 等有关部门, cut where two bodies are joined by a word. */
  private parts(name: Pending): readonly Pending[] {
    const inner = this.withRole(name);
    const text = this.loose.slice(inner.start, inner.end);
    const tail = this.words.tail.exec(text);
    if (tail !== null && tail.index > 0)
      return [...this.parts({ ...inner, end: inner.start + tail.index }), ...this.afterTail(inner, tail)];
    if (tail !== null && tail.index === 0) return this.afterTail(inner, tail);
    return joined(text, this.words).map(({ start, end }) => ({ ...inner, start: inner.start + start, end: inner.start + end }));
  }

  /** 等市级相关部门及各县政府: what is joined to the class is a class of its own. */
  private afterTail(name: Pending, tail: RegExpExecArray): readonly Pending[] {
    const text = tail[0];
    const join =
      /^等.*?(?:部门|单位|机构|处室|企业|方面|地方)?(?:以及|及|和|与)(?=各|有关|相关|市|县|区|省|州)/.exec(text) ??
      /^等(?=各[^部单]*[^部门单位]$)/.exec(text);
    if (join === null) return [];
    const start = name.start + tail.index + join[0].length;
    return start < name.end ? [{ ...name, start }] : [];
  }

  /** 市财政局（牵头）: the role stands in the name's own bracket. */
  private withRole(name: Pending): Pending {
    const text = this.loose.slice(name.start, name.end);
    const bracket = /^(.+)\(([^()]{2,8})\)$/.exec(text);
    if (bracket === null) return name;
    const inner = bracket[2] as string;
    const said = this.verbAt(inner)?.[0] === inner ? this.verbAt(inner) : this.words.labels.find(([each]) => each === inner);
    if (said === null || said === undefined || said[1] === 'other') return name;
    return { ...name, end: name.start + (bracket[1] as string).length, role: said[1] };
  }
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
function cut(loose: string, { start, end }: Range, separators: ReadonlySet<string>): readonly Piece[] {
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
function atLabels(loose: string, piece: Piece, words: ImportWords): readonly Piece[] {
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
function merged(loose: string, names: readonly Pending[], words: ImportWords): readonly Pending[] {
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
function joined(text: string, words: ImportWords): readonly Range[] {
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
function looksWhole(text: string, words: ImportWords): boolean {
  return text.length >= 3 && words.endsAsBody.test(text);
}
