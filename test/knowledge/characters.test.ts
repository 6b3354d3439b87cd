import { describe, expect, it } from 'vitest';
import { codePointLength, offsetsOf, sliceCodePoints } from '../../src/text/code-points.ts';
import { fold } from '../../src/text/fold.ts';
import fc from '../property.ts';

describe('folded text', () => {
  it.each([
    ['ＡＢＣ１２３', 'abc123'],
    ['融資租賃', '融资租赁'],
    ['裏面裡面', '里面里面'],
    ['衞生局', '卫生局'],
    ['程序 文件', '程序 文件'],
    ['㎡ ﬁ', 'm2 fi'],
    ['a\uD800b', 'a\uFFFDb'],
    ['👩‍🔧', '👩‍🔧'],
    ['', ''],
  ])('%s becomes %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('stays as it is when it is folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
    const everyIdeograph = Array.from({ length: 0x9fff - 0x4e00 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(fold(fold(everyIdeograph))).toBe(fold(everyIdeograph));
  });

  it('never fails on a lone surrogate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 })),
        (units) => !/\p{Surrogate}/u.test(fold(String.fromCharCode(...units))),
      ),
    );
  });
});

describe('offsets in code points', () => {
  it('agree with a walk over the characters', () => {
    const texts = fc.array(fc.constantFrom('a', '中', '𠮷', '👍', '\n', '\uD800')).map((characters) => characters.join(''));
    fc.assert(
      fc.property(texts, fc.nat(30), (text, at) => {
        const points = [...text];
        const codePoint = Math.min(at, points.length);
        const utf16 = points.slice(0, codePoint).join('').length;
        expect(offsetsOf(text).toUtf16(codePoint)).toBe(utf16);
        expect(offsetsOf(text).toCodePoint(utf16)).toBe(codePoint);
        expect(codePointLength(text)).toBe(points.length);
        expect(sliceCodePoints(text, codePoint, codePoint + 3)).toBe(points.slice(codePoint, codePoint + 3).join(''));
      }),
    );
  });
});
