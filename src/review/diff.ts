/** What changes for people between two states of the knowledge. */
import type { Body, Concept, KnowledgeBase, Measure } from '../knowledge/model.ts';
import type { Ask } from './eval.ts';
import type { Observed } from './figures.ts';
import type { Labelled } from './labelled.ts';

export interface State {
  readonly knowledge: KnowledgeBase;
  readonly ask: Ask;
}

/** What changed of one kind: lines for people, marked + − ~. */
export interface Difference {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Empty where nothing changes for people. */
export function differences(before: State, after: State, questions: readonly Labelled[]): readonly Difference[] {
  return [
    ...section('措施', compared(measuresIn(before.knowledge), measuresIn(after.knowledge), nameOfMeasure, measureChanges)),
    ...section('部门', compared(byId(before.knowledge.bodies, nameOf), byId(after.knowledge.bodies, nameOf), nameOf, bodyChanges)),
    ...section('说法', compared(byId(before.knowledge.concepts, idOf), byId(after.knowledge.concepts, idOf), idOf, conceptChanges)),
    ...section(
      '回归问题',
      questions.flatMap((row) => answerChange(row, before.ask(row.q), after.ask(row.q))),
    ),
  ];
}

/** For a terminal. */
export function printed(found: readonly Difference[]): readonly string[] {
  return found.flatMap(({ heading, lines }) => [`${heading}：`, ...lines.map((line) => `  ${line}`)]);
}

function section(heading: string, lines: readonly string[]): readonly Difference[] {
  return lines.length === 0 ? [] : [{ heading, lines }];
}

function compared<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  name: (one: T) => string,
  changes: (from: T, to: T) => readonly string[],
): string[] {
  const gone = [...before].filter(([id]) => !after.has(id)).map(([, one]) => `− ${name(one)}`);
  const others = [...after].flatMap(([id, to]) => {
    const from = before.get(id);
    if (from === undefined) return [`+ ${name(to)}`];
    const changed = changes(from, to);
    return changed.length === 0 ? [] : [`~ ${name(to)}：${changed.join('；')}`];
  });
  return [...gone, ...others];
}

const nameOf = ({ name }: Body): string => name;
const idOf = ({ id }: Concept): string => id;
const nameOfMeasure = ({ plan, number, title }: Measure): string => `${plan} 第${number}条 ${title.shown}`;

function byId<T>(list: readonly T[], id: (one: T) => string): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [id(one), one]));
}

function measuresIn({ plans }: KnowledgeBase): ReadonlyMap<string, Measure> {
  return byId(
    plans.flatMap(({ measures }) => measures),
    ({ plan, number }) => `${plan}/${number}`,
  );
}

function measureChanges(from: Measure, to: Measure): string[] {
  const avenues = (measure: Measure) => measure.avenues.map(({ name }) => name['zh-Hans']);
  return [
    from.title.shown === to.title.shown ? '' : `标题原为「${from.title.shown}」`,
    from.text.text === to.text.text ? '' : '引用的原文变了',
    ...Object.entries(to.plain).map(([locale, text]) =>
      from.plain[locale as keyof typeof from.plain] === text ? '' : `说明（${locale}）：${text}`,
    ),
    listChange('牵头', from.lead, to.lead),
    listChange('配合', from.cooperating, to.cooperating),
    listChange('责任单位', from.undivided, to.undivided),
    listChange('渠道', avenues(from), avenues(to)),
    listChange('说法', from.words, to.words),
    listChange('没有写明', from.unstated, to.unstated),
    listChange('例子', from.examples['zh-Hans'], to.examples['zh-Hans']),
  ].filter((line) => line !== '');
}

function bodyChanges(from: Body, to: Body): string[] {
  const contacts = (body: Body) => body.contacts.map(({ text, source, date }) => `${text}（${source}，${date}）`);
  const successor = ({ successor: now }: Body) => (now === null ? [] : [`${now.name}（${now.source}，${now.date}）`]);
  return [
    listChange('说法', from.words, to.words),
    listChange('联系方式', contacts(from), contacts(to)),
    listChange('现由', successor(from), successor(to)),
  ].filter((line) => line !== '');
}

function conceptChanges(from: Concept, to: Concept): string[] {
  const speaks = ({ speaksFor }: Concept) => speaksFor.map(({ plan, number, weight }) => `${plan} 第${number}条（${weight}）`);
  return [listChange('', from.phrases, to.phrases), listChange('指向', speaks(from), speaks(to))].filter((line) => line !== '');
}

function listChange(what: string, from: readonly string[], to: readonly string[]): string {
  const added = to.filter((one) => !from.includes(one)).map((one) => `+${one}`);
  const gone = from.filter((one) => !to.includes(one)).map((one) => `−${one}`);
  return added.length + gone.length === 0 ? '' : `${what} ${[...added, ...gone].join(' ')}`.trim();
}

function answerChange({ id, q }: Labelled, from: Observed, to: Observed): string[] {
  const [was, is] = [gist(from), gist(to)];
  return was === is ? [] : [`~ ${id}「${q}」：${was} → ${is}`];
}

const WITHOUT_MEASURES: Readonly<Record<Observed['outcome'], string>> = {
  answer: '有答复，不是某一条',
  clarify: '反问',
  none: '说计划里没有',
  'small-talk': '寒暄',
  command: '照指令做',
  handoff: '转人工',
};

/** An answer in a line. */
export function gist({ outcome, measures, lead, unstated }: Observed): string {
  const shown = measures.filter((one) => one.shown).map(({ plan, number }) => `${plan} 第${number}条`);
  const what = shown.length === 0 ? WITHOUT_MEASURES[outcome] : `${outcome === 'clarify' ? '反问 ' : ''}${shown.join('、')}`;
  const parts = [what, lead.length === 0 ? '' : `牵头 ${lead.join('、')}`, unstated.length === 0 ? '' : `没有写明 ${unstated.join('、')}`];
  return parts.filter((part) => part !== '').join('，');
}
