/** The time of day, passed in where it matters so that a turn stays a pure function of what it is given. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The day (ISO date) in China, by whose time the plans' officials and readers live. */
export function chinaDay(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10);
}
