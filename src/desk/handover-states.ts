/** Where a conversation stands between the bot and people: bot → waiting → with a person → closed, where the bot has it again. */
import type { HandoverState } from '../store/handovers.ts';

/** What can be done to a hand-over. `return` is the owner's own way back to the bot, `take-over` is for when its person has left. */
export const MOVES = ['claim', 'release', 'transfer', 'resolve', 'reopen', 'return', 'take-over'] as const;
export type Move = (typeof MOVES)[number];

const NEXT: Readonly<Record<HandoverState, Partial<Record<Move, HandoverState>>>> = {
  waiting: { claim: 'with-person', transfer: 'waiting', resolve: 'closed', return: 'closed' },
  'with-person': { release: 'waiting', transfer: 'waiting', resolve: 'closed', return: 'closed', 'take-over': 'with-person' },
  closed: { reopen: 'with-person' },
};

/** @returns null where that cannot be done from there */
export function nextState(state: HandoverState, move: Move): HandoverState | null {
  return NEXT[state][move] ?? null;
}

/** Moves that only the person who has the conversation may make. */
export const OWN: ReadonlySet<Move> = new Set(['release', 'transfer', 'resolve']);
