/** One delivered activity is one write transaction: what was said, the state, the reply and all that follows, or nothing. */
import type { Activity } from 'botframework-schema';
import { type DeskParts, deskFacts } from '../desk/handovers.ts';
import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import { maskedWords } from '../ops/masked.ts';
import { activityId, appendActivities, findDelivered, type NewActivity, repliesTo } from '../store/activities.ts';
import { type KnownConversation, lockConversation, openConversation } from '../store/conversations.ts';
import { noteOwed } from '../store/handovers.ts';
import { addToOutbox } from '../store/outbox.ts';
import type { Store, Tx } from '../store/store.ts';
import type { Effect } from '../turn/model.ts';
import type { Answerer } from './answer.ts';
import { carryOut, withAdditions } from './effects.ts';
import { bindScope, policyHandler, scopeOf } from './handler.ts';
import { statePlace, TurnDocuments, turnState } from './state.ts';
import { TurnAdapter } from './turn-adapter.ts';

export interface Delivery {
  /** The way it came by: `directline`, `botframework`, … */
  readonly channel: string;
  /** Id of the conversation in the store. */
  readonly conversationId: string;
  readonly userId: string;
  /** False where somebody else could pass for this user; without it nobody can. */
  readonly isProven?: boolean;
  /** Without an id it gets one of ours. */
  readonly activity: Partial<Activity>;
  /** Deliveries of one conversation that share it are the same message; null: each counts. */
  readonly deliveryKey: string | null;
  /** Whether an unknown conversation begins with it. */
  readonly opens: boolean;
  /** Whether the replies are to be brought to a service, by the outbox. */
  readonly outbox: boolean;
  /** What the channel reads and keeps of its own before the turn, in the same transaction; for repeated deliveries too. */
  readonly beforehand?: (tx: Tx) => Promise<void>;
}

export interface Receipt {
  /** The id that the activity has got, at its first delivery. */
  readonly id: string;
  readonly repeated: boolean;
  /** Committed, in order. */
  readonly replies: readonly Partial<Activity>[];
}

export interface Bot {
  /** @returns null if the conversation is unknown */
  receive(delivery: Delivery): Promise<Receipt | null>;
}

export interface BotParts {
  readonly answer: Answerer;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The address of a page of ours; without it there are none. */
  readonly link?: (path: string) => string | null;
  /** For how long a result that is taken along can be opened. */
  readonly resultDays?: number;
  /** The service stations, whose people can take over; without it nobody can. */
  readonly desk?: DeskParts;
}

/** Kinds of activities that belong into the transcript. Who joins is told by services that may tell it twice. */
const KEPT: ReadonlySet<string> = new Set(['message', 'event', 'conversationUpdate']);

