import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { waitsOn } from '../../src/dialogs/continue-dialog.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { bookOf, readOwn, readTexts, Way } from './books.ts';

const TEXT = readFileSync(join(import.meta.dirname, 'small.yaml'), 'utf8');
const reading = readTexts({ small: TEXT });
const book = bookOf(reading.dialogs);
const loans = bookOf(readOwn().dialogs);
const way = (...told: { facet: string; value: string }[]) => new Way(book, 'small', told);

it('reads the small dialog without a finding', () => {
  expect(reading.findings.map(formatFinding)).toEqual([]);
});

describe('questions', () => {
  it('are asked only where their condition may hold', () => {
    expect(way().hear('1').at).toBe('summary');
    expect(way().hear('2').at).toBe('asset');
    expect(way().hear('1 3').hear('120').at).toBe('place');
  });

  it('are passed over when no response could change the result', () => {
    // Nothing asks for the patents of somebody for whom 「都不是」 holds; and there is nothing to check.
    expect(way().hear('都不是').at).toBe('result');
  });

  it('take numbers of every width, options by their words, and words near to them', () => {
    for (const text of ['1', '１', '一', '①', '1.', '第一个', '选1', '添设备', '换设备', '添置设备', 'New equipment', 'option 1']) {
      expect([text, way().hear(text).finish().found]).toEqual([text, ['9/leasing-subsidy:direct']]);
    }
  });

  it('take several options in the order said', () => {
    expect(way().hear('3 1').hearAll('3000', '莞城').finish().found).toEqual(['19/listing:direct', '9/leasing-subsidy:direct']);
    expect(way().hear('1、3').hearAll('3000', '莞城').finish().found).toEqual(['9/leasing-subsidy:direct', '19/listing:direct']);
  });

  it('are answered several at once by a free sentence', () => {
    const told = way().hear('想上市，我们三百来人，在松山湖');
    expect(told.at).toBe('summary');
    expect(told.notices).toEqual(['filled']);
    expect(told.finish().found).toEqual(['19/listing:direct', '19/neeq:direct', '1/headquarters-hub:direct']);
  });

  it('leave what is denied out', () => {
    expect(way().hear('2').hear('没有专利，只有商标').finish().found).toEqual(['15/ip-pledge-model:direct']);
  });

  it('say how many are left at most', () => {
    const first = way();
    expect(first.said).toMatchObject({ say: 'question', left: 4, first: true });
    expect(first.hear('2').said).toMatchObject({ left: 1, first: false });
  });

  it('are put again when the words are no response', () => {
    const lost = way().hear('今天天气不错');
    expect([lost.understood, lost.at]).toEqual([false, 'needs']);
    const asked = way().hear('2').hear('专利质押贷款利息多少');
    expect([asked.understood, asked.at]).toEqual([false, 'asset']);
  });
});

describe('what was said before', () => {
  it('fills a choice of one, and is offered where several may be chosen', () => {
    const started = way({ facet: 'place', value: 'songshan-lake' }, { facet: 'need', value: 'listing' });
    expect(started.said).toMatchObject({ say: 'question', question: { id: 'needs' }, offered: { is: 'values', values: ['list'] } });
    expect(started.hear('对', 'yes').at).toBe('size');
    expect(started.hear('800').finish().found).toEqual(['19/listing:direct', '1/headquarters-hub:direct']);
  });
});

describe('commands', () => {
  it('go back, and on again with the response as it was', () => {
    const back = way().hear('2').hear('1').hear('上一步', 'back');
    expect(back.said).toMatchObject({ question: { id: 'asset' }, offered: { values: ['patent'] } });
    expect(back.hear('对', 'yes').at).toBe('summary');
    expect(way().hear('上一步', 'back').notices).toEqual(['at-start']);
  });

  it('change one line, ask only what that opens, and say what it drops', () => {
    const changed = way().hear('2').hear('1').finish().hear('修改第一项');
    expect(changed.at).toBe('needs');
    expect(changed.hear('1').at).toBe('summary');
    expect(changed.said).toMatchObject({ notices: [{ is: 'dropped', questions: [{ id: 'asset' }] }] });
    expect(changed.hear('修改 第1项').hear('2').at).toBe('summary');
    expect(changed.finish().found).toEqual(['13/ip-pledge-loan:direct', '15/ip-pledge-model:direct']);
  });

  it('lead somebody who is never sure to a result', () => {
    const unsure = way();
    for (let steps = 0; unsure.at !== 'result' && steps < 8; steps++) unsure.hear('不知道', 'unsure');
    expect(unsure.at).toBe('result');
  });

  it('take a word of consent for the option of that name', () => {
    const again = new Way(loans, 'loans').hear('1').hear('不是').hear('', 'back');
    expect(again.said).toMatchObject({ question: { id: 'technology' }, offered: { values: ['no'] } });
    expect(again.hear('是', 'yes').session?.responses.technology).toEqual({ is: 'values', values: ['yes'] });
  });

  it('change a line by its name, and refuse a line that is not there', () => {
    const at = way().hear('2').hear('1');
    expect(at.hear('修改可质押的权利').at).toBe('asset');
    expect(at.hear('修改第七项').said).toMatchObject({ notices: [{ is: 'no-such-item', count: 2 }] });
  });

  it('skip, start over, explain and end', () => {
    expect(way().hear('2').hear('跳过', 'skip').finish().found).toEqual([
      '13/ip-pledge-loan:possible',
      '13/receivables-pledge:possible',
      '15/ip-pledge-model:possible',
    ]);
    const again = way().hear('2').hear('重来', 'restart');
    expect([again.at, again.notices]).toEqual(['needs', ['restarted']]);
    expect(way().hear('为什么问', 'why').said).toMatchObject({ question: { id: 'needs' }, part: 'why' });
    expect(way().hear('取消', 'cancel')).toMatchObject({ session: null, said: { say: 'ended', because: 'cancelled' } });
  });
});

