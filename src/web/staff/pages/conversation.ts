/** One conversation: what was said, what was found, and what can be done with it. */
import { sayInConversation } from '../../../bot/staff-message.ts';
import type { nextState } from '../../../desk/handover-states.ts';
import { addNote, type MoveWish, makeMove } from '../../../desk/handovers.ts';
import { DESK_ROLES } from '../../../desk/roles.ts';
import { findHandover } from '../../../store/handovers.ts';
import type { Tx } from '../../../store/store.ts';
import type { Console } from '../console.ts';
import { conversationPage, transcriptPart } from '../conversation-view.ts';
import { line, lines } from '../form.ts';
import { message } from '../message.ts';
import { ownerWords } from '../owner-words.ts';
import { forRoles, type Reply, type Route, type StaffCall } from '../route.ts';

const PATH = '/staff/conversations/:id';
const MOVES = ['claim', 'release', 'transfer', 'resolve', 'reopen', 'take-over'] as const;

export function conversationRoutes(desk: Console): readonly Route[] {
  return [
    forRoles(DESK_ROLES, 'GET', PATH, (call) => conversationPage(desk, call, {})),
    forRoles(DESK_ROLES, 'GET', `${PATH}/transcript`, (call) => transcriptPart(desk, call)),
    forRoles(DESK_ROLES, 'POST', `${PATH}/note`, (call) => note(desk, call)),
    forRoles(DESK_ROLES, 'POST', `${PATH}/typing`, (call) => typing(desk, call)),
    ...MOVES.map((move) => forRoles(DESK_ROLES, 'POST', `${PATH}/${move}`, (call) => carryOut(desk, call, move))),
  ];
}

const addressOf = ({ params }: StaffCall) => `/staff/conversations/${encodeURIComponent(params.id ?? '')}`;

async function carryOut(desk: Console, call: StaffCall, move: MoveWish['move']): Promise<Reply> {
  const { params, form, person, now, nowMs } = call;
  const wish: MoveWish = { move, text: line(form, 'text', 300), ...(move === 'transfer' ? { to: readTarget(form) } : {}) };
  const moved = await desk.store.write(async (tx) => {
    const before = await makeMove(tx, params.id ?? '', wish, person, nowMs);
    if (typeof before !== 'string') await tellOwner(desk, tx, { ...before, move }, person.shownName, now);
    return before;
  });
  if (moved === 'gone') return message(desk, 404, 'not-there');
  if (typeof moved === 'string') return await conversationPage(desk, call, { problem: `move-${moved}` });
  const leaves = move === 'release' || move === 'transfer' || move === 'resolve';
  return { is: 'redirect', to: leaves ? '/staff/inbox' : `${addressOf(call)}#talk` };
}

function readTarget(form: URLSearchParams): { station: string | null; accountId: string | null } {
  const [kind, id = ''] = line(form, 'to', 80).split(':');
  return { station: kind === 'station' ? id : null, accountId: kind === 'account' ? id : null };
}

interface Moved {
  readonly conversationId: string;
  readonly locale: string;
  readonly move: MoveWish['move'];
  readonly state: Parameters<typeof nextState>[0];
}

/** The owner hears who has come and who has left; a transfer within the queue is no matter of theirs. */
async function tellOwner(
  { assistant }: Console,
  tx: Tx,
  { conversationId, locale, move, state }: Moved,
  name: string,
  now: Date,
): Promise<void> {
  const key = keyOf(move, state);
  if (key === null) return;
  await sayInConversation(tx, conversationId, { text: ownerWords(assistant(), locale, key, name), locale, from: null }, now);
}

function keyOf(move: MoveWish['move'], state: Moved['state']) {
  if (move === 'claim' || move === 'take-over') return 'desk.claimed';
  if (move === 'reopen') return 'desk.reopened';
  if (state === 'waiting') return move === 'resolve' ? 'desk.resolved' : null;
  return move === 'resolve' ? 'desk.resolved' : 'desk.released';
}

async function note(desk: Console, call: StaffCall): Promise<Reply> {
  const { params, form, person, nowMs } = call;
  const text = lines(form, 'text', 2_000);
  if (text !== '' && !(await desk.store.write((tx) => addNote(tx, params.id ?? '', text, person, nowMs))))
    return message(desk, 404, 'not-there');
  return { is: 'redirect', to: `${addressOf(call)}#notes` };
}

async function typing({ store, showTyping }: Console, { params, person }: StaffCall): Promise<Reply> {
  const found = await store.read((db) => findHandover(db, params.id ?? ''));
  if (found?.state === 'with-person' && found.accountId === person.id) showTyping(found.conversationId);
  return { is: 'json', body: {} };
}
