/** Bounds of this channel: WeChat's own, and ours for what comes in. */
export const WECHAT_LIMITS = {
  /** A message of a person is far smaller, also when encrypted. */
  bodyBytes: 64 * 1024,
  /** A callback has to be there whole within this time; WeChat itself gives up after 5 s. */
  bodyTimeoutMs: 4_000,
  /** How far the timestamp of a callback may lie from our clock. */
  clockWindowMs: 10 * 60 * 1000,
  /** Turns that wait or run; beyond, a person is asked to try again. */
  pendingTurns: 256,
  /** Of a text, in UTF-8. A longer one is not shown at all. */
  textBytes: 2_048,
  /** Of an article. */
  titleBytes: 64,
  descriptionBytes: 512,
} as const;
