import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/knowledge/model.ts';
import type { Report } from '../../src/turn/model.ts';
import { assistant, labelled, type Said, say } from './assistant.ts';

const QUESTIONS = ['dev', 'fresh-1'].flatMap(labelled);
/** What people ask besides: parts of answers that no labelled question brings up. */
const MORE = [
  '第9条原文',
  '第17条',
  '分几个阶段',
  '第一阶段',
  '第三阶段',
  '有哪些部门',
  '文号是多少',
  '现在还有效吗',
  '你好',
  '帮助',
  '转人工',
  '我的资料',
  'hello',
  'phase 2',
];

const sources = new Map<string, readonly string[]>();

/** The characters of a span, counted in code points in the file as it lies on disk. */
function charactersOf({ source, start, end }: Report['citations'][number]): string {
  const known = sources.get(source) ?? [...readFileSync(source, 'utf8')];
  sources.set(source, known);
  return known.slice(start, end).join('');
}

function wrongCitations({ report }: Pick<Said, 'report'>): readonly unknown[] {
  return report.citations.filter((citation) => charactersOf(citation) !== citation.text);
}

/** What stands in a text outside the plan's words. */
function ownWords({ text, report }: Said): string {
  const quotes = report.citations.map((citation) => citation.text.replace(/[\r\n]+/g, '')).sort((a, b) => b.length - a.length);
  return quotes.reduce((left, quote) => left.replaceAll(quote, '␣'), text);
}

const NUMBER = /(?:[0-9０-９]+|[〇零一二两三四五六七八九十百千几]+)\s*(?:元|万|亿|%|％|折|倍|年|月|日|天|家|人(?!工|士|才|员|民|行|们))/u;
const PROMISE = /须(?!知)|必须|不低于|不超过|符合条件/u;

function claims(text: string): readonly string[] {
  return [NUMBER, PROMISE].flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}

describe('what an answer shows as policy', () => {
  it('is an exact span of the source, in every answer to every labelled question', () => {
    const wrong = [...QUESTIONS.map(({ q }) => q), ...MORE].flatMap((q) => wrongCitations(say(q)));
    expect(wrong).toEqual([]);
  });

  it('would be noticed if one character of it were changed', () => {
    const { report } = say('厂里想换机器手，能不能补一点');
    const [first] = report.citations;
    const changed = { ...report, citations: [{ ...first, text: `${first?.text.slice(0, -1)}？` } as Report['citations'][number]] };
    expect(wrongCitations({ report: changed })).toHaveLength(1);
  });

  it('stands in the text that a person reads, with its line breaks removed and nothing else', () => {
    for (const { q } of QUESTIONS) {
      const { text, report } = say(q);
      for (const citation of report.citations) expect(text).toContain(citation.text.replace(/[\r\n]+/g, ''));
    }
  });

  it('is there in every answer', () => {
    const bare = QUESTIONS.map(({ q }) => say(q)).filter(({ report }) => report.outcome === 'answer' && report.citations.length === 0);
    expect(bare.map(({ text }) => text)).toEqual([]);
  });
});

describe('what we say in our own words', () => {
  it('holds no figure, date or condition of its own', () => {
    const found = [...QUESTIONS.map(({ q }) => q), ...MORE].flatMap((q) => claims(ownWords(say(q))).map((claim) => `${q}: ${claim}`));
    expect(found).toEqual([]);
  });

  it('would be noticed if it did', () => {
    expect(claims('最高补贴50万元')).toEqual(['50万']);
    expect(claims('三十天内办好，符合条件即可')).toEqual(['三十天', '符合条件']);
  });

  it.each(LOCALES)('holds none in the explanations and names of measures, avenues and phases (%s)', (locale: Locale) => {
    const { plans, outside, facets } = assistant.knowledge;
    const texts = plans.flatMap((plan) => [
      plan.plain[locale],
      ...plan.measures.flatMap((measure) => [measure.plain[locale], ...measure.avenues.map((avenue) => avenue.name[locale])]),
      ...plan.sections.map((section) => section.plain[locale]),
      ...plan.phases.map((phase) => phase.plain[locale]),
    ]);
    const all = [
      ...texts,
      ...outside.map((topic) => topic.name[locale]),
      ...facets.flatMap((facet) => facet.values.map((value) => value.label[locale])),
    ];
    expect(all.flatMap((text) => claims(text).map((claim) => `${claim} in ${text}`))).toEqual([]);
  });

  it('holds none in the templates and strings', () => {
    const files = ['zh-Hans', 'en'].flatMap((locale) =>
      readdirSync(`locales/${locale}`)
        .filter((name) => name.endsWith('.hbs') || name === 'strings.yaml')
        .map((name) => `locales/${locale}/${name}`),
    );
    const found = files.flatMap((file) =>
      claims(readFileSync(file, 'utf8').replace(/^#.*$|\{\{!.*?\}\}/gm, '')).map((claim) => `${file}: ${claim}`),
    );
    expect(found).toEqual([]);
  });
});
