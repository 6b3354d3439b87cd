/** What a callback gets for an answer. */
import { apology } from '../../bot/apology.ts';
import type { Bot, Receipt } from '../../bot/bot.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { Store, Tx } from '../../store/store.ts';
import { forgetOpenId, type HeldActivity, heldActivities, rememberOpenId, showHeld, standingOf } from '../../store/wechat.ts';
import { type Callback, readCallback, type Scenes } from './callback.ts';
import { compose, wholeText } from './compose.ts';
import { deliveryOf } from './delivery.ts';
import type { Identity } from './identity.ts';
import { WECHAT_LIMITS } from './limits.ts';
import { CallbackRefused, openCallback, type Secrets } from './opening.ts';
import { numberIn, type OptionForm } from './options.ts';
import { nextPart, numberedNow } from './parts.ts';
import { Replays } from './replays.ts';
import { type Content, NOTHING, replyXml, sealedXml } from './reply.ts';
import { asksForMore } from './words.ts';

export interface ReceiverParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly identity: Identity;
  readonly scenes: Scenes;
  readonly form: OptionForm;
  /** Whether messages can be sent later, for which alone the plain OpenID is kept. */
  readonly sends: boolean;
}

export type Receiver = (query: URLSearchParams, body: string) => Promise<string>;

/** @returns a function that answers a callback, or throws `CallbackRefused` */
export function createReceiver(parts: ReceiverParts): Receiver {
  const replays = new Replays();
  let pending = 0;
  return async (query, body) => {
    const nowMs = parts.clock().getTime();
    const { fields, message, timestamp, nonce, seal } = openCallback(query, body, parts.secrets, nowMs);
    const callback = readCallback(fields, parts.scenes);
    if (callback === null) throw new CallbackRefused(400, 'it lacks what every message of WeChat has');
    if (!replays.admit(timestamp, nonce, message, nowMs)) throw new CallbackRefused(403, 'another message came with this nonce');
    pending++;
    try {
      const content = pending > WECHAT_LIMITS.pendingTurns ? { text: apology().text } : await answer(parts, callback);
      if (content === null) return NOTHING;
      const xml = replyXml({ to: callback.from, from: callback.to, content }, nowMs);
      return seal === null ? xml : sealedXml(xml, seal, nonce, nowMs);
    } finally {
      pending--;
    }
  };
}

/** @returns null where there is nothing to say */
async function answer(parts: ReceiverParts, callback: Callback): Promise<Content | null> {
  const conversationId = parts.identity(callback.from);
  try {
    if (callback.deed.kind === 'passing') return null;
    if (callback.deed.kind !== 'unfollow') return await converse(parts, callback, conversationId);
    await parts.store.write((tx) => forgetOpenId(tx, conversationId));
    return null;
  } catch (err) {
    // WeChat would show a 5xx as a fault of the account, in words of its own.
    parts.log.error({ err }, 'a WeChat callback failed');
    return { text: apology().text };
  }
}

async function converse(parts: ReceiverParts, callback: Callback, conversationId: string): Promise<Content | null> {
  const { store, bot, form } = parts;
  const text = await titleMeant(store, conversationId, callback.deed.text);
  const now = parts.clock();
  const delivery = deliveryOf(callback, text, conversationId, now);
  if (asksForMore(text)) {
    const { deliveryKey } = callback;
    const part = await nextPart(store, { conversationId, deliveryKey, activity: delivery.activity, form, now });
    if (part !== null) return { text: part };
  }
  let hasHeld = false;
  const beforehand = async (tx: Tx) => {
    const standing = await standingOf(tx.db, conversationId);
    hasHeld = standing.hasHeld;
    // The turn may be the one that erases it.
    if (parts.sends && !standing.hasOpenId) await rememberOpenId(tx, conversationId, callback.from);
  };
  const receipt = await bot.receive({ ...delivery, beforehand });
  if (receipt === null) return null;
  const held = hasHeld ? await heldFor(store, conversationId, receipt) : [];
  return composed(held, receipt, callback, form);
}

function composed(held: readonly HeldActivity[], { replies }: Receipt, { deed }: Callback, form: OptionForm): Content | null {
  const messages = replies.filter(({ type }) => type === 'message');
  return compose(wholeText(held, messages, form, deed.text.trim() === '' ? deed.kind : undefined), messages)?.content ?? null;
}

/** A number stands for an option where this channel numbered them. */
async function titleMeant(store: Store, conversationId: string, said: string): Promise<string> {
  const number = numberIn(said);
  if (number === null) return said;
  const titles = await store.read((db) => numberedNow(db, conversationId));
  return titles[number - 1] ?? said;
}

/** What could not be sent is shown now; a retry shows what the first delivery showed. */
async function heldFor(store: Store, conversationId: string, { id, repeated }: Receipt): Promise<readonly HeldActivity[]> {
  const held = await store.read((db) => heldActivities(db, conversationId, id));
  if (repeated) return held.filter(({ shownWith }) => shownWith !== null);
  if (held.some(({ shownWith }) => shownWith === null)) await store.write((tx) => showHeld(tx, conversationId, id));
  return held;
}
