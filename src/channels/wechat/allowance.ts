/** How many messages WeChat lets us send to a person, by what they did last (微信公众平台「客服消息」). */
import type { KeptActivity } from '../../store/activities.ts';
import { isRecord } from '../body.ts';

interface Allowance {
  readonly forMs: number;
  readonly count: number;
}

const AFTER_MESSAGE: Allowance = { forMs: 48 * 60 * 60 * 1000, count: 5 };
/** A click in the menu, following, scanning. */
const AFTER_ACT: Allowance = { forMs: 60 * 1000, count: 3 };
/** Nobody's OpenID is of use for longer. */
export const LONGEST_WINDOW_MS = AFTER_MESSAGE.forMs;

export interface Open {
  readonly sinceMs: number;
  readonly count: number;
}

/** The allowances that are open now. @param newest activities of the conversation, the newest first */
export function openAllowances(newest: readonly KeptActivity[], nowMs: number): readonly Open[] {
  const of = (allowance: Allowance, isAct: boolean): readonly Open[] => {
    const last = newest.find((activity) => activity.from === 'user' && isActOf(activity) === isAct);
    return last !== undefined && nowMs - last.at < allowance.forMs ? [{ sinceMs: last.at, count: allowance.count }] : [];
  };
  return [...of(AFTER_MESSAGE, false), ...of(AFTER_ACT, true)];
}

const ACTS: ReadonlySet<unknown> = new Set(['click', 'follow', 'scan']);

function isActOf({ body }: KeptActivity): boolean {
  const { channelData } = JSON.parse(body);
  return isRecord(channelData) && ACTS.has(channelData.deed);
}
