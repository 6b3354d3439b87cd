/** What the page of a conversation shows. */
import { nextState, OWN } from '../../desk/handover-states.ts';
import { DESK_ROLES } from '../../desk/roles.ts';
import type { Person } from '../../desk/sign-in.ts';
import { listAccounts } from '../../store/accounts.ts';
import { findConversation } from '../../store/conversations.ts';
import { findHandover, type Handover, handoverNotes } from '../../store/handovers.ts';
import { readyReplies } from '../../store/ready-replies.ts';
import type { Database } from '../../store/store.ts';
import { measuresFound, responsesOf } from './about.ts';
import type { Console } from './console.ts';
import { type Draft, suggestions, warningKey, warningsOf } from './draft.ts';
import { message } from './message.ts';
import type { Reply, StaffCall } from './route.ts';
import { LATE_MS, timeOf, waited, waitingFor } from './times.ts';
import { lastSaid, transcriptOf } from './transcript.ts';
import { say, type Words } from './words.ts';

export interface Shown {
  readonly problem?: string;
  readonly draft?: Draft;
  /** Whether the draft was to be sent, and its warnings have to be confirmed. */
  readonly isChecked?: boolean;
}

type Pageful = Pick<StaffCall, 'params' | 'query' | 'person' | 'now' | 'nowMs'>;

export async function conversationPage(desk: Console, call: Pageful, { problem, draft, isChecked = false }: Shown): Promise<Reply> {
  const { store, words } = desk;
  const found = await store.read((db) => readAll(db, desk, call));
  if (found === null) return message(desk, 404, 'not-there');
  const { handover, heard, ...rest } = found;
  const written = draft ?? { text: '', passages: [], q: (heard ?? handover.question).slice(0, 300) };
  const isMine = handover.state === 'with-person' && handover.accountId === call.person.id;
  const data = {
    ...rest,
    problem: problem === undefined ? null : say(words, problem),
    measures: measuresFound(desk.assistant(), handover),
    can: possible(handover, call.person),
    isMine,
    draft: {
      ...written,
      warnings: isChecked
        ? warningsOf(written).map((one) => ({ key: warningKey(one), text: say(words, `warn-${one.about}`, { words: one.words }) }))
        : [],
    },
    suggestions: isMine ? suggestions(desk, written.q, call.now) : [],
  };
  return { is: 'page', view: 'conversation', title: handover.question, status: problem === undefined ? 200 : 409, data };
}

export async function transcriptPart({ store, words }: Console, call: StaffCall): Promise<Reply> {
  const found = await store.read((db) => readTalk(db, words, call));
  if (found === null) return { is: 'json', status: 404, body: {} };
  const { handover: _, ...data } = found;
  return { is: 'part', view: 'transcript', data };
}

async function readTalk(db: Database, words: Words, { params, query, person, nowMs }: Pageful) {
  const id = params.id ?? '';
  const handover = await findHandover(db, id);
  const conversation = handover === null ? null : await findConversation(db, handover.conversationId);
  if (handover === null || conversation === null) return null;
  const holder = handover.accountId === null ? undefined : (await listAccounts(db)).find((one) => one.id === handover.accountId);
  const since = handover.state === 'waiting' ? handover.waitingSince : handover.owedSince;
  const status = {
    state: handover.state,
    name: say(words, `state-${handover.state}`),
    who: handover.state === 'waiting' || holder === undefined ? null : holder.id === person.id ? say(words, 'you') : holder.shownName,
    waits: since === null ? null : say(words, waitingFor(handover, person), { time: waited(nowMs - since) }),
    isLate: since !== null && nowMs - since > LATE_MS,
    channel: words[`channel-${conversation.channel}`] ?? conversation.channel,
  };
  const before = Number(query.get('before'));
  const stretch = { beforeSequence: before > 0 ? before : null, untilMs: handover.closedAt };
  return { handover, id, status, isOlder: before > 0, ...(await transcriptOf(db, conversation, stretch, words)) };
}

async function readAll(db: Database, { words, assistant }: Console, call: Pageful) {
  const { person } = call;
  const talk = await readTalk(db, words, call);
  if (talk === null) return null;
  const { id, conversationId } = talk.handover;
  const notes = await handoverNotes(db, id);
  const colleagues = (await listAccounts(db)).filter(
    (one) => one.id !== person.id && one.disabledAt === null && DESK_ROLES.some((role) => role === one.role),
  );
  return {
    ...talk,
    heard: await lastSaid(db, conversationId, talk.handover.openedAt),
    responses: await responsesOf(db, assistant(), conversationId),
    notes: notes.map(({ kind, who, text, at }) => ({
      at: timeOf(at),
      who,
      text: kind === 'opened' ? (words[`reason-${text}`] ?? text) : text,
      did: say(words, `note-${kind}`),
      isNote: kind === 'note',
    })),
    ready: await readyReplies(db),
    targets: [
      { value: 'queue:', name: say(words, 'common-queue') },
      ...assistant().knowledge.stations.map(({ id: station, name }) => ({ value: `station:${station}`, name })),
      ...colleagues.map(({ id: account, shownName }) => ({ value: `account:${account}`, name: shownName })),
    ],
  };
}

function possible({ state, accountId }: Handover, person: Person): Readonly<Record<string, boolean>> {
  const own = state !== 'with-person' || accountId === person.id;
  const moves = ['claim', 'release', 'transfer', 'resolve', 'reopen'] as const;
  const can = moves.map((move) => [move, nextState(state, move) !== null && (own || !OWN.has(move))] as const);
  return { ...Object.fromEntries(can), takeOver: state === 'with-person' && !own };
}
