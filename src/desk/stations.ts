/** When a service station is open, and to whom a conversation goes. */
import type { Station } from '../knowledge/model.ts';

const CHINA_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Null where no hours are recorded: then only who is signed in tells. */
export function isOpen({ hours, holidays }: Pick<Station, 'hours' | 'holidays'>, now: Date): boolean | null {
  if (hours.length === 0) return null;
  const local = new Date(now.getTime() + CHINA_MS).toISOString();
  const weekday = ((Math.floor((now.getTime() + CHINA_MS) / DAY_MS) + 3) % 7) + 1;
  const time = local.slice(11, 16);
  if (holidays.includes(local.slice(0, 10))) return false;
  return hours.some(({ days, from, to }) => days.includes(weekday) && from <= time && time < to);
}

/** What a conversation is about. */
export interface Matter {
  readonly measures: readonly { readonly number: number }[];
  readonly lead: readonly string[];
}

export interface Adviser {
  readonly id: string;
  readonly station: string | null;
  /** Measures' numbers or bodies' names. */
  readonly topics: readonly string[];
}

export interface Routed {
  readonly station: string | null;
  readonly accountId: string | null;
}

/** The adviser who knows the matter, else the station that has it, else the common queue. The most telling measure first. */
export function route({ measures, lead }: Matter, stations: readonly Station[], advisers: readonly Adviser[]): Routed {
  const topics = [...measures.map(({ number }) => String(number)), ...lead];
  for (const topic of topics) {
    const adviser = advisers.find((one) => one.topics.includes(topic));
    if (adviser !== undefined) return { station: adviser.station, accountId: adviser.id };
  }
  for (const topic of topics) {
    const station = stations.find((one) => one.bodies.includes(topic) || one.measures.map(String).includes(topic));
    if (station !== undefined) return { station: station.id, accountId: null };
  }
  return { station: null, accountId: null };
}
