import type { Plan } from '../knowledge/model.ts';
import type { Validity } from './model.ts';

/** Where plans stand in time on a day (ISO date), each plan once. */
export function validityOf(plans: readonly Plan[], day: string): readonly Validity[] {
  return [...new Set(plans)].map((plan) => ({ plan, state: stateOf(plan, day) }));
}

function stateOf(plan: Plan, day: string): Validity['state'] {
  if (day < plan.validFrom) return 'not-yet';
  return day > plan.validTo ? 'ended' : 'running';
}
