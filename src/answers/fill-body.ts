/** The view of what a body does. */

import type { Measure } from '../knowledge/model.ts';
import { commonView, titleView } from './fill-common.ts';
import type { BodyAnswer } from './model.ts';
import type { Filled } from './views.ts';
import type { Wording } from './wording.ts';

/** A longer list of supported measures beside led ones is told by numbers, so that the reply fits a phone. */
const MOST_NAMED = 4;

export function fillBody(answer: BodyAnswer, wording: Wording): Filled {
  const { leads, shares, supports } = answer;
  const first = leads[0] ?? shares[0] ?? supports[0];
  const named = namesSupports(answer);
  const plans = answer.validity.map(({ plan }) => plan);
  const title = (measure: Measure) => titleView(measure, plans, wording);
  return {
    template: 'body',
    view: {
      ...commonView(answer, wording),
      plan: wording.list([...new Set(answer.validity.map(({ plan }) => wording.ours(plan.shortName)))]),
      body: wording.body(answer.body),
      beside: wording.beside([answer.body]),
      leads: leads.map(title),
      shares: shares.map(title),
      supports: named ? supports.map(title) : [],
      alsoSupports: named ? [] : supports.map(({ number }) => number),
      leadCount: leads.length,
      supportCount: supports.length,
      first: first?.number ?? 0,
    },
  };
}

/** A number alone would not say which plan's it is. */
export function namesSupports({ leads, shares, supports, validity }: BodyAnswer): boolean {
  return validity.length > 1 || leads.length + shares.length === 0 || supports.length <= MOST_NAMED;
}
