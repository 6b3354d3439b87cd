import { stringify } from 'yaml';
import { ROLES } from '../responsibility.ts';
import type { Draft, DraftMeasure, DraftPlan } from './draft.ts';

/** Where a draft's source lies, and what it is called. */
export interface DraftSource {
  readonly id: string;
  /** Such as `seeds/x.txt`. */
  readonly file: string;
  readonly sha256: string;
}

const TO_WRITE = '待补';
const OUR_WORDS = `{ zh-Hans: ${TO_WRITE}, en: ${TO_WRITE} }`;

/** The files of a plan's folder, by their paths within it. What only people can write is left as a comment. */
export function draftFiles(draft: Draft, source: DraftSource): ReadonlyMap<string, string> {
  const files = new Map([['plan.yaml', planYaml(draft.plan, source)]]);
  for (const measure of draft.measures) files.set(measurePath(measure.number, draft.measures.length), measureYaml(measure));
  return files;
}

export function measurePath(number: number, of: number): string {
  return `measures/${String(number).padStart(of > 99 ? 3 : 2, '0')}.yaml`;
}

function planYaml(plan: DraftPlan, { id, file, sha256 }: DraftSource): string {
  const { documentNumber, responsibility } = plan;
  const said = { ...responsibility, separators: responsibility.separators.length > 0 ? responsibility.separators : ['、'] };
  return lines(
    `# 草稿，由导入生成；原文都照抄自 ${file}。写着「${TO_WRITE}」的行要人来写，写好去掉行首的 #。`,
    `id: ${id}`,
    `source: ${flow({ file, sha256 })}`,
    `text: ${flow(plan.text)}`,
    'title:',
    plan.title === null ? `  # quote: ${TO_WRITE}（没有认出标题）` : `  quote: ${flow(plan.title)}`,
    `  # en: ${TO_WRITE}`,
    `# short-name: ${OUR_WORDS}`,
    documentNumber === null
      ? '# document-number: 原文里没有找到文号'
      : `document-number: ${flow({ text: written(documentNumber), quote: documentNumber })}`,
    plan.issuer === null ? '# issuer: 原文里没有找到发文机关' : `issuer: ${flow({ name: plan.issuer })} # en: ${TO_WRITE}`,
    plan.issued === null ? 'issued: null # 原文里没有找到发文日期' : `issued: ${plan.issued}`,
    `# valid: { from: ${TO_WRITE}, to: ${TO_WRITE}, quote: ${TO_WRITE} }`,
    'responsibility:',
    ...[...ROLES, 'separators' as const, 'classes' as const]
      .filter((name) => said[name].length > 0)
      .map((name) => `  ${name}: ${flow(said[name])}`),
    `# plain: ${OUR_WORDS}`,
    'words: []',
    plan.sections.length === 0 ? 'sections: []' : 'sections:',
    ...plan.sections.map((section, index) => sectionYaml(section, index + 1)),
    ...(plan.phases.length === 0 ? [] : ['phases:', ...plan.phases.map((phase, index) => phaseYaml(phase, index + 1))]),
  );
}

function sectionYaml({ heading, text, measures }: DraftPlan['sections'][number], place: number): string {
  return lines(
    `  - id: section-${place}`,
    `    heading: ${flow({ quote: heading })} # en: ${TO_WRITE}`,
    text.length === 0 ? '    text: []' : '    text:',
    ...text.map((quote) => `      - ${flow(quote)}`),
    `    # plain: ${OUR_WORDS}`,
    '    words: []',
    `    measures: ${flow(measures)}`,
  ).trimEnd();
}

function phaseYaml({ title, text, when }: DraftPlan['phases'][number], number: number): string {
  return lines(
    `  - number: ${number}`,
    `    title: ${flow({ quote: title })} # en: ${TO_WRITE}`,
    `    text: ${flow(text)}`,
    when === null ? `    # when: ${TO_WRITE}` : `    when: ${flow(when)}`,
    `    # plain: ${OUR_WORDS}`,
    '    words: []',
    '    commitments: []',
  ).trimEnd();
}

function measureYaml({ number, section, title, text, names }: DraftMeasure): string {
  return lines(
    `number: ${number}`,
    section === 0 ? `# section: ${TO_WRITE}` : `section: section-${section}`,
    `title: ${flow({ quote: title })} # en: ${TO_WRITE}`,
    `text: ${flow(text)}`,
    ...ROLES.filter((role) => names[role].length > 0).map((role) => `${role}: ${flow(names[role])}`),
    `# audiences: [${TO_WRITE}]`,
    `# plain: ${OUR_WORDS}`,
    'words: []',
    'unstated: []',
    `# examples: { zh-Hans: [${TO_WRITE}], en: [${TO_WRITE}] }`,
    'related: []',
  );
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

/** The document number in our form: 东府办〔2015〕31号. */
function written(quote: DraftPlan['documentNumber']): string {
  const text = typeof quote === 'string' ? quote : `${quote?.from ?? ''}${quote?.to ?? ''}`;
  return text.replace(/[([［（【]((?:19|20)\d{2})[)\]］）】]/, '〔$1〕');
}
