import type { Measure, Plan } from '../knowledge/model.ts';
import type { AnswerBase, Validity } from './model.ts';
import type { BesideView, CommonView, ResponsibleView, TitleView, ValidityView } from './views.ts';
import type { Wording } from './wording.ts';

export function commonView(answer: AnswerBase & { readonly validity?: readonly Validity[] }, wording: Wording): CommonView {
  return {
    notes: (answer.notes ?? []).map(wording.say),
    unstated: wording.unstated(answer.unstated),
    validity: (answer.validity ?? []).map((validity) => validityView(validity, wording)),
  };
}

function validityView({ plan, state }: Validity, wording: Wording): ValidityView {
  return {
    plan: wording.ours(plan.shortName),
    from: Number(plan.validFrom.slice(0, 4)),
    to: Number(plan.validTo.slice(0, 4)),
    ended: state === 'ended',
    running: state === 'running',
    notYet: state === 'not-yet',
    superseded: plan.supersededBy === null ? '' : wording.ours(plan.supersededBy.title),
    supersededSource: plan.supersededBy?.source ?? '',
  };
}

/** What is recorded of bodies and no plan says, once for each line however often they are named. */
export function besideView(measures: readonly Measure[], wording: Wording): readonly BesideView[] {
  return wording.beside([...new Set(measures.flatMap(({ lead, undivided }) => [...lead, ...undivided]))]);
}

/** @param plans those that the answer speaks of */
export function titleView(measure: Measure, plans: readonly Plan[], wording: Wording): TitleView {
  const plan = new Set(plans).size > 1 ? plans.find(({ id }) => id === measure.plan) : undefined;
  const inPlan = plan === undefined ? '' : wording.ours(plan.shortName);
  return { number: measure.number, title: measure.title.shown, titleEn: measure.titleEn, inPlan };
}

export function responsibleView(measure: Measure, wording: Wording): ResponsibleView {
  return {
    lead: measure.lead.map(wording.body),
    cooperating: measure.cooperating.map(wording.body),
    undivided: measure.undivided.map(wording.body),
    beside: besideView([measure], wording),
  };
}
