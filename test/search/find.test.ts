import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../src/text/code-points.ts';
import fc from '../property.ts';
import { knowledge, numbers, search } from './shipped.ts';

describe('what the search gives back', () => {
  it('quotes sentences that stand in the source at the very place that they name', () => {
    for (const question of ['想租几台机器人', '专利质押贷款', '上市辅导培训', 'export credit insurance']) {
      for (const { sentences } of search.find(question).hits) {
        expect(sentences.length).toBeGreaterThan(0);
        for (const { source, start, end, text } of sentences) {
          expect(sliceCodePoints(knowledge.sources[source]?.text ?? '', start, end)).toBe(text);
        }
      }
    }
  });

  it('finds the sentence that answers, not only the measure', () => {
    const [first] = search.find('注塑机伺服节能改造').hits;
    expect(first?.number).toBe(9);
    expect(first?.sentences[0]?.shown).toContain('注塑机伺服节能改造');
  });

  it('gives the same answer twice', () => {
    expect(search.find('老外收了货不给钱')).toEqual(search.find('老外收了货不给钱'));
  });

  it('takes whatever is typed, and ranks at most ten measures with scores from 1 down to 0', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { hits, analysis } = search.find(text);
        expect(analysis.typed).toBe(text);
        expect(hits.length).toBeLessThanOrEqual(10);
        for (const { score } of hits) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reads a message of a million characters no slower than a long one', () => {
    const startedAt = performance.now();
    search.find('融资租赁'.repeat(250_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('the decision', () => {
  it('refuses what the plan is silent on, and names the silent matter', () => {
    for (const question of ['公积金怎么提取', '商标注册要多少钱', '明天会下雨吗', '工伤鉴定几级赔多少']) {
      expect(search.find(question)).toMatchObject({ decision: 'none', hits: [] });
    }
    expect(search.find('公积金怎么提取').outside?.topic).toBe('housing-provident-fund');
  });

  it('gives each need of a long message its measure', () => {
    const { needs } = search.find('我们做五金的，三件事：一是想租两台机械手，二是出口怕收不到货款想买保险，三是想拿专利去银行贷款');
    const found = needs.map(({ number }) => number);
    expect(found).toContain(9);
    expect(found).toContain(10);
    expect(found.some((number) => number === 13 || number === 15)).toBe(true);
  });

  it('lists what a body leads where nothing else is asked', () => {
    const { duties, hits } = search.find('科技局牵头的是哪几条');
    expect(duties).toEqual({ bodies: ['市科技局'], as: 'lead' });
    const lead = knowledge.plans.flatMap(({ measures }) => measures).filter((measure) => measure.lead.includes('市科技局'));
    expect(
      hits
        .slice(0, lead.length)
        .map(({ number }) => number)
        .sort(),
    ).toEqual(lead.map(({ number }) => number).sort());
  });

  it('takes a body named beside a matter for a hint, not for the matter', () => {
    expect(numbers('发债找发改局还是金融局')[0]).toBe(20);
  });
});

describe('what is asked for and stands nowhere', () => {
  it.each([
    ['租机器补多少', 'amount'],
    ['利率是多少', 'rate'],
    ['什么时候截止', 'deadline'],
    ['联系电话多少', 'contact'],
    ['要什么材料', 'materials'],
    ['门槛高不高', 'conditions'],
    ['怎么申请', 'procedure'],
    ['科技支行成立了没有', 'status'],
    ['对接会下次几号开', 'other'],
    ['科技保险 材料', 'materials'],
  ])('hears in “%s” the wish for %s', (question, kind) => {
    expect(search.find(question).unstated).toContain(kind);
  });

  it('does not take what people tell of themselves for a question', () => {
    for (const told of ['员工三十人，缺口六十万，想换设备', '利息太高，贷款压得喘不过气', '我们是做新材料的，想找投资']) {
      expect(search.find(told).unstated).toEqual([]);
    }
  });
});

describe('explaining', () => {
  it('says what speaks for the first, what the second lacks, and how sure it is', () => {
    const { measures, lead, chance } = search.explain('专利质押贷款');
    expect(measures[0]).toMatchObject({ number: 13 });
    expect(measures[0]?.reasons.map(({ what }) => what)).toContain('专利质押贷款');
    expect(Object.values(lead ?? {}).reduce((sum, part) => sum + part, 0)).toBeCloseTo(
      (measures[0]?.evidence ?? 0) - (measures[1]?.evidence ?? 0),
    );
    expect(chance).toBeGreaterThan(0.5);
  });
});
