import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locate } from '../../src/knowledge/locate.ts';
import { BLANK, loosen, readable, type Scope, withoutBlanks } from '../../src/knowledge/readable-text.ts';
import fc from '../property.ts';

const SEEDS = join(import.meta.dirname, '../../seeds');
const seed = readFileSync(join(SEEDS, readdirSync(SEEDS).find((name) => name.endsWith('.txt')) as string), 'utf8');

function scopeOf(text: string, name = '原文'): Scope {
  const read = readable({ path: 'seeds/test.txt', sha256: '', text });
  return { text: read, start: 0, end: read.points.length, name };
}

/** Full-width and half-width forms of the same mark, and kinds of brackets and dashes. */
const TWINS = ['（(〔', '）)〕', '，,', '；;', '：:', '！!', '？?', '“"「', '”"」', '—-－', '1１', 'A Ａ'.replace(' ', '')];

function otherForm(point: string, pick: number): string {
  const twins = TWINS.find((forms) => forms.includes(point));
  return twins === undefined ? point : (twins[pick % twins.length] as string);
}

/** How often `part` begins in `text`: the naive way. */
function count(text: string, part: string): number {
  let times = 0;
  for (let at = 0; at + part.length <= text.length; at++) if (text.slice(at, at + part.length) === part) times++;
  return times;
}

const spans = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 80 }), fc.array(fc.nat({ max: 11 }), { minLength: 80, maxLength: 80 }));

describe('a quote is found by its words', () => {
  it('whatever white space and width of marks it is typed with, in exactly its span', () => {
    const scope = scopeOf(seed);
    const { points, loose } = scope.text;
    fc.assert(
      fc.property(spans, ([from, length, noise]) => {
        let start = from % points.length;
        let end = Math.min(points.length, start + length);
        while (start < end && BLANK.test(points[start] as string)) start++;
        while (end > start && BLANK.test(points[end - 1] as string)) end--;
        fc.pre(end > start);
        const typed = points.slice(start, end).map((point, index) => {
          if (BLANK.test(point)) return (noise[index] ?? 0) % 2 === 0 ? '' : ' ';
          return otherForm(point, noise[index] ?? 0) + ((noise[index] ?? 0) % 5 === 0 ? '\n' : '');
        });
        const words = typed.join('');
        const found = locate(words, scope);
        const exact = count(scope.text.exact, withoutBlanks(words));
        const places = exact > 0 ? exact : count(loose, loosen(words));
        // Typed with other marks, the words may stand exactly so elsewhere: then that place is meant.
        const place = exact === 1 ? scope.text.exact.indexOf(withoutBlanks(words)) : -1;
        const stands = place === -1 || withoutBlanks(points.slice(start, end).join('')) === withoutBlanks(words);
        if (places === 1 && stands) expect(found).toEqual({ start, end });
        else if (places === 1) expect(found).toHaveProperty('start');
        else expect(found).toMatchObject({ message: expect.stringContaining(`出现了 ${places} 次`) });
      }),
      { numRuns: 300 },
    );
  });

  it('by its first and last words, both inside', () => {
    expect(locate({ from: '乙', to: '丁' }, scopeOf('甲乙丙丁戊'))).toEqual({ start: 1, end: 4 });
  });

  it('counting code points, also behind a character beyond U+FFFF', () => {
    expect(locate('乙', scopeOf('𠮷甲乙'))).toEqual({ start: 2, end: 3 });
    expect(locate('𠮷', scopeOf('甲𠮷乙'))).toEqual({ start: 1, end: 2 });
  });

  it('in the form that is written, where another form stands elsewhere', () => {
    expect(locate('（甲）', scopeOf('(甲)（甲）'))).toEqual({ start: 3, end: 6 });
  });
});

describe('a quote that is not there', () => {
  it('names the nearest words', () => {
    expect(locate('融资组赁', scopeOf('加快融资租赁业发展', '第9条原文'))).toEqual({
      part: null,
      message: '「融资组赁」不在第9条原文中；最接近的是「融资租赁」',
    });
  });

  it('shows of a long one the part that differs', () => {
    const { message } = locate(
      seed
        .slice(3000, 3060)
        .replaceAll('\n', '')
        .replace(/.(?=.{9}$)/, '？'),
      scopeOf(seed),
    ) as { message: string };
    expect(message).toMatch(/^「.{1,24}」不在原文中；最接近的是「.{1,24}」$/);
  });

  it('says whether the beginning or the end is wrong', () => {
    expect(locate({ from: '甲乙', to: '丙己' }, scopeOf('甲乙丙丁'))).toMatchObject({ part: 'to' });
    expect(locate({ from: '己庚', to: '丙丁' }, scopeOf('甲乙丙丁'))).toMatchObject({ part: 'from' });
  });
});
