/** The operations of Direct Line 3.0. Each answers a status and a body, or throws a `Refusal`. */
import type { IncomingMessage } from 'node:http';
import { apology } from '../../bot/apology.ts';
import type { Bot } from '../../bot/bot.ts';
import { activityOf } from '../../bot/reply.ts';
import type { Clock } from '../../ops/clock.ts';
import { isUnguessable, randomId } from '../../ops/ids.ts';
import type { Log } from '../../ops/log.ts';
import { activitiesAfter } from '../../store/activities.ts';
import { findConversation, type KnownConversation, openConversation } from '../../store/conversations.ts';
import type { Store } from '../../store/store.ts';
import { isRecord, readJson } from '../body.ts';
import type { Grant, Grants } from './grants.ts';
import type { Hub } from './hub.ts';
import { DIRECT_LINE_LIMITS } from './limits.ts';
import { PREFIX, Refusal } from './replies.ts';
import { BOT, batchOf, checkActivity, deliveryKeyOf, receivedActivity, sequenceOf } from './wire.ts';

export interface DirectLineParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly grants: Grants;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly log: Log;
  /** Such as `wss://policy.example.cn`; null: whatever address the client used. */
  readonly streamOrigin: string | null;
  readonly onTyping?: ((conversationId: string) => void) | undefined;
}

export interface Call {
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
  readonly conversationId: string;
}

export interface Result {
  readonly status: number;
  readonly body: object | string;
}

type Operation = (call: Call) => Promise<Result>;

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly operation: Operation;
}

export function directLineRoutes(parts: DirectLineParts): Route[] {
  const conversation = `/conversations/(?<conversationId>[^/]{1,256})`;
  const route = (method: Route['method'], path: string, operation: (parts: DirectLineParts, call: Call) => Promise<Result>): Route => ({
    method,
    path: new RegExp(`^${PREFIX}${path}/?$`),
    operation: (call) => operation(parts, call),
  });
  return [
    route('POST', '/tokens/generate', generateToken),
    route('POST', '/tokens/refresh', refreshToken),
    route('POST', '/conversations', startConversation),
    route('GET', conversation, reconnect),
    route('GET', `${conversation}/activities`, getActivities),
    route('POST', `${conversation}/activities`, postActivity),
    route('POST', `${conversation}/upload`, refuseUpload),
  ];
}

async function generateToken({ grants }: DirectLineParts, { request }: Call): Promise<Result> {
  if (!grants.isOpen && grants.authorise(request).by !== 'secret') throw new Refusal(403, 'a token cannot make another');
  return { status: 200, body: grants.issue(await askedUser(request)) };
}

async function refreshToken({ grants }: DirectLineParts, { request }: Call): Promise<Result> {
  const grant = grants.authorise(request);
  if (grant.by === 'secret') throw new Refusal(400, 'the secret needs no refreshing');
  return { status: 200, body: grants.issue(grant.claims.user, grant.claims.conv) };
}

async function startConversation(parts: DirectLineParts, { request }: Call): Promise<Result> {
  const { grants, store, clock } = parts;
  const grant = grants.authorise(request);
  const asked = await askedUser(request);
  const { conv: id, user: userId } = grant.by === 'token' ? grant.claims : { conv: randomId(), user: asked ?? randomId('dl_') };
  const isNew = await store.write((tx) => openConversation(tx, { id, channel: 'directline', userId }, clock().getTime()));
  return { status: isNew ? 201 : 200, body: connection(parts, request, id, userId, '0') };
}

async function reconnect(parts: DirectLineParts, { request, query, conversationId }: Call): Promise<Result> {
  const grant = parts.grants.authoriseFor(request, conversationId);
  const known = await mustFind(parts, conversationId);
  const watermark = query.get('watermark') ?? String(known.lastSequence);
  return { status: 200, body: connection(parts, request, conversationId, userOf(grant, known), String(sequenceOf(watermark))) };
}

async function getActivities(parts: DirectLineParts, { request, query, conversationId }: Call): Promise<Result> {
  parts.grants.authoriseFor(request, conversationId);
  const watermark = query.get('watermark') ?? '';
  try {
    const { lastSequence } = await mustFind(parts, conversationId);
    const after = Math.min(sequenceOf(watermark), lastSequence);
    const kept = await parts.store.read((db) => activitiesAfter(db, conversationId, after, DIRECT_LINE_LIMITS.batch));
    return { status: 200, body: batchOf(kept, String(after)).json };
  } catch (err) {
    if (err instanceof Refusal) throw err;
    // A polling client stops for good at the first 5xx: it is told that there is nothing new, and asks again.
    parts.log.error({ err }, 'activities could not be read');
    return { status: 200, body: { activities: [], watermark } };
  }
}