describe('the result', () => {
  it('tells unknown from no', () => {
    const unknown = way().hear('3').hear('不确定', 'unsure').hear('不清楚', 'unsure').finish();
    expect(unknown.found).toEqual(['19/listing:direct', '19/neeq:possible', '1/headquarters-hub:possible']);
  });

  it('lets several needs take turns, measures side by side', () => {
    const found = way().hear('2 1').hear('1 3').finish().found;
    expect(found).toEqual([
      '13/ip-pledge-loan:direct',
      '13/receivables-pledge:direct',
      '9/leasing-subsidy:direct',
      '15/ip-pledge-model:direct',
    ]);
  });

  it('names the responses that led to each avenue, and what to have at hand', () => {
    const result = way().hear('2').hear('1').finish();
    expect(result.said).toMatchObject({
      found: [{ grounds: [{ question: 'asset', value: 'patent' }] }, { grounds: [{ question: 'asset', value: 'patent' }] }],
      preparations: [{ text: { 'zh-Hans': '专利证书' } }],
      sheet: true,
    });
  });

  it('shows the rest on request, and says why a measure is missing', () => {
    const result = way().hear('1 2 3').hearAll('1 2 3', '100', '松山湖').finish();
    expect(result.hear('其余', 'rest').found).toEqual(['13/receivables-pledge:direct', '19/neeq:direct', '15/ip-pledge-model:direct']);
    expect(result.said).toMatchObject({ before: 3, left: 1 });
    expect(result.hear('更多', 'rest').found).toEqual(['1/headquarters-hub:direct']);
    expect(result.hear('更多', 'rest').found).toEqual([]);
    const missing = way().hear('1').finish().hear('为什么没有第19条');
    expect(missing.said).toMatchObject({
      say: 'why-not',
      number: 19,
      found: [{ class: 'not', grounds: [{ question: 'needs', value: 'list' }] }, {}],
    });
    expect(way().hear('1').finish().hear('为什么没有第4条').said).toMatchObject({ number: 4, found: [] });
  });

  it('asks for the printed sheet only on request, and then shows the result again', () => {
    const sheet = way().hear('1').finish().hear('补充打印信息', 'sheet');
    expect(sheet.at).toBe('contact-day');
    expect(sheet.hear('下午在厂里').at).toBe('summary');
    expect(sheet.finish()).toMatchObject({ at: 'result', found: ['9/leasing-subsidy:direct'] });
  });

  it('leaves other words to the conversation', () => {
    expect(way().hear('1').finish().hear('利息多少')).toMatchObject({ understood: false, said: null });
  });
});

describe('an edited file', () => {
  const EXAMPLE = 'examples: [{ name: 换设备, responses: { needs: [equipment] }, expect: { direct: [leasing-subsidy] } }]';
  const kept = way().hear('2').hear('1').session;
  const edited = (from: string, to: string) =>
    bookOf(readTexts({ small: TEXT.slice(0, TEXT.indexOf('examples:')).replaceAll(from, to) + EXAMPLE }).dialogs);

  it('goes on with the responses that still count, and says so', () => {
    const same = new Way(edited('有哪些权利？', '手上有哪些权利？'), 'small');
    same.session = kept;
    expect(same.hear('看结果', 'yes').found).toEqual(['13/ip-pledge-loan:direct', '15/ip-pledge-model:direct']);
    const without = new Way(edited('patent', 'software-copyright'), 'small');
    without.session = kept;
    expect(without.hear('嗯嗯')).toMatchObject({ at: 'asset', notices: ['edited'] });
  });

  it('ends kindly when it is gone', () => {
    const gone = new Way(book, 'small');
    gone.session = { ...(gone.session as NonNullable<typeof kept>), dialog: 'gone' };
    expect(gone.hear('1')).toMatchObject({ session: null, said: { say: 'ended', because: 'gone' } });
  });
});

it('tells the step that a session waits on', () => {
  const steps = way();
  const step = () => waitsOn(book.dialogs, steps.session as NonNullable<typeof steps.session>);
  expect(step()).toBe('needs');
  steps.hear('1');
  expect(step()).toBe('summary');
  steps.finish();
  expect(step()).toBeNull();
});
