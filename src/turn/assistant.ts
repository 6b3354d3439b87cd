/** Everything that turns read and none changes: one for each state of the knowledge. */
import type { WordsByLocale } from '../answers/locale-words.ts';
import { createTemplates, type Templates } from '../answers/wording.ts';
import type { DialogBook } from '../dialogs/continue-dialog.ts';
import type { Dialog } from '../dialogs/model.ts';
import type { KnowledgeBase, Measure, Plan } from '../knowledge/model.ts';
import { atOnce, type Sliced } from '../ops/slices.ts';
import { type Search, type SearchOptions, searchOf } from '../search/search.ts';
import { createSaid, type Said } from './said.ts';
import { createWide, type Wide } from './wide.ts';

export interface Assistant {
  readonly knowledge: KnowledgeBase;
  readonly templates: Templates;
  readonly search: Search;
  readonly said: Said;
  readonly wide: Wide;
  /** The guided dialogs. */
  readonly book: DialogBook;
  /** Plans, the newest first. */
  readonly plans: readonly Plan[];
  /** ISO day as of which to answer; null: the day of the turn. */
  readonly asOf: string | null;
}

export interface AssistantParts {
  readonly knowledge: KnowledgeBase;
  readonly locales: WordsByLocale;
  readonly dialogs: readonly Dialog[];
  readonly asOf?: string | null;
  /** Where what the search makes of the knowledge is kept, and what it keeps of the texts that came lately. */
  readonly searchOptions?: Omit<SearchOptions, 'asOf'>;
}

export function createAssistant(parts: AssistantParts): Assistant {
  return atOnce(assistantOf(parts));
}

/** The same in slices, for a service that answers meanwhile. */
export function* assistantOf({ knowledge, locales, dialogs, asOf = null, searchOptions }: AssistantParts): Sliced<Assistant> {
  const search = yield* searchOf(knowledge, { asOf, ...searchOptions });
  const said = createSaid(locales);
  yield;
  return Object.freeze({
    knowledge,
    templates: createTemplates(locales, knowledge),
    search,
    said,
    wide: createWide(knowledge),
    book: { dialogs, facets: knowledge.facets },
    plans: [...knowledge.plans].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1)),
    asOf,
  });
}

export function planOf(assistant: Assistant, id: string | undefined): Plan {
  const plan = assistant.plans.find((one) => one.id === id) ?? assistant.plans[0];
  if (plan === undefined) throw new RangeError('The knowledge holds no plan');
  return plan;
}

export function measureOf(assistant: Assistant, plan: string, number: number): { plan: Plan; measure: Measure } | null {
  const known = assistant.plans.find(({ id }) => id === plan);
  const measure = known?.measures.find((one) => one.number === number);
  return known === undefined || measure === undefined ? null : { plan: known, measure };
}
