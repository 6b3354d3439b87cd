/** When a service station is open, and to whom a conversation goes. */
import type { Station } from '../knowledge/model.ts';

const CHINA_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Null where no hours are recorded: then only who is signed in tells. */
export function isOpen({ hours, holidays }: Pick<Station, 'hours' | 'holidays'>, now: Date): boolean | null {
  if (hours.length === 0) return null;
  const local = new Date(now.getTime() + CHINA_MS).toISOString();
  const weekday = weekdayOf(now.getTime());
  const time = local.slice(11, 16);
  if (holidays.includes(local.slice(0, 10))) return false;
  return hours.some(({ days, from, to }) => days.includes(weekday) && from <= time && time < to);
}

const LOOKED_AHEAD_DAYS = 14;

/** When the first of the stations opens next, such as 3月2日 09:00; null where no hours are recorded, or none within two weeks. */
export function nextOpening(stations: readonly Pick<Station, 'hours' | 'holidays'>[], now: Date): string | null {
  const nowLocal = new Date(now.getTime() + CHINA_MS).toISOString();
  for (let ahead = 0; ahead <= LOOKED_AHEAD_DAYS; ahead++) {
    const at = now.getTime() + ahead * DAY_MS;
    const day = new Date(at + CHINA_MS).toISOString().slice(0, 10);
    const times = stations.flatMap(({ hours, holidays }) =>
      holidays.includes(day) ? [] : hours.filter(({ days }) => days.includes(weekdayOf(at))).map(({ from }) => from),
    );
    const [first] = times.filter((time) => ahead > 0 || time > nowLocal.slice(11, 16)).sort();
    if (first !== undefined) return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 ${first}`;
  }
  return null;
}

function weekdayOf(atMs: number): number {
  return ((Math.floor((atMs + CHINA_MS) / DAY_MS) + 3) % 7) + 1;
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
