import { describe, expect, it } from 'vitest';
import { fold, foldPhrase } from '../../src/text/fold.ts';
import { detectScript } from '../../src/text/language.ts';
import { menderOf } from '../../src/text/mend.ts';
import { createPhraseMatcher } from '../../src/text/phrases.ts';
import { blur, isPinyin, readingOf, readingsOf } from '../../src/text/pinyin.ts';
import { cut } from '../../src/text/segment.ts';
import fc from '../property.ts';

const hostile = fc.string({ unit: 'binary', maxLength: 200 });

describe('folding', () => {
  it('makes width, case and Traditional characters one', () => {
    expect(fold('ＦＩＮＡＮＣＥ　融資租賃')).toBe('finance 融资租赁');
    expect(fold('裏面')).toBe('里面');
  });
  it('does no more the second time, whatever is typed', () => {
    fc.assert(fc.property(hostile, (text) => fold(fold(text)) === fold(text)));
  });
  it('leaves words of the mainland alone', () => {
    expect(fold('程序文件')).toBe('程序文件');
  });
  it('keeps the gap of a phrase', () => {
    expect(foldPhrase('換…設備')).toBe('换…设备');
  });
});

describe('cutting', () => {
  it('loses nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => cut(text).join('') === text));
  });
  it('keeps Latin words and figures whole', () => {
    expect(cut('what about R&D and 3D打印 2.5亿')).toEqual(expect.arrayContaining(['what', 'about', 'R&D', '3D', '打印', '2.5']));
  });
});

describe('the script of a message', () => {
  it.each([
    ['想换设备', 'zh-Hans'],
    ['想換設備', 'zh-Hant'],
    ['how to lease machines', 'en'],
    ['IPO 上市', 'zh-Hans'],
    ['？！123', 'none'],
  ])('of “%s” is %s', (text, script) => {
    expect(detectScript(text)).toBe(script);
  });
});

describe('finding phrases', () => {
  const phrasesIn = (phrases: readonly string[], text: string): string[] =>
    createPhraseMatcher(phrases)
      .find(text)
      .map(({ phrase }) => phrases[phrase] as string);

  it('finds them within other words, past quotation marks and blanks', () => {
    expect(phrasesIn(['机器换人'], '搞“机器 换人”补贴')).toEqual(['机器换人']);
  });
  it('bridges a gap within a sentence and not beyond it', () => {
    expect(phrasesIn(['换…设备'], '想换几台新设备')).toEqual(['换…设备']);
    expect(phrasesIn(['换…设备'], '想换。设备很旧')).toEqual([]);
    expect(phrasesIn(['换…设备'], '换一下我们厂里那些很旧的设备')).toEqual([]);
  });
  it('finds Latin words only as words, in singular and plural', () => {
    expect(phrasesIn(['loan'], 'bank loans')).toEqual(['loan']);
    expect(phrasesIn(['loan'], 'loaned sloan')).toEqual([]);
  });
  it('finds what a plain search finds, at the same places', () => {
    const piece = fc.string({ unit: fc.constantFrom('租', '设', '备', '贷'), minLength: 1, maxLength: 3 });
    const text = fc.string({ unit: fc.constantFrom('租', '设', '备', '贷'), maxLength: 20 });
    fc.assert(
      fc.property(fc.uniqueArray(piece, { minLength: 1, maxLength: 6 }), text, (phrases, given) => {
        const found = createPhraseMatcher(phrases)
          .find(given)
          .map(({ phrase, parts }) => `${phrases[phrase]}@${parts[0]?.[0]}`);
        const naive = phrases.flatMap((phrase) => [...given].flatMap((_, at) => (given.startsWith(phrase, at) ? [`${phrase}@${at}`] : [])));
        expect(found.sort()).toEqual(naive.sort());
      }),
    );
  });
});

describe('pinyin', () => {
  it('knows readings, several where there are several', () => {
    expect(readingOf('租')).toBe('zu');
    expect(readingsOf('银行').map((reading) => reading.join(' '))).toContain('yin hang');
  });
  it('tells syllables from other letters', () => {
    expect(isPinyin('rongzi')).toBe(true);
    expect(isPinyin('bank')).toBe(false);
    expect(isPinyin('a')).toBe(false);
  });
  it('hears what southern speakers do not part as one', () => {
    expect(blur('zhang')).toBe(blur('zan'));
    expect(blur('lan')).toBe(blur('nan'));
  });
});

describe('mending', () => {
  const work = menderOf(
    ['融资租赁', '知识产权', '科技支行', '应收账款质押', '对接会'].map((word) => ({ word, kind: 'term' as const })),
    new Set(['的', '有', '去', '多']),
  );
  let step = work.next();
  while (step.done !== true) step = work.next();
  const mender = step.value;
  const mended = (text: string): string => {
    let out = '';
    let at = 0;
    for (const { start, end, to } of mender.mend(text, [])) {
      out += text.slice(at, start) + to;
      at = end;
    }
    return out + text.slice(at);
  };

  it.each([
    ['融资组赁', '融资租赁', 'a homophone'],
    ['rongzi租赁', '融资租赁', 'half in pinyin'],
    ['zscq 质押', '知识产权 质押', 'initials'],
    ['应收账质押', '应收账款质押', 'a character left out'],
    ['知识权产', '知识产权', 'two characters swapped'],
  ])('makes %s %s: %s', (typed, meant) => {
    expect(mended(typed)).toBe(meant);
  });
  it('leaves right words alone', () => {
    for (const text of ['融资租赁', '租赁合同', '资产', '对接上了会计', 'we need a loan']) expect(mended(text)).toBe(text);
  });
  it('never touches a stretch that is known as it stands', () => {
    expect(mender.mend('科技之行', [[0, 4]])).toEqual([]);
  });
  it('takes whatever is typed; mendings lie in order, within the text, without overlap', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const text = fold(typed);
        let reached = 0;
        for (const { start, end, from } of mender.mend(text, [])) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(text.slice(start, end)).toBe(from);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
