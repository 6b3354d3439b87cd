/** Live updates: open pages hear at once that a conversation of people has changed, and fetch what they show. */
import type { ServerResponse } from 'node:http';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import { runningHandover } from '../../store/handovers.ts';
import { handedOver, inboxCounts } from '../../store/inbox.ts';
import type { Store } from '../../store/store.ts';
import { LATE_MS } from './times.ts';

/** Changes within this time are told together. */
const GATHER_MS = 120;
const PING_MS = 20_000;

interface Listener {
  readonly accountId: string;
  readonly response: ServerResponse;
  /** Whether the session still stands; asking also notes that its owner is there. */
  readonly stands: () => Promise<boolean>;
}

export class Live {
  readonly #store: Store;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #listeners = new Set<Listener>();
  readonly #grown = new Set<string>();
  readonly #endGrowth: () => void;
  readonly #ping: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | undefined;
  #lateSince: number | null = null;

  constructor({ store, log, clock }: { readonly store: Store; readonly log: Log; readonly clock: Clock }) {
    this.#store = store;
    this.#log = log;
    this.#now = () => clock().getTime();
    this.#endGrowth = store.onGrowth((conversationId) => this.#gather(conversationId));
    this.#ping = setInterval(() => void this.#round(), PING_MS).unref();
  }

  open(listener: Listener): void {
    const { response } = listener;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.write('retry: 2000\n\n');
    this.#listeners.add(listener);
    response.once('close', () => this.#listeners.delete(listener));
    void this.#tell(listener, []);
  }

  /** The owner of a conversation is typing: whoever has it sees that, if their page is open. */
  async typing(conversationId: string): Promise<void> {
    if (this.#listeners.size === 0) return;
    const running = await this.#store.read((db) => runningHandover(db, conversationId));
    if (running?.state !== 'with-person') return;
    for (const { accountId, response } of this.#listeners)
      if (accountId === running.accountId && !response.writableEnded)
        response.write(`event: typing\ndata: ${JSON.stringify({ id: running.id })}\n\n`);
  }

  close(): void {
    this.#endGrowth();
    clearInterval(this.#ping);
    clearTimeout(this.#gathering);
    for (const { response } of this.#listeners) response.end();
  }

  #gather(conversationId: string): void {
    if (this.#listeners.size === 0) return;
    this.#grown.add(conversationId);
    this.#gathering ??= setTimeout(() => void this.#flush(), GATHER_MS).unref();
  }

  async #flush(): Promise<void> {
    const ids = [...this.#grown];
    this.#grown.clear();
    this.#gathering = undefined;
    try {
      const changed = await this.#store.read((db) => handedOver(db, ids));
      if (changed.size === 0) return;
      await Promise.all([...this.#listeners].map((listener) => this.#tell(listener, [...changed.values()].flat())));
    } catch (err) {
      this.#log.error({ err }, 'open pages could not be told of changes');
    }
  }

  async #tell({ accountId, response }: Listener, changed: readonly string[]): Promise<void> {
    const { waiting, owed, oldest } = await this.#store.read((db) => inboxCounts(db, accountId));
    const isLate = oldest !== null && this.#now() - oldest > LATE_MS;
    if (!response.writableEnded) response.write(`data: ${JSON.stringify({ waiting, owed, isLate, changed })}\n\n`);
  }

  /** Ends what belongs to no session any more, tells the others how long people wait, and keeps their lines open. */
  async #round(): Promise<void> {
    try {
      await this.#alert();
      for (const listener of this.#listeners) {
        if (await listener.stands()) await this.#tell(listener, []);
        else listener.response.end();
      }
    } catch (err) {
      this.#log.error({ err }, 'open pages could not be kept up to date');
    }
  }

  async #alert(): Promise<void> {
    const { waiting, oldest } = await this.#store.read((db) => inboxCounts(db, ''));
    const late = oldest !== null && this.#now() - oldest > LATE_MS ? oldest : null;
    if (late !== null && late !== this.#lateSince)
      this.#log.warn({ waiting, minutes: Math.round((this.#now() - late) / 60_000) }, 'somebody has waited too long for a person');
    this.#lateSince = late;
  }
}