/** Typing is shown to whoever has the conversation open; of other kinds nothing follows. */
const ANSWERED: ReadonlySet<string> = new Set(['message', 'event']);

async function postActivity(parts: DirectLineParts, { request, conversationId }: Call): Promise<Result> {
  const grant = parts.grants.authoriseFor(request, conversationId);
  const given = checkActivity(await readJson(request, DIRECT_LINE_LIMITS.bodyBytes));
  const known = await mustFind(parts, conversationId);
  const place = { conversationId, userId: known.userId, now: parts.clock() };
  const activity = receivedActivity(given, place);
  if (grant.by === 'secret' && isRecord(given.from) && typeof given.from.id === 'string' && activity.from) activity.from.id = given.from.id;
  if (given.type === 'typing') showTyping(parts, conversationId, activity);
  if (!ANSWERED.has(given.type)) return { status: 200, body: { id: passingId(conversationId) } };
  const isProven = !parts.grants.isOpen || isUnguessable(known.userId);
  const delivery = { channel: 'directline', conversationId, userId: known.userId, isProven, activity, opens: false, outbox: false };
  try {
    const receipt = await parts.bot.receive({ ...delivery, deliveryKey: deliveryKeyOf(given) });
    if (receipt === null) throw new Refusal(404, 'there is no such conversation');
    return { status: 200, body: { id: receipt.id } };
  } catch (err) {
    if (!(err instanceof Refusal) && given.type === 'message') excuse(parts, conversationId);
    throw err;
  }
}

function showTyping({ hub, onTyping }: DirectLineParts, conversationId: string, activity: object): void {
  hub.show(conversationId, { ...activity, id: passingId(conversationId) });
  onTyping?.(conversationId);
}

/** Of an activity that nobody keeps. */
function passingId(conversationId: string): string {
  return `${conversationId}|${randomId()}`;
}

/** The message was not taken, which its sender sees; why, is said here. */
function excuse({ hub, clock }: DirectLineParts, conversationId: string): void {
  const place = { conversation: { id: conversationId }, channelId: 'directline', from: BOT, timestamp: clock() };
  hub.show(conversationId, { ...activityOf(apology()), ...place, id: passingId(conversationId) });
}

async function refuseUpload({ grants }: DirectLineParts, { request, conversationId }: Call): Promise<Result> {
  grants.authoriseFor(request, conversationId);
  // A client reads the answer only once it has sent everything.
  request.resume();
  if (!request.readableEnded) await new Promise((resolve) => request.once('end', resolve).once('close', resolve));
  throw new Refusal(415, '这里不能上传文件，请用文字说明。 Files cannot be uploaded here; please describe the matter in words.');
}

/** @throws Refusal 400 for an id that tokens may not carry */
async function askedUser(request: IncomingMessage): Promise<string | undefined> {
  const body = await readJson(request, DIRECT_LINE_LIMITS.bodyBytes);
  if (body !== undefined && !isRecord(body)) throw new Refusal(400, 'the body has to be an object');
  const user = body?.user;
  const id = isRecord(user) ? user.id : undefined;
  if (id === undefined || id === null || id === '') return undefined;
  if (typeof id !== 'string' || !/^dl_[^\p{C}]{1,125}$/u.test(id)) throw new Refusal(400, 'user.id has to begin with dl_');
  return id;
}

async function mustFind({ store }: DirectLineParts, conversationId: string): Promise<KnownConversation> {
  const known = await store.read((db) => findConversation(db, conversationId));
  if (known === null || known.channel !== 'directline') throw new Refusal(404, 'there is no such conversation');
  return known;
}

function userOf(grant: Grant, known: KnownConversation): string {
  return grant.by === 'token' ? grant.claims.user : known.userId;
}

function connection(parts: DirectLineParts, request: IncomingMessage, id: string, userId: string, watermark: string): object {
  const origin = parts.streamOrigin ?? `ws://${hostOf(request)}`;
  const query = new URLSearchParams({ watermark, t: parts.grants.issueForStream(id, userId) });
  return { ...parts.grants.issue(userId, id), streamUrl: `${origin}${PREFIX}/conversations/${id}/stream?${query}` };
}

/** As the client wrote it; it only ever comes back to that client. */
function hostOf({ headers, socket }: IncomingMessage): string {
  const host = headers.host ?? '';
  return /^[\w.[\]:-]{1,255}$/.test(host) ? host : `localhost:${socket.localPort}`;
}
