import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import type { KnowledgeBase } from '../../src/knowledge/model.ts';
import { readTraditional } from '../../src/knowledge/traditional.ts';
import { dirsIn, SMALL } from './small.ts';

function small(): KnowledgeBase {
  const compiled = compileKnowledge(dirsIn(SMALL));
  if ('findings' in compiled) throw new Error(compiled.findings.map((finding) => finding.message).join('\n'));
  return compiled.knowledge;
}

const knowledge = small();
const [grants, pilot] = knowledge.plans;

describe('the compiled knowledge', () => {
  it('is frozen through and through, and stays the same through JSON', () => {
    expect(Object.isFrozen(pilot?.measures[0]?.avenues[0]?.quote)).toBe(true);
    expect(JSON.parse(JSON.stringify(knowledge))).toEqual(knowledge);
  });

  it('quotes the characters of the source, and shows them without line breaks', () => {
    const text = pilot?.measures[0]?.text;
    expect(text?.text).toContain('湖滨（生态\n\n园）的工厂提供租赁服务,建立');
    expect(text?.shown).toContain('湖滨（生态园）的工厂提供租赁服务,建立');
  });

  it('takes the plan’s own title, not the mention of it in another form', () => {
    expect(pilot?.title.text).toBe('河东市扶持工厂 两年（2015—2016）行动计划');
  });

  it('reads nested brackets of mixed width, also across a page break', () => {
    expect(pilot?.measures[0]?.responsibility.shown).toBe(
      '（牵头部门：湖滨（生态园)管委会，市工业局；配合部门：市财政局，有关镇街、园区）',
    );
    expect(pilot?.measures[0]?.lead).toEqual(['湖滨（生态园）管委会', '市工业局']);
  });

  it('carries a plan whose bodies are not parted into lead and cooperating', () => {
    expect(grants?.measures[0]).toMatchObject({ lead: [], cooperating: [], undivided: ['市财政局', '市科学局'] });
  });

  it('cuts the text into sentences without white space at their edges', () => {
    expect(pilot?.measures[0]?.sentences.map((sentence) => sentence.shown)).toEqual([
      '鼓励租赁公司向湖滨（生态园）的工厂提供租赁服务,建立租赁补贴机制。',
      '引导银行给租赁公司贷款。',
    ]);
  });

  it('converts our words to Traditional characters, with the corrections of zh-hant.yaml', () => {
    expect(pilot?.shortName['zh-Hant']).toBe('工廠計劃');
    expect(pilot?.sections[0]?.plain['zh-Hant']).toBe('説的是整體想法，裡面不講細節。');
  });

  it('lends that conversion to words outside the knowledge', () => {
    expect(readTraditional(dirsIn(SMALL).knowledgeDir)('这里有专利')).toBe('這裡有專利');
  });

  it('folds phrases of all languages and keeps the sign of a gap', () => {
    expect(knowledge.concepts[0]?.phrases).toEqual(['租机器', '租…设备', '租机台', 'rent machines']);
    expect(knowledge.outside[0]?.phrases).toEqual(['天气预报', '台风']);
    expect(knowledge.unstated[0]?.phrases).toEqual(['补几成', '多少钱', 'how much']);
    expect(knowledge.regional[0]).toEqual({ say: '机台', mean: '设备' });
  });

  it('gives an avenue the measure’s unstated matters unless it has its own', () => {
    expect(pilot?.measures[0]?.avenues[0]?.unstated).toEqual(['amount', 'rate']);
  });
});
