/** What the search found in a person's own words, for dialogs: measures wanted, and the options that lead to them. */
import { leavesOf } from './conditions.ts';
import type { Told } from './fill.ts';
import type { ChoiceQuestion, Dialog, Response, Rule } from './model.ts';

/** The facet under which a conversation remembers a measure that somebody's words spoke of. */
const MEASURE = 'measure';

export function tellMeasure(plan: string, number: number): Told {
  return { facet: MEASURE, value: `${plan}/${number}` };
}

/** The measures of a dialog's plan that were told, first told first. */
export function wantedIn({ plan }: Dialog, told: readonly Told[]): readonly number[] {
  return told
    .filter(({ facet, value }) => facet === MEASURE && value.startsWith(`${plan}/`))
    .map(({ value }) => Number(value.slice(plan.length + 1)));
}

/** Measures that are remembered: what somebody was after long ago is no wish of today. */
const MOST_WANTED = 3;

export function latestWanted(told: readonly Told[]): readonly Told[] {
  return told.filter(({ facet }) => facet === MEASURE).slice(-MOST_WANTED);
}

export function withoutWanted(told: readonly Told[]): readonly Told[] {
  return told.filter(({ facet }) => facet !== MEASURE);
}

/** The option that leads to what was wanted is offered, after those that words of their own chose: unless one of these does too. */
function offersFor(dialog: Dialog, wanted: number, offered: Wanting['offered']): Wanting['offered'] {
  const offers = dialog.questions.flatMap((question): [string, Response][] => {
    if (question.kind !== 'choice' || question.most === 1 || question.sheet) return [];
    const value = optionWanted(dialog, question, wanted);
    const said = offered[question.id];
    const values = said?.is === 'values' ? said.values : [];
    const isNone = question.options.some(({ id, alone }) => alone && values.includes(id));
    if (value === null || isNone || values.length >= question.most) return [];
    if (values.some((one) => rulesOf(dialog, wanted).some((rule) => leadsTo(dialog, rule, question.id, one)))) return [];
    return [[question.id, { is: 'values', values: [...values, value] }]];
  });
  return Object.fromEntries(offers);
}

interface Wanting {
  readonly wanted?: readonly number[];
  readonly guessed?: readonly string[];
  readonly offered: Readonly<Record<string, Response>>;
}

/** What was told before comes first; what is offered already stays, with what is wanted besides. */
export function withWanted<S extends Wanting>(dialog: Dialog, session: S, wanted: readonly number[]): S {
  const all = [...new Set([...(session.wanted ?? []), ...wanted])];
  let offered = session.offered;
  for (const number of wanted) offered = { ...offered, ...offersFor(dialog, number, offered) };
  const changed = Object.keys(offered).filter((id) => offered[id] !== session.offered[id]);
  return { ...session, wanted: all, offered, guessed: [...new Set([...(session.guessed ?? []), ...changed])] };
}

/** The option that leads to most avenues of a measure; null where none does, or several do alike. */
function optionWanted(dialog: Dialog, question: ChoiceQuestion, wanted: number): string | null {
  const rules = rulesOf(dialog, wanted).map((rule): Rule => ({ ...rule, possibly: null }));
  const counts = question.options
    .map(({ id }) => ({ id, count: rules.filter((rule) => leadsTo(dialog, rule, question.id, id)).length }))
    .toSorted((a, b) => b.count - a.count);
  const [first, second] = counts;
  return first === undefined || first.count === (second?.count ?? 0) ? null : first.id;
}

function rulesOf({ rules }: Dialog, number: number): readonly Rule[] {
  return rules.filter(({ avenue }) => avenue.number === number);
}

/** Whether an option occurs in a rule, or opens a question that does. */
function leadsTo(dialog: Dialog, rule: Rule, question: string, value: string): boolean {
  return [...leavesOf(rule.when), ...leavesOf(rule.possibly)].some(
    (leaf) =>
      names(leaf, question, value) ||
      leavesOf(dialog.questions.find(({ id }) => id === leaf.question)?.when ?? null).some((opener) => names(opener, question, value)),
  );
}

function names(leaf: ReturnType<typeof leavesOf>[number], question: string, value: string): boolean {
  return leaf.question === question && 'is' in leaf && leaf.is.includes(value);
}
