/** Words that point at a line or a measure by its number: 修改第二项, 为什么没有第19条. */
import { fold } from '../text/fold.ts';
import { parseNumber } from './numbers.ts';
import type { Line } from './session.ts';

const CHANGE = /^(?:我?[要想]?(?:修改|更改|改|变更)(?:一?下)?|change|edit)\s*(.*)$/;
const ITEM =
  /^(?:第|item|line|answer|no\.?|number|#|the)?\s*([0-9〇一二两三四五六七八九十]+|first|second|third|fourth|fifth|sixth)\s*(?:项|个|条|题|行|one|item|line|answer)?$/;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** The line meant, counted from 1; `which`: to change something, unsaid what; null: not about changing. */
export function readChange(text: string, lines: readonly Line[]): number | 'which' | null {
  const said = CHANGE.exec(bare(text))?.[1];
  if (said === undefined) return null;
  if (said === '' || /^(?:一项|something|an answer)$/.test(said)) return 'which';
  const numbered = ITEM.exec(said)?.[1];
  if (numbered !== undefined) return numberOf(numbered);
  const named = lines.findIndex(({ question }) => Object.values(question.name).some((name) => bare(name) === said));
  return named === -1 ? null : named + 1;
}

const NEW_VALUE = /^(?:把)?第?([0-9一二三四五六七八九]+)[项条题]?(?:改成|改为|换成|改做)(.+)$/;

/** 第3项改成专利: the line, and what it is to hold. */
export function readNewValue(text: string): { readonly line: number; readonly words: string } | null {
  const match = NEW_VALUE.exec(bare(text));
  const line = parseNumber(match?.[1] ?? '');
  return match?.[2] === undefined || line === null ? null : { line, words: match[2] };
}

function numberOf(text: string): number {
  return ORDINALS.includes(text) ? ORDINALS.indexOf(text) + 1 : (parseNumber(text) ?? 0);
}

const MEASURE =
  /(?:第?\s*([0-9〇一二两三四五六七八九十]+)\s*[条项]|\b(?:measure|no\.?|number)\s*(\d+)|(?:为什么|为啥|点解|怎么)(?:没有?|冇|不)第?\s*(\d+)|\bwhy (?:not|no) (\d+))/;
const WHY_NOT = /为什么|为何|为啥|怎么(?:没|不|冇)|点解|没有|冇|不包括|不在|why|not/;

/** The measure that a person misses in the result. @param atResult there, its number alone asks too (第19条呢) */
export function readWhyNot(text: string, atResult: boolean): number | null {
  const said = bare(text);
  const match = MEASURE.exec(said);
  const number = parseNumber(match?.slice(1).find((group) => group !== undefined) ?? '');
  if (match === null || number === null) return null;
  return WHY_NOT.test(said) || (atResult && said.length <= match[0].length + 1) ? number : null;
}

function bare(text: string): string {
  return fold(text)
    .trim()
    .replace(/[。.!！?？~，,「」“”"']/gu, '')
    .trim();
}