export function createBot({ answer, store, clock, log, link = () => null, desk, resultDays = 90 }: BotParts): Bot {
  const adapter = new TurnAdapter();
  const handler = policyHandler(answer, log);

  async function takeDelivery(tx: Tx, delivery: Delivery): Promise<Receipt | null> {
    const { conversationId, channel, userId, deliveryKey } = delivery;
    const now = clock();
    const known = await lockConversation(tx, conversationId);
    if (known === null && !delivery.opens) return null;
    if (known === null) await openConversation(tx, { id: conversationId, channel, userId }, now.getTime());
    const conversation = known ?? (await lockConversation(tx, conversationId));
    if (conversation === null) return null;
    await delivery.beforehand?.(tx);
    const earlier = deliveryKey === null ? null : await findDelivered(tx, conversationId, deliveryKey);
    if (earlier !== null) return repeat(tx, conversationId, earlier.id);
    return await turn(tx, delivery, conversation, now);
  }

  async function turn(tx: Tx, delivery: Delivery, conversation: KnownConversation, now: Date): Promise<Receipt> {
    const { taken, incoming, nextId } = number(
      store.isSealed ? delivery : { ...delivery, activity: maskedWords(delivery.activity) },
      conversation,
    );
    const nowMs = now.getTime();
    const documents = new TurnDocuments(tx, statePlace(taken, delivery), nowMs);
    const people = desk === undefined || taken.type !== 'message' ? null : await deskFacts(tx, conversation.id, desk, now);
    const facts = people === null ? null : { ...people, takesContacts: store.isSealed };
    const scope = scopeOf(delivery.channel, now, turnState(documents), facts);
    const replies = await adapter.run(taken, nextId, async (context) => {
      bindScope(context, scope);
      await handler.run(context);
      await scope.state.save(context);
    });
    const person = { ...delivery, isProven: delivery.isProven ?? true };
    const additions = await carryOut({ tx, conversation, person, nowMs, link, desk, resultDays }, scope.effects);
    if (scope.isForPerson) await noteOwed(tx, conversation.id, nowMs);
    const outgoing = withAdditions(replies, additions).map((reply) => sent(reply, now, scope.report?.version));
    await appendActivities(
      tx,
      conversation,
      [...(givesContact(scope.effects) ? incoming.map(withoutWords) : incoming), ...outgoing],
      nowMs,
    );
    if (delivery.outbox) await queue(tx, delivery, conversation.lastSequence + incoming.length, outgoing.length, now);
    return { id: taken.id ?? '', repeated: false, replies: outgoing.map(({ body }) => body) };
  }

  return {
    async receive(delivery) {
      const startedAt = performance.now();
      const receipt = await store.write((tx) => takeDelivery(tx, delivery));
      log.debug({ channel: delivery.channel, type: delivery.activity.type, ms: Math.round(performance.now() - startedAt) }, 'turn');
      return receipt;
    },
  };
}

/** A contact is kept encrypted with the need that it belongs to, and nowhere else: not in the transcript either. */
function givesContact(effects: readonly Effect[]): boolean {
  return effects.some((effect) => effect.do === 'register-need' && effect.wish.contact !== null);
}

function withoutWords(activity: NewActivity): NewActivity {
  return { ...activity, body: { ...(activity.body as Partial<Activity>), text: '***' } };
}

async function repeat(tx: Tx, conversationId: string, id: string): Promise<Receipt> {
  const replies = await repliesTo(tx.db, conversationId, id);
  return { id, repeated: true, replies: replies.map(({ body }): Partial<Activity> => JSON.parse(body)) };
}

/** Gives the activity its id and place, and its replies theirs. */
function number(delivery: Delivery, conversation: KnownConversation) {
  const kept = KEPT.has(delivery.activity.type ?? '');
  let sequence = conversation.lastSequence + 1;
  const id = kept ? activityId(conversation.id, sequence) : `${activityId(conversation.id, conversation.lastSequence)}-passing`;
  const taken: Partial<Activity> = { ...delivery.activity, id: delivery.activity.id ?? id };
  const incoming: NewActivity[] = kept ? [received(taken, delivery)] : [];
  if (!kept) sequence--;
  return { taken, incoming, nextId: () => activityId(conversation.id, ++sequence) };
}

function received(taken: Partial<Activity>, delivery: Delivery): NewActivity {
  const key = delivery.deliveryKey === null ? {} : { deliveryKey: delivery.deliveryKey };
  return { id: taken.id ?? '', type: taken.type ?? '', from: 'user', body: taken, ...key };
}

function sent(reply: Partial<Activity>, now: Date, knowledge: string | undefined): NewActivity & { readonly body: Partial<Activity> } {
  const body = { ...reply, timestamp: now };
  return {
    id: reply.id ?? '',
    type: reply.type ?? '',
    from: 'bot',
    body,
    ...(reply.replyToId === undefined ? {} : { replyTo: reply.replyToId }),
    ...(knowledge === undefined ? {} : { knowledge }),
  };
}

async function queue(tx: Tx, delivery: Delivery, afterSequence: number, count: number, now: Date): Promise<void> {
  const { conversationId, channel } = delivery;
  for (let index = 1; index <= count; index++)
    await addToOutbox(tx, { conversationId, sequence: afterSequence + index, channel }, now.getTime());
}
