/** Bounds on what strangers may send, in one place. */
export const LIMITS = {
  /** Largest request body. Direct Line promises at least 1 MiB. */
  bodyBytes: 1024 * 1024 + 64 * 1024,
  /** Body of a request that carries a name or two. */
  smallBodyBytes: 16 * 1024,
  /** A request has to be there whole, body included, within this time. */
  requestTimeoutMs: 15_000,
  headersTimeoutMs: 10_000,
  /** How often late requests are looked for. */
  lateCheckIntervalMs: 5_000,
  keepAliveTimeoutMs: 65_000,
  /** Time that running turns have to finish when the service is told to stop. */
  stopTimeoutMs: 10_000,
} as const;

/**
 * How often one key (an address, a conversation) may do something: a bucket of `burst`, refilled evenly.
 * It forgets keys whose bucket is full again, so that its memory stays bounded by those active now.
 */
export class RateLimit {
  readonly #burst: number;
  readonly #perMs: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(options: { burst: number; perMinute: number }) {
    this.#burst = options.burst;
    this.#perMs = options.perMinute / 60_000;
  }

  /** Takes one from the key's bucket; false if it is empty. */
  take(key: string, nowMs: number): boolean {
    if (this.#buckets.size > 10_000) this.#forget(nowMs);
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, at: nowMs };
    const tokens = this.#level(bucket, nowMs);
    this.#buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: nowMs });
    return tokens >= 1;
  }

  #level(bucket: { tokens: number; at: number }, nowMs: number): number {
    return Math.min(this.#burst, bucket.tokens + Math.max(0, nowMs - bucket.at) * this.#perMs);
  }

  #forget(nowMs: number): void {
    for (const [key, bucket] of this.#buckets) if (this.#level(bucket, nowMs) >= this.#burst) this.#buckets.delete(key);
  }
}
