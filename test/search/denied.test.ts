/** What a message denies leads no answer. */
import { expect, it } from 'vitest';
import { numbers } from './shipped.ts';

it.each([
  ['我们厂不出口，就是想借钱', 10],
  ["we don't export, we just need a loan", 10],
  ['不是要上市，是想借点钱周转', 19],
  ['我哋唔做出口嘅，想借錢', 10],
  ['冇諗住上市，想搵投資人', 19],
  ['不要投资人，就想银行贷款', 17],
  ['not interested in listing, we would rather issue a bond', 19],
])('%s is not about measure %i', (message, denied) => {
  expect(numbers(message)[0]).not.toBe(denied);
});

it.each([
  ['没有担保人怎么贷款', 8],
  ['国外客户不给钱怎么办', 10],
  ['要不要租设备', 9],
  ['是不是要上市才行', 19],
])('%s denies nothing', (message, wanted) => {
  expect(numbers(message)[0]).toBe(wanted);
});
