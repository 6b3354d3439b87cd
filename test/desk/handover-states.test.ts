import { expect, it } from 'vitest';
import { MOVES, nextState } from '../../src/desk/handover-states.ts';

const STATES = ['waiting', 'with-person', 'closed'] as const;

it('allows these moves, and no other', () => {
  const allowed = STATES.flatMap((state) =>
    MOVES.flatMap((move) => (nextState(state, move) === null ? [] : [`${state} ${move} ${nextState(state, move)}`])),
  );
  expect(allowed).toEqual([
    'waiting claim with-person',
    'waiting transfer waiting',
    'waiting resolve closed',
    'waiting return closed',
    'with-person release waiting',
    'with-person transfer waiting',
    'with-person resolve closed',
    'with-person return closed',
    'with-person take-over with-person',
    'closed reopen with-person',
  ]);
});
