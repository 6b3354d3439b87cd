/** A handful of the measures' example questions, another one at each visit, from measures far apart. */
import type { KnowledgeBase, Locale } from '../knowledge/model.ts';

const SHOWN = 5;

export function rotatingExamples(knowledge: () => KnowledgeBase): (locale: Locale) => readonly string[] {
  let visit = 0;
  return (locale) => {
    visit += 1;
    return pickExamples(knowledge(), locale, visit);
  };
}

/** @param visit moves the choice on by one measure, and by one question when all measures have had their turn */
export function pickExamples(knowledge: KnowledgeBase, locale: Locale, visit: number): readonly string[] {
  const lists = knowledge.plans
    .flatMap((plan) => plan.measures)
    .filter((measure) => measure.audiences.includes('enterprise'))
    .map((measure) => measure.examples[locale])
    .filter((examples) => examples.length > 0);
  const stride = Math.max(1, Math.floor(lists.length / SHOWN));
  const chosen = Array.from({ length: Math.min(SHOWN, lists.length) }, (_, index) => {
    const at = visit + index * stride;
    const list = lists[at % lists.length] ?? [];
    return list[Math.floor(at / lists.length) % list.length] ?? '';
  });
  return [...new Set(chosen)].filter((question) => question !== '');
}
