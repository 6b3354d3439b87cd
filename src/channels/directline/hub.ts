/** The open sockets of each conversation. */
import { DIRECT_LINE_LIMITS } from './limits.ts';
import type { StreamSocket } from './stream-socket.ts';

export class Hub {
  readonly #sockets = new Map<string, Set<StreamSocket>>();
  readonly #pings: NodeJS.Timeout;
  #count = 0;

  constructor() {
    this.#pings = setInterval(() => this.#each((socket) => socket.ping()), DIRECT_LINE_LIMITS.pingIntervalMs);
    this.#pings.unref();
  }

  hasRoom(conversationId: string): boolean {
    const own = this.#sockets.get(conversationId)?.size ?? 0;
    return this.#count < DIRECT_LINE_LIMITS.sockets && own < DIRECT_LINE_LIMITS.socketsOfConversation;
  }

  add(conversationId: string, socket: StreamSocket): void {
    const own = this.#sockets.get(conversationId) ?? new Set();
    this.#sockets.set(conversationId, own.add(socket));
    this.#count++;
    socket.onClose(() => this.#remove(conversationId, socket));
  }

  wake(conversationId: string): void {
    for (const socket of this.#sockets.get(conversationId) ?? []) socket.wake();
  }

  /** Something that is not kept: typing, or an excuse while the store is out of order. */
  show(conversationId: string, activity: object): void {
    for (const socket of this.#sockets.get(conversationId) ?? []) socket.show(activity);
  }

  close(): void {
    clearInterval(this.#pings);
    this.#each((socket) => socket.close());
    const late = setTimeout(() => this.#each((socket) => socket.terminate()), 1_000);
    late.unref();
  }

  #remove(conversationId: string, socket: StreamSocket): void {
    const own = this.#sockets.get(conversationId);
    if (!own?.delete(socket)) return;
    this.#count--;
    if (own.size === 0) this.#sockets.delete(conversationId);
  }

  #each(act: (socket: StreamSocket) => void): void {
    for (const own of [...this.#sockets.values()]) for (const socket of [...own]) act(socket);
  }
}
