import { describe, expect, it } from 'vitest';
import { factReader } from '../../src/dialogs/facts.ts';
import { knowledge } from './books.ts';

const reader = factReader(knowledge.facets);

function told(facet: string, text: string): readonly string[] {
  return [...new Set(reader.read(text).flatMap((fact) => (fact.facet === facet ? [fact.value] : [])))];
}

describe('who the speaker is', () => {
  it.each([
    ['我们工厂想找投资人', ['enterprise']],
    ['想参加路演，认识些投资人', []],
    ['我們做孵化器的，想引進創投', ['incubator']],
    ['我们是东莞注册的创投', ['investor']],
    ['做融资租赁的，给工厂租机器人', ['leasing']],
    ['我司是融资担保公司', ['guarantee']],
    ['做设备租赁的，坏账自己扛', ['leasing']],
    ['想设个担保公司', []],
    ['本地老板想合伙搞小贷公司', ['enterprise']],
    ['我是东莞银行的客户经理', ['bank']],
    ['我是镇政府的', ['town']],
    ['银行说我们公司没有信用记录', ['enterprise']],
    ['我们公司想找担保公司', ['enterprise']],
    ['老板欠我三个月工资不给', ['private-person']],
    ['我不是老板，我是打工的', ['private-person']],
    ['我没有公司，就是自己想买房', ['private-person']],
    ['We want to meet an angel investor', []],
    ['We are a venture capital firm', ['investor']],
  ])('%s', (text, kinds) => {
    expect(told('kind', text)).toEqual(kinds);
  });
});

describe('what is wanted', () => {
  it.each([
    ['不想要人入股，只想贷款换机器', ['working-capital', 'equipment']],
    ['只要贷款，不买设备', ['working-capital']],
    ['上市就不用了，想买设备', ['equipment']],
    ['要不要贷款我还没想好', ['working-capital']],
    ['银行不贷款给我们', ['working-capital']],
    ['我们是做自动化改造的', []],
    ['我们想做自动化改造', ['equipment']],
    ['没钱买设备', ['equipment']],
    ['没有担保', []],
    ["We don't want a loan, we want to go public", ['listing']],
  ])('%s', (text, needs) => {
    expect(told('need', text)).toEqual(needs);
  });
});
