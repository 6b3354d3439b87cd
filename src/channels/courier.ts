/**
 * Brings the outbox of one channel to the service behind it: one message of a conversation after another, again after a
 * failure, and from where it stopped after a restart. A message leaves the outbox only once the service has acknowledged it.
 */
import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import { giveUp, nextOutgoing, type Outgoing, postponeInOutbox, removeFromOutbox } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** With the pauses above, about a day. */
const MOST_ATTEMPTS = 150;
const AT_ONCE = 16;

/** What became of a message: `later` is tried again, `never` is not. */
export type Delivered = 'acknowledged' | 'later' | 'never';

export interface CourierOptions {
  readonly store: Store;
  readonly channel: string;
  readonly clock: Clock;
  readonly log: Log;
  /** For tests. */
  readonly firstPauseMs?: number;
  /** Rejecting counts as `later`. */
  deliver(body: string): Promise<Delivered>;
}

export class Courier {
  readonly #options: CourierOptions;
  readonly #firstPauseMs: number;
  /** Acknowledged, though the store could not note it yet: never sent again by this process. */
  readonly #acknowledged = new Set<string>();
  readonly #endGrowth: () => void;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | null = null;
  #wanted = false;
  #closed = false;

  constructor(options: CourierOptions) {
    this.#options = options;
    this.#firstPauseMs = options.firstPauseMs ?? FIRST_PAUSE_MS;
    this.#endGrowth = options.store.onGrowth(() => this.wake());
    this.wake();
  }

  /** There is, or may be, something to bring. */
  wake(): void {
    this.#wanted = true;
    if (this.#closed || this.#round !== null) return;
    this.#round = this.#run().finally(() => {
      this.#round = null;
    });
  }

  /** Waits for what is on its way. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#endGrowth();
    clearTimeout(this.#timer);
    await this.#round;
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    let pauseMs: number | null = null;
    while (this.#wanted && !this.#closed) {
      this.#wanted = false;
      try {
        pauseMs = await this.#bringWhatIsDue();
      } catch (err) {
        this.#options.log.error({ err, channel: this.#options.channel }, 'the outbox could not be worked off');
        pauseMs = LONGEST_PAUSE_MS / 60;
      }
    }
    if (pauseMs !== null && !this.#closed) this.#timer = setTimeout(() => this.wake(), pauseMs).unref();
  }

  /** @returns when to look again; null: when something new comes */
  async #bringWhatIsDue(): Promise<number | null> {
    const { store, channel, clock } = this.#options;
    const waiting = await store.read((db) => nextOutgoing(db, channel, AT_ONCE));
    const nowMs = clock().getTime();
    const pauses = waiting.map(({ dueAt }) => dueAt - nowMs);
    // Further off than we ever postpone: the clock was set back meanwhile.
    const due = waiting.filter((_, index) => (pauses[index] ?? 0) <= 0 || (pauses[index] ?? 0) > LONGEST_PAUSE_MS);
    if (due.length === 0) return pauses.length === 0 ? null : Math.min(...pauses);
    this.#wanted = true;
    // All of them, because what is still on its way must not be sent a second time by the next round.
    const brought = await Promise.allSettled(due.map((message) => this.#bring(message)));
    for (const each of brought) if (each.status === 'rejected') throw each.reason;
    return null;
  }

  async #bring(message: Outgoing): Promise<void> {
    const { store, clock, log, channel } = this.#options;
    const key = `${message.conversationId}|${message.sequence}`;
    const delivered = this.#acknowledged.has(key) ? 'acknowledged' : await this.#attempt(message);
    if (delivered === 'acknowledged') this.#acknowledged.add(key);
    if (delivered === 'later' && message.attempts + 1 < MOST_ATTEMPTS) {
      const pauseMs = Math.min(LONGEST_PAUSE_MS, this.#firstPauseMs * 2 ** Math.min(message.attempts, 20));
      return store.write((tx) => postponeInOutbox(tx, message, clock().getTime() + pauseMs));
    }
    if (delivered !== 'acknowledged') {
      log.error({ channel, attempts: message.attempts + 1 }, 'a reply could not be delivered');
      return store.write((tx) => giveUp(tx, message, clock().getTime()));
    }
    await store.write((tx) => removeFromOutbox(tx, message));
    this.#acknowledged.delete(key);
  }

  async #attempt({ body, attempts }: Outgoing): Promise<Delivered> {
    const { log, channel, deliver } = this.#options;
    try {
      return await deliver(body);
    } catch (err) {
      log.warn({ err, channel, attempts: attempts + 1 }, 'a reply has to wait');
      return 'later';
    }
  }
}
