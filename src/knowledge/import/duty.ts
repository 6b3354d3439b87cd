import type { Range } from '../readable-text.ts';
import { ANY_LABEL, type Role } from '../responsibility.ts';
import { atLabels, cut, joined, labelAt, merged, type Pending, type Piece } from './duty-pieces.ts';
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
    } else if (ANY_LABEL.test(this.loose.slice(piece.start, piece.end))) {
      this.settle(null);
      this.label = 'other';
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
