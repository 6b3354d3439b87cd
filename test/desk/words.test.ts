/** What the console makes of words: warnings, tables, groups, passages, sealed contacts. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/desk/csv.ts';
import { warningsFor } from '../../src/desk/draft-warnings.ts';
import { groupGaps } from '../../src/desk/gap-groups.ts';
import { findPassage, passagesOf } from '../../src/desk/passages.ts';
import { seal, unseal } from '../../src/store/seal.ts';
import { assistant } from '../turn/assistant.ts';

describe('a draft is warned of', () => {
  it.each([
    ['一般能补30万元', ['amount 30万元']],
    ['补贴百分之二十，最多五百万元', ['amount 百分之二十', 'amount 五百万元']],
    ['贴息2.5%', ['amount 2.5%']],
    ['15个工作日内办结，12月31日截止', ['deadline 15个工作日内', 'deadline 12月31日', 'deadline 截止']],
    ['请打0769-22839999或13800138000', ['phone 0769-22839999', 'phone 13800138000']],
    ['您符合条件，一定能批', ['promise 符合条件', 'promise 一定能']],
    ['大概30万，也有批过五十万、三千万的', ['amount 30万', 'amount 五十万', 'amount 三千万']],
    ['最多补 50w，利息3个点，年化3.85', ['amount 50w', 'amount 3个点', 'amount 3.85']],
    ['补贴５０万元', ['amount 50万元']],
    ['半年内办好，最迟下周五前、6月底', ['deadline 半年内', 'deadline 下周五前', 'deadline 6月底']],
    ['48小时内回电，周三之前给您消息', ['deadline 48小时内', 'deadline 周三之前']],
    ['请打 +86 138 0013 8000、0769-2283 9999', ['phone +86 138 0013 8000', 'phone 0769-2283 9999']],
    ['肯定能批，没问题', ['promise 肯定能', 'promise 没问题']],
    ['千万别急，一块看看成立公司的条件', []],
    ['计划是这样写的，数额请问牵头部门', []],
    ['见第9条、第13条', []],
  ])('%s', (draft, expected) => {
    expect(warningsFor(draft, []).map(({ about, words }) => `${about} ${words}`)).toEqual(expected);
  });

  it('not of what a cited passage carries', () => {
    expect(warningsFor('最多 50 万元，2017年底前', ['给予最高50万元奖励'])).toEqual([{ about: 'deadline', words: '2017年' }]);
  });
});

describe('a passage', () => {
  it('is the source’s words with where they stand, found again by its id alone', () => {
    const [measure] = assistant.knowledge.plans[0]?.measures ?? [];
    const whole = passagesOf(assistant.knowledge, [{ plan: measure?.plan ?? '', number: 1 }], []).at(-1);
    expect(whole).toMatchObject({ text: measure?.text.shown, number: 1 });
    expect(findPassage(assistant.knowledge, whole?.id ?? '')).toEqual(whole);
  });

  it.each(['', 'x/1/0', '../../etc/1/0', 'dg-2015-31/999/0', 'dg-2015-31/1/999', 'dg-2015-31/1/<b>', '__proto__/1/all'])(
    'is not made of %j',
    (id) => {
      expect(findPassage(assistant.knowledge, id)).toBeNull();
    },
  );
});

it('writes a table whose cells no spreadsheet runs', () => {
  const cells = ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', 'a"b', 'a\nb', '普通'];
  const [, line] = csv([['h'], cells]).split('\r\n');
  for (const cell of (line ?? '').split('","').slice(0, 6)) expect(cell.replace(/^"/, '')).toMatch(/^'/);
  expect(line).toContain('"a""b"');
  expect(line).toContain('"普通"');
});

it('opens what it sealed with the same key, for the same record only', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)];
  const sealed = seal(key, '王工 13800138000', 'N1');
  expect(sealed).not.toContain('13800138000');
  expect(unseal(key, sealed, 'N1')).toBe('王工 13800138000');
  expect([unseal(other, sealed, 'N1'), unseal(key, sealed, 'N2'), unseal(key, 'AAAA', 'N1')]).toEqual([null, null, null]);
});

describe('gaps', () => {
  const asked = (question: string, reason = 'not-in-plan', at = 1) => ({ question, reason, at });

  it('that differ little are one group, counted, with the words asked most often', () => {
    const groups = groupGaps([
      asked('厂房租金有补贴吗'),
      asked('厂房租金有没有补贴'),
      asked('厂房租金有补贴吗？', 'unclear', 9),
      asked('养老保险怎么交'),
    ]);
    expect(groups.map(({ question, count, lastAt }) => [question, count, lastAt])).toEqual([
      ['厂房租金有补贴吗', 3, 9],
      ['养老保险怎么交', 1, 1],
    ]);
    expect(groups[0]?.reasons).toEqual([
      { reason: 'not-in-plan', count: 2 },
      { reason: 'unclear', count: 1 },
    ]);
  });

  it('that are empty or nothing but signs are left out', () => {
    expect(groupGaps([asked('？？'), asked('123')])).toEqual([]);
  });

  it('are grouped quickly when there are thousands', () => {
    const many = Array.from({ length: 4_000 }, (_, index) =>
      asked(`第${index}个问题${String.fromCodePoint(0x4e00 + index)}${String.fromCodePoint(0x5e00 + index)}怎么办`),
    );
    const startedAt = performance.now();
    groupGaps(many);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
