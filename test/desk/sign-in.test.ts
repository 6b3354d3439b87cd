/** Guessing at passwords is slowed down, whatever becomes of the process meanwhile. */
import { expect, it, onTestFinished } from 'vitest';
import { openAccount, resetAccount } from '../../src/desk/accounts.ts';
import { SignIn } from '../../src/desk/sign-in.ts';
import { openDataDir } from '../../src/store/data-dir.ts';
import { freshDir } from '../fresh-dir.ts';
import { openedAccount, PASSWORD } from '../staff/console.ts';

const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-03-02T01:00:00Z');

async function startSignIn() {
  const dataDir = freshDir();
  let store = await openDataDir(dataDir);
  onTestFinished(() => store.close());
  await openedAccount(store, 'staff', 'lin');
  await openedAccount(store, 'staff', 'wu');
  const tried = async (name: string, password: string, { address = '10.0.0.1', nowMs = START_MS } = {}) => {
    const found = await new SignIn(store).signIn({ name, password, address }, nowMs);
    return typeof found === 'string' ? found : 'signed in';
  };
  const guessUntilThrottled = async () => {
    for (let count = 0; count < 10; count++) expect(await tried('lin', `guess-${count}`, { address: `10.0.1.${count}` })).toBe('refused');
    expect(await tried('lin', PASSWORD, { address: '10.0.2.1' })).toBe('throttled');
  };
  return {
    tried,
    guessUntilThrottled,
    reset: async () => {
      const by = { id: null, name: 'test' };
      const token = (await resetAccount(store, 'lin', by, START_MS)) ?? '';
      expect(await openAccount(store, { token, password: PASSWORD, name: '', shownName: '' }, START_MS)).toBe(null);
    },
    restart: async () => {
      await store.close();
      store = await openDataDir(dataDir);
    },
  };
}

it('by account, from however many addresses, across a restart, and only for a while', async () => {
  const { tried, guessUntilThrottled, restart } = await startSignIn();
  await guessUntilThrottled();
  await restart();
  expect(await tried('lin', PASSWORD)).toBe('throttled');
  expect(await tried('wu', PASSWORD)).toBe('signed in');
  expect(await tried('lin', PASSWORD, { nowMs: START_MS + 2 * MINUTE_MS })).toBe('signed in');
});

it('by address, whatever names it tries', async () => {
  const { tried } = await startSignIn();
  for (let count = 0; count < 30; count++) await tried(`name-${count}`, PASSWORD);
  expect(await tried('lin', PASSWORD)).toBe('throttled');
  expect(await tried('lin', PASSWORD, { address: '10.0.0.2' })).toBe('signed in');
});

it('also where all guesses come at once', async () => {
  const { tried } = await startSignIn();
  const found = await Promise.all(Array.from({ length: 25 }, (_, count) => tried('lin', `guess-${count}`)));
  expect(found.filter((one) => one === 'refused')).toHaveLength(10);
});

it('but signing in, or a new password by a link, starts the account’s count anew', async () => {
  const { tried, guessUntilThrottled, reset } = await startSignIn();
  for (let count = 0; count < 9; count++) await tried('lin', 'wrong', { address: `10.0.3.${count}` });
  expect(await tried('lin', PASSWORD)).toBe('signed in');
  await guessUntilThrottled();
  await reset();
  expect(await tried('lin', PASSWORD)).toBe('signed in');
});

it('and ends in time where the clock was set back meanwhile', async () => {
  const { tried, guessUntilThrottled } = await startSignIn();
  await guessUntilThrottled();
  const nowMs = START_MS - 24 * 60 * MINUTE_MS;
  expect(await tried('lin', PASSWORD, { nowMs })).toBe('throttled');
  expect(await tried('lin', PASSWORD, { nowMs: nowMs + 2 * MINUTE_MS })).toBe('signed in');
});
