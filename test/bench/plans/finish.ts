/** An imported document as a plan that checks: the draft, and in place of people's words some that are short. */
import { parse, stringify } from 'yaml';
import { type Draft, draftOf } from '../../../src/knowledge/import/draft.ts';
import { draftFiles } from '../../../src/knowledge/import/draft-files.ts';
import { findPlan } from '../../../src/knowledge/import/find-plan.ts';
import type { ImportWords } from '../../../src/knowledge/import/words.ts';
import { sha256Of } from '../../../src/knowledge/import/workspace.ts';

export interface FinishedPlan {
  /** By path within the plan's folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly bodies: ReadonlySet<string>;
}

interface Part {
  readonly heading?: object;
  readonly title?: object & { readonly quote?: unknown };
}

interface Drafted extends Part {
  readonly number: number;
  readonly section?: string;
  readonly text: unknown;
  readonly issuer?: object;
  readonly sections?: readonly Part[];
  readonly phases?: readonly Part[];
}

const OURS = { 'zh-Hans': '写明要做什么。', en: 'What is to be done.' };

/** @param wordsOf what people call the measure of a number */
export function finished(
  id: string,
  document: string,
  importWords: ImportWords,
  wordsOf: (number: number) => readonly string[],
): FinishedPlan {
  const draft = draftOf(findPlan(document, importWords), `seeds/${id}.txt`, importWords);
  const source = { id, file: `seeds/${id}.txt`, sha256: sha256Of(document) };
  const files = [...draftFiles(draft, source)].map(([path, content]): [string, string] => {
    const file = parse(content) as Drafted;
    return [
      path,
      stringify(path === 'plan.yaml' ? wholePlan(id, file) : wholeMeasure(file, wordsOf(file.number)), { aliasDuplicateObjects: false }),
    ];
  });
  return { files: new Map(files), bodies: bodiesOf(draft) };
}

function wholePlan(id: string, file: Drafted): object {
  return {
    'document-number': { text: '无', quote: file.text },
    ...file,
    title: { ...file.title, en: 'A plan' },
    issuer: { name: '某机关', ...file.issuer, en: 'An office' },
    valid: { from: '2020-01-01', to: '2030-12-31', quote: file.text },
    'short-name': { 'zh-Hans': `${id}计划`, en: `${id} plan` },
    plain: OURS,
    sections: (file.sections ?? []).map((part) => ({ ...part, heading: { ...part.heading, en: 'A heading' }, plain: OURS })),
    phases: (file.phases ?? []).map((part) => ({ ...part, title: { ...part.title, en: 'A phase' }, plain: OURS })),
  };
}

function wholeMeasure(file: Drafted, words: readonly string[]): object {
  return {
    ...file,
    section: file.section ?? 'section-1',
    title: { ...file.title, en: 'A measure' },
    audiences: ['enterprise'],
    plain: OURS,
    words,
    examples: { 'zh-Hans': [`${words[0] ?? titled(file.title)}有什么支持`], en: ['What is supported?'] },
  };
}

function titled(title: Part['title']): string {
  const quote = title?.quote;
  return typeof quote === 'string' ? quote : String((quote as { from?: string } | undefined)?.from ?? '');
}

function bodiesOf({ measures }: Draft): ReadonlySet<string> {
  return new Set(measures.flatMap(({ names }) => [...names.lead, ...names.cooperating, ...names.undivided]));
}
