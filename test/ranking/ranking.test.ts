import { describe, expect, it } from 'vitest';
import { numbers } from '../search/shipped.ts';

/** Each case says why the winner must win. */
const CASES: readonly (readonly [question: string, winners: readonly number[], why: string])[] = [
  ['厂里想换机器手，能不能补一点', [9], 'machines and a subsidy for them stand in the measure on leasing alone'],
  ['给国外客户发货怕收不到钱', [10], 'export credit insurance is what covers buyers abroad'],
  ['拿专利去银行贷款', [13, 15], 'both measures name loans on patents'],
  ['专利值多少钱，想找人估一下', [15], 'valuing is the exchange and valuation centre, not the loan'],
  ['银行让我找人作保', [8], 'guarantees, not insurance'],
  ['客户半年才结账，手上紧', [13], 'receivables can be pledged'],
  ['几家小厂凑一起发债', [20], 'collective notes are bonds, not loans'],
  ['想上新三板', [19], 'a board to be quoted on'],
  ['刚开公司，找第一笔投资', [17], 'early projects are the angel funds’ matter'],
  ['投了东莞一家初创，创投机构有没有补助', [17], 'the subsidy is for investors, and stands in 17'],
  ['私募想来东莞设点', [18], 'equity investors are drawn here by 18'],
  ['孵化器里的项目想对接民间金融街', [4], 'the street and incubators are joined in 4, incubators alone in 1'],
  ['不良率能不能放宽', [12], 'tolerance is supervision, not assessment'],
  ['银行科技信贷做得好不好谁评', [23], 'assessment is policy guidance, not supervision'],
  ['研发费用少交税', [3], 'the additional deduction'],
  ['部门之间谁来统筹', [22], 'the coordination group'],
  ['應收帳款質借', [13], 'Taiwan’s wording is read as the mainland’s'],
  ['冇抵押借唔到錢，有冇人擔保', [8], 'Cantonese is read as Mandarin'],
  ['zscq质押', [13, 15], 'initials stand for 知识产权'],
  ['rongzi zulin', [9], 'pinyin'],
  ['融资组赁', [9], 'a wrong homophone'],
  ['angel subsidy for investors', [17], 'English over a Chinese source'],
];

describe('ranking', () => {
  it.each(CASES)('%s → %j: %s', (question, winners) => {
    expect(winners).toContain(numbers(question)[0]);
  });
});
