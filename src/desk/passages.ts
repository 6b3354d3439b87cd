/** Pieces of a plan that a staff member puts into a reply: verbatim, with where they stand, and out of their hands. */
import type { KnowledgeBase, Measure, Plan, Quote } from '../knowledge/model.ts';

export interface Passage {
  /** `plan/number/sentence`, sentences counted from 0; `all` for the measure's whole text. */
  readonly id: string;
  readonly number: number;
  readonly text: string;
  /** Such as 《…》第9条“加快融资租赁业发展”. */
  readonly citation: string;
}

/** The sentences that answer, and then the whole text, of each measure. */
export function passagesOf(
  base: KnowledgeBase,
  measures: readonly { readonly plan: string; readonly number: number }[],
  cited: readonly { readonly start: number; readonly end: number }[],
): readonly Passage[] {
  return measures.flatMap(({ plan: id, number }) => {
    const found = measureIn(base, id, number);
    if (found === null) return [];
    const { measure } = found;
    const sentences = measure.sentences.flatMap((sentence, index) =>
      isCited(sentence, cited) ? [passage(found, sentence, String(index))] : [],
    );
    return [...sentences, passage(found, measure.text, 'all')];
  });
}

export function findPassage(base: KnowledgeBase, id: string): Passage | null {
  const [, plan = '', number = '', part = ''] = /^([a-z0-9-]+)\/(\d{1,4})\/(\d{1,3}|all)$/.exec(id) ?? [];
  const found = measureIn(base, plan, Number(number));
  const quote = part === 'all' ? found?.measure.text : found?.measure.sentences[Number(part)];
  return found === null || quote === undefined ? null : passage(found, quote, part);
}

function measureIn({ plans }: KnowledgeBase, id: string, number: number): { plan: Plan; measure: Measure } | null {
  const plan = plans.find((one) => one.id === id);
  const measure = plan?.measures.find((one) => one.number === number);
  return plan === undefined || measure === undefined ? null : { plan, measure };
}

function passage({ plan, measure }: { plan: Plan; measure: Measure }, quote: Quote, part: string): Passage {
  const { number, title } = measure;
  return {
    id: `${plan.id}/${number}/${part}`,
    number,
    text: quote.shown,
    citation: `《${plan.title.shown}》第${number}条“${title.shown}”`,
  };
}

function isCited({ start, end }: Quote, cited: readonly { readonly start: number; readonly end: number }[]): boolean {
  return cited.some((one) => one.start <= start && end <= one.end);
}
