/** Brings people what is said to them later, such as a staff member's answer; what WeChat does not take waits for their next message. */
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import { newestActivities } from '../../store/activities.ts';
import { nextOutgoing, type Outgoing, postponeInOutbox, removeFromOutbox } from '../../store/outbox.ts';
import type { Database, Store } from '../../store/store.ts';
import { countSent, findOpenId, holdBack, noteSent } from '../../store/wechat.ts';
import { AccessDenied, type AuthorisedApi } from './access.ts';
import { openAllowances } from './allowance.ts';
import { WeChatUnreachable } from './api.ts';
import { compose, wholeText } from './compose.ts';
import type { OptionForm } from './options.ts';

export interface CourierParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Null: the account's secret is not set, nothing can be sent. */
  readonly api: AuthorisedApi | null;
  readonly form: OptionForm;
}

const BATCH = 50;
const RECENT = 50;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30 * 60 * 1000;
/** Busy, quota of the day, too fast: these pass. Whatever else it answers, the same message would meet again. */
const PASSING: ReadonlySet<number> = new Set([-1, 45009, 45011]);

/** Sends all that is due. @returns when the next is due; null: nothing waits */
export async function deliverDue(parts: CourierParts): Promise<number | null> {
  for (;;) {
    const waiting = await parts.store.read((db) => nextOutgoing(db, 'wechat', BATCH));
    const nowMs = parts.clock().getTime();
    // Further off than we ever postpone: the clock was set back meanwhile.
    const due = waiting.filter(({ dueAt }) => dueAt <= nowMs || dueAt - nowMs > LONGEST_WAIT_MS);
    if (due.length === 0) return waiting[0]?.dueAt ?? null;
    for (const message of due) await deliver(parts, message);
  }
}

async function deliver(parts: CourierParts, message: Outgoing): Promise<void> {
  const { store, clock, log } = parts;
  const outcome = await attempt(parts, message);
  const nowMs = clock().getTime();
  await store.write(async (tx) => {
    if (outcome.do === 'again') return await postponeInOutbox(tx, message, nowMs + waitAfter(message.attempts));
    await removeFromOutbox(tx, message);
    if (outcome.do === 'sent') await noteSent(tx, message, nowMs);
    else await holdBack(tx, message, outcome.reason, nowMs);
    // Whoever wrote it looks at the conversation, and is told what became of it.
    tx.grown.add(message.conversationId);
  });
  if (outcome.do !== 'sent') log.warn({ outcome: outcome.do, reason: outcome.reason }, 'a WeChat message was not sent');
}

function waitAfter(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts);
}

type Outcome = { readonly do: 'sent' } | { readonly do: 'again' | 'hold'; readonly reason: string };

async function attempt({ store, clock, api, form }: CourierParts, message: Outgoing): Promise<Outcome> {
  const openId = await store.read((db) => addressee(db, message.conversationId, clock().getTime()));
  if (api === null || openId === null) return { do: 'hold', reason: api === null ? 'no-secret' : 'window-closed' };
  const composed = compose(wholeText([message], [], form), []);
  if (composed === null || !('text' in composed.content)) return { do: 'hold', reason: 'no-text' };
  try {
    const body = { touser: openId, msgtype: 'text', text: { content: composed.content.text } };
    const { errcode } = await api('/cgi-bin/message/custom/send', body);
    if (errcode === 0) return { do: 'sent' };
    return { do: PASSING.has(errcode) ? 'again' : 'hold', reason: String(errcode) };
  } catch (error) {
    if (error instanceof WeChatUnreachable) return { do: 'again', reason: error.message };
    if (error instanceof AccessDenied) return { do: PASSING.has(error.answer.errcode) ? 'again' : 'hold', reason: error.message };
    throw error;
  }
}

/** The OpenID, if WeChat lets us write to that person now. */
async function addressee(db: Database, conversationId: string, nowMs: number): Promise<string | null> {
  for (const { sinceMs, count } of openAllowances(await newestActivities(db, conversationId, RECENT), nowMs))
    if ((await countSent(db, conversationId, sinceMs)) < count) return await findOpenId(db, conversationId);
  return null;
}
