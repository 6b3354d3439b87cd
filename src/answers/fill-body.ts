/** The view of what a body does. */
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
  return {
    template: 'body',
    view: {
      ...commonView(answer, wording),
      plan: wording.list([...new Set(answer.validity.map(({ plan }) => wording.ours(plan.shortName)))]),
      body: wording.body(answer.body),
      leads: leads.map(titleView),
      shares: shares.map(titleView),
      supports: named ? supports.map(titleView) : [],
      alsoSupports: named ? [] : supports.map(({ number }) => number),
      leadCount: leads.length,
      supportCount: supports.length,
      first: first?.number ?? 0,
    },
  };
}

export function namesSupports({ leads, shares, supports }: BodyAnswer): boolean {
  return leads.length + shares.length === 0 || supports.length <= MOST_NAMED;
}
