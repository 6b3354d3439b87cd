import { Parser } from 'htmlparser2';

/** One level of a list in Word. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** Such as `第%1条` or `%1.%2`. */
  readonly text: string;
}

export interface Numbering {
  /** By list id: the definition that it is made by, and where levels begin anew. */
  readonly lists: ReadonlyMap<string, { readonly definition: string; readonly starts: ReadonlyMap<number, number> }>;
  readonly definitions: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  /** By paragraph style. */
  readonly styles: ReadonlyMap<string, { readonly list: string | null; readonly level: number; readonly basedOn: string | null }>;
}

export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

/** @param numbering `word/numbering.xml`; @param styles `word/styles.xml`; empty where the document has none */
export function readNumbering(numbering: string, styles: string): Numbering {
  const lists = new Map<string, { definition: string; starts: Map<number, number> }>();
  const definitions = new Map<string, Map<number, Level>>();
  let definition = '';
  let list = '';
  let level = 0;
  let inLevel = false;
  let made = { start: 1, format: 'decimal', text: '' };
  eachTag(numbering, (name, attributes) => {
    const value = attributes['w:val'] ?? '';
    if (name === 'w:abstractNum') definition = attributes['w:abstractNumId'] ?? '';
    else if (name === 'w:num') list = attributes['w:numId'] ?? '';
    else if (name === 'w:abstractNumId') lists.set(list, { definition: value, starts: new Map() });
    else if (name === 'w:lvl' || name === 'w:lvlOverride') {
      level = Number(attributes['w:ilvl'] ?? 0);
      inLevel = name === 'w:lvl';
      made = { start: 1, format: 'decimal', text: '' };
    } else if (name === 'w:startOverride') lists.get(list)?.starts.set(level, Number(value));
    else if (inLevel && name === 'w:start') made = { ...made, start: Number(value) };
    else if (inLevel && name === 'w:numFmt') made = { ...made, format: value };
    else if (inLevel && name === 'w:lvlText') made = { ...made, text: value };
    if (inLevel && list === '') definitions.set(definition, (definitions.get(definition) ?? new Map<number, Level>()).set(level, made));
  });
  return { lists, definitions, styles: readStyles(styles) };
}

function readStyles(xml: string): Numbering['styles'] {
  const styles = new Map<string, { list: string | null; level: number; basedOn: string | null }>();
  let id = '';
  eachTag(xml, (name, attributes) => {
    const value = attributes['w:val'] ?? '';
    if (name === 'w:style') {
      id = attributes['w:styleId'] ?? '';
      styles.set(id, { list: null, level: 0, basedOn: null });
    }
    const style = styles.get(id);
    if (style === undefined) return;
    if (name === 'w:basedOn') style.basedOn = value;
    if (name === 'w:numId') style.list = value;
    if (name === 'w:ilvl') style.level = Number(value);
  });
  return styles;
}

function eachTag(xml: string, see: (name: string, attributes: Record<string, string>) => void): void {
  const parser = new Parser({ onopentag: see }, { xmlMode: true, decodeEntities: true });
  parser.write(xml);
  parser.end();
}

/** The list of a paragraph, by its own word or by its style's. */
export function listPlace(
  numbering: Numbering,
  own: { list: string | null; level: number | null },
  styleId: string | null,
): ListPlace | null {
  if (own.list === '0') return null;
  if (own.list !== null) return { list: own.list, level: own.level ?? 0 };
  const seen = new Set<string>();
  for (let id = styleId; id !== null && !seen.has(id); ) {
    seen.add(id);
    const style = numbering.styles.get(id);
    if (style === undefined || style.list === '0') return null;
    if (style.list !== null) return { list: style.list, level: own.level ?? style.level };
    id = style.basedOn;
  }
  return null;
}

/** Counts the paragraphs of each list, and prints their numbers as Word would. */
export class ListCounter {
  private readonly numbering: Numbering;
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(numbering: Numbering) {
    this.numbering = numbering;
  }

  next({ list, level }: ListPlace): string {
    const known = this.numbering.lists.get(list);
    const levels = known === undefined ? undefined : this.numbering.definitions.get(known.definition);
    const here = levels?.get(level);
    if (known === undefined || levels === undefined || here === undefined) return '';
    const counts = this.countsOf(known.definition);
    const restart = known.starts.get(level);
    const isFirst = !this.begun.has(`${list} ${level}`);
    this.begun.add(`${list} ${level}`);
    counts[level] = isFirst && restart !== undefined ? restart : (counts[level] ?? here.start - 1) + 1;
    counts.length = level + 1;
    return here.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels.get(at);
      return shown === undefined ? '' : written(counts[at] ?? shown.start, shown.format);
    });
  }

  private countsOf(definition: string): number[] {
    const counts = this.counts.get(definition) ?? [];
    this.counts.set(definition, counts);
    return counts;
  }
}

/** A number in one of Word's formats; a bullet is no number. */
function written(number: number, format: string): string {
  if (format === 'bullet' || format === 'none') return '';
  if (/^(?:chinese|ideographTraditional|japanese|taiwanese)/i.test(format) || format === 'ideographDigital') return chinese(number);
  if (/Circle/.test(format)) return number >= 1 && number <= 20 ? String.fromCodePoint(0x245f + number) : String(number);
  if (format === 'upperLetter' || format === 'lowerLetter') return letter(number, format === 'upperLetter');
  return String(number);
}

function letter(number: number, isUpper: boolean): string {
  return String.fromCodePoint((isUpper ? 64 : 96) + (((number - 1) % 26) + 1));
}

const DIGITS = '零一二三四五六七八九';

/** 一 … 九百九十九. */
export function chinese(number: number): string {
  if (number >= 1000 || number < 0) return String(number);
  const hundreds = Math.floor(number / 100);
  const tens = Math.floor((number % 100) / 10);
  const ones = number % 10;
  let text = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  if (tens > 0) text += tens === 1 && hundreds === 0 ? '十' : `${DIGITS[tens]}十`;
  else if (hundreds > 0 && ones > 0) text += '零';
  return ones > 0 || number === 0 ? text + DIGITS[ones] : text;
}
