/** What is done to a conversation that people take over. Each runs in the caller's transaction, with what the owner is told of it. */
import type { Station } from '../knowledge/model.ts';
import { randomId } from '../ops/ids.ts';
import { maskNumbers } from '../ops/log.ts';
import { listAccounts } from '../store/accounts.ts';
import { appendAudit } from '../store/audit.ts';
import {
  addHandoverNote,
  changeHandover,
  deskState,
  findHandover,
  type Handover,
  type HandoverChange,
  insertHandover,
  runningHandover,
} from '../store/handovers.ts';
import { inboxCounts } from '../store/inbox.ts';
import type { Tx } from '../store/store.ts';
import { whoIsAway } from './away.ts';
import { type Move, nextState, OWN } from './handover-states.ts';
import { PRESENT_MS, presentNow } from './presence.ts';
import { DESK_ROLES } from './roles.ts';
import { isOpen, nextOpening, route } from './stations.ts';

/** What the stations' side of the service goes by. */
export interface DeskParts {
  readonly stations: () => readonly Station[];
}

/** What a message's turn has to know of people, as they stand before it. */
export interface DeskFacts {
  readonly state: 'bot' | 'waiting' | 'with-person';
  /** Whether somebody is there who could take it now. */
  readonly staffed: boolean;
  /** When a station opens next, where hours are recorded. */
  readonly opens: string | null;
  /** The name of the person who has the conversation, where they have left and that is to be said; null otherwise. */
  readonly away: string | null;
}

export async function deskFacts(tx: Tx, conversationId: string, desk: DeskParts, now: Date): Promise<DeskFacts> {
  const present = { roles: DESK_ROLES, sinceMs: now.getTime() - PRESENT_MS };
  const { state, isPresent } = await deskState(tx.db, conversationId, present);
  const hours = desk
    .stations()
    .map((station) => isOpen(station, now))
    .filter((open) => open !== null);
  const staffed = isPresent && (hours.length === 0 || hours.includes(true));
  const opens = staffed ? null : nextOpening(desk.stations(), now);
  const away = state === 'with-person' ? await whoIsAway(tx.db, conversationId, now.getTime()) : null;
  return { state: state === 'waiting' || state === 'with-person' ? state : 'bot', staffed, opens, away };
}

export interface HandoverWish {
  readonly conversationId: string;
  readonly reason: 'asked' | 'misses' | 'not-helpful';
  readonly question: string;
  readonly locale: string;
  readonly measures: readonly { readonly plan: string; readonly number: number }[];
  readonly lead: readonly string[];
}

/** Puts a conversation into the queue; where it stands there already it stays in its place. @returns how many others wait */
export async function handOver(tx: Tx, wish: HandoverWish, desk: DeskParts, nowMs: number): Promise<number> {
  const { waiting } = await inboxCounts(tx.db, '');
  const running = await runningHandover(tx.db, wish.conversationId);
  if (running !== null) return running.state === 'waiting' ? waiting - 1 : waiting;
  const accounts = await listAccounts(tx.db);
  const present = await presentNow(tx.db, nowMs);
  const advisers = accounts.filter(({ topics, id, disabledAt }) => topics.length > 0 && disabledAt === null && present.has(id));
  const question = maskNumbers(wish.question).slice(0, 300);
  const id = randomId();
  await insertHandover(tx, { ...wish, id, question, ...route(wish, desk.stations(), advisers) }, nowMs);
  await addHandoverNote(tx, id, { kind: 'opened', who: '', text: wish.reason, at: nowMs });
  tx.grown.add(wish.conversationId);
  return waiting;
}

/** The owner goes back to the bot. */
export async function returnToBot(tx: Tx, conversationId: string, nowMs: number): Promise<void> {
  const running = await runningHandover(tx.db, conversationId);
  if (running === null) return;
  await changeHandover(tx, running, { state: 'closed', closedAt: nowMs, owedSince: null }, nowMs);
  await addHandoverNote(tx, running.id, { kind: 'returned', who: '', text: '', at: nowMs });
}

export interface Mover {
  readonly id: string;
  readonly name: string;
  readonly shownName: string;
}

/** Why a move was not made. */
export type MoveProblem = 'gone' | 'not-possible' | 'taken' | 'not-yours' | 'running' | 'still-there';

export interface MoveWish {
  readonly move: Exclude<Move, 'return'>;
  /** For a transfer. */
  readonly to?: { readonly station: string | null; readonly accountId: string | null };
  readonly text?: string;
}

/** @returns the hand-over as it stood before, or why nothing was done; of two who claim, one gets `taken` */
export async function makeMove(
  tx: Tx,
  id: string,
  { move, to, text = '' }: MoveWish,
  by: Mover,
  nowMs: number,
): Promise<Handover | MoveProblem> {
  const found = await findHandover(tx.db, id);
  if (found === null) return 'gone';
  const state = nextState(found.state, move);
  if (state === null) return move === 'claim' && found.state === 'with-person' ? 'taken' : 'not-possible';
  if (OWN.has(move) && found.state === 'with-person' && found.accountId !== by.id) return 'not-yours';
  if (move === 'take-over' && (await presentNow(tx.db, nowMs)).has(found.accountId ?? '')) return 'still-there';
  if (move === 'reopen' && (await runningHandover(tx.db, found.conversationId)) !== null) return 'running';
  if (!(await changeHandover(tx, found, { state, ...changeBy(move, to, by, nowMs) }, nowMs))) return 'taken';
  await addHandoverNote(tx, id, { kind: move, who: by.shownName, text, at: nowMs });
  await appendAudit(tx, by, { action: `handover-${move}`, subject: id }, nowMs);
  return found;
}

function changeBy(move: MoveWish['move'], to: MoveWish['to'], by: Mover, nowMs: number): HandoverChange {
  switch (move) {
    case 'claim':
    case 'take-over':
      return { accountId: by.id };
    case 'reopen':
      return { accountId: by.id, closedAt: null, owedSince: null };
    case 'release':
      return { accountId: null, waitingSince: nowMs };
    case 'transfer':
      return { station: to?.station ?? null, accountId: to?.accountId ?? null, waitingSince: nowMs };
    case 'resolve':
      return { closedAt: nowMs, owedSince: null };
  }
}

export async function addNote(tx: Tx, id: string, text: string, by: Mover, nowMs: number): Promise<boolean> {
  const found = await findHandover(tx.db, id);
  if (found === null) return false;
  await addHandoverNote(tx, id, { kind: 'note', who: by.shownName, text, at: nowMs });
  tx.grown.add(found.conversationId);
  return true;
}
