/** Bounds of this channel. */
export const DIRECT_LINE_LIMITS = {
  bodyBytes: 1024 * 1024,
  /** Turns that wait or run; beyond, a message is refused with 503 and the client tries again. */
  pendingTurns: 256,
  sockets: 5_000,
  socketsOfConversation: 16,
  /** A client only ever sends empty frames. */
  frameBytes: 4 * 1024,
  /** Activities in one answer or frame: by number, and by length of their JSON, though always at least one. */
  batch: 50,
  batchLength: 2 * 1024 * 1024,
  pingIntervalMs: 30_000,
  /** A socket that takes nothing for so long is dropped; its client comes back with its watermark. */
  stalledMs: 30_000,
  tokenLifeS: 1_800,
  streamUrlLifeS: 60,
} as const;
