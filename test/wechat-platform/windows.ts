/** How many customer-service messages each person may get now, kept by the platform. */
const GRANTS = {
  message: { forMs: 48 * 60 * 60 * 1000, count: 5 },
  act: { forMs: 60 * 1000, count: 3 },
} as const;

interface Grant {
  readonly untilMs: number;
  left: number;
}

export class Windows {
  readonly #grants = new Map<string, Map<keyof typeof GRANTS, Grant>>();

  open(openId: string, kind: keyof typeof GRANTS, nowMs: number): void {
    const own = this.#grants.get(openId) ?? new Map<keyof typeof GRANTS, Grant>();
    const { forMs, count } = GRANTS[kind];
    this.#grants.set(openId, own.set(kind, { untilMs: nowMs + forMs, left: count }));
  }

  close(openId: string): void {
    this.#grants.delete(openId);
  }

  /** @returns 0, or WeChat's error code */
  take(openId: string, nowMs: number): number {
    const open = [...(this.#grants.get(openId)?.values() ?? [])].filter(({ untilMs }) => nowMs < untilMs);
    if (open.length === 0) return 45015;
    const grant = open.find(({ left }) => left > 0);
    if (grant === undefined) return 45047;
    grant.left--;
    return 0;
  }
}
