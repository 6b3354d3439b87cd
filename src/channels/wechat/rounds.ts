/** When the courier goes: after something was said, when something is due, and at the start. One round at a time. */
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import type { Store } from '../../store/store.ts';
import { forgetIdleOpenIds } from '../../store/wechat.ts';
import { LONGEST_WINDOW_MS } from './allowance.ts';

/** So long after something was said, so that a rush of messages is one round. */
const GATHERED_MS = 200;
const FORGETTING_EVERY_MS = 60 * 60 * 1000;

export interface Rounds {
  /** Sends what is due now. */
  go(): Promise<void>;
  /** Resolves once no round runs any more. */
  close(): Promise<void>;
}

export interface RoundParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** @returns when the next message is due; null: none waits */
  readonly deliverDue: () => Promise<number | null>;
}

export function startRounds({ store, clock, log, deliverDue }: RoundParts): Rounds {
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;
  let forgotAtMs = Number.NEGATIVE_INFINITY;
  const round = async () => {
    const nowMs = clock().getTime();
    // Also once the clock was set back.
    if (Math.abs(nowMs - forgotAtMs) >= FORGETTING_EVERY_MS) {
      forgotAtMs = nowMs;
      await store.write((tx) => forgetIdleOpenIds(tx, nowMs - LONGEST_WINDOW_MS));
    }
    const dueAtMs = await deliverDue();
    if (dueAtMs !== null) alarm.ringIn(Math.max(GATHERED_MS, dueAtMs - clock().getTime()));
  };
  const go = () => {
    if (!isClosed) running = running.then(round).catch((err) => log.error({ err }, 'WeChat messages could not be sent'));
    return running;
  };
  const alarm = new Alarm(go);
  const endGrowth = store.onGrowth(() => alarm.ringIn(GATHERED_MS));
  alarm.ringIn(0);
  return {
    go,
    close: () => {
      isClosed = true;
      endGrowth();
      alarm.stop();
      return running;
    },
  };
}

/** Rings at the earliest of the times asked for. */
class Alarm {
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | null = null;
  #atMs = 0;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  ringIn(ms: number): void {
    const atMs = performance.now() + ms;
    if (this.#timer !== null && this.#atMs <= atMs) return;
    this.stop();
    this.#atMs = atMs;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#ring();
    }, ms).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
