/** One open socket: brings every activity after its watermark, in order, each once, as fast as its client takes them. */
import type { WebSocket } from 'ws';
import { DIRECT_LINE_LIMITS } from './limits.ts';
import type { Batch } from './wire.ts';

/** The next activities after a sequence; null if there are none. */
export type ReadBatch = (afterSequence: number) => Promise<Batch | null>;

const RETRY_MS = 1_000;

export class StreamSocket {
  readonly #socket: WebSocket;
  readonly #read: ReadBatch;
  #sent: number;
  #pumping = false;
  #wanted = false;
  #answered = true;

  constructor(socket: WebSocket, afterSequence: number, read: ReadBatch) {
    this.#socket = socket;
    this.#sent = afterSequence;
    this.#read = read;
    socket.on('pong', () => this.#heard());
    socket.on('message', () => this.#heard());
    socket.on('error', () => socket.terminate());
  }

  onClose(listener: () => void): void {
    this.#socket.on('close', listener);
  }

  /** There is, or may be, something new. */
  wake(): void {
    this.#wanted = true;
    if (!this.#pumping) void this.#pump();
  }

  /** Shows something that is not kept, such as typing; a client that is behind goes without. */
  show(activity: object): void {
    if (this.#socket.bufferedAmount === 0) this.#socket.send(JSON.stringify({ activities: [activity] }), () => {});
  }

  /** Ends the socket if the last ping found no answer. */
  ping(): void {
    if (this.#answered) this.#socket.ping();
    else this.#socket.terminate();
    this.#answered = false;
  }

  /** 1001: going away; the client comes back by itself. */
  close(): void {
    this.#socket.close(1001);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #heard(): void {
    this.#answered = true;
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    try {
      while (this.#wanted) {
        this.#wanted = false;
        for (let batch = await this.#read(this.#sent); batch !== null; batch = await this.#read(this.#sent)) {
          await this.#send(batch.json);
          this.#sent = batch.upTo;
        }
      }
    } catch {
      // The store or the socket is gone: the one comes back, the other does not.
      this.#retry();
    } finally {
      this.#pumping = false;
    }
  }

  #retry(): void {
    if (this.#socket.readyState === this.#socket.OPEN) setTimeout(() => this.wake(), RETRY_MS).unref();
  }

  /** Ends when the operating system has taken it, so that a slow client holds one batch in memory and no more. */
  #send(frame: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const stalled = setTimeout(() => this.#socket.terminate(), DIRECT_LINE_LIMITS.stalledMs);
      this.#socket.send(frame, (error) => {
        clearTimeout(stalled);
        if (error) reject(error);
        else resolve();
      });
    });
  }
}
