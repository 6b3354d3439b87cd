/** Kills the server again and again while people write to it, and asks whether what they were told still holds. */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { databasePath } from '../store/data-dir.ts';
import { findDamage } from '../store/integrity.ts';
import { arrive, complaints, type Person, say, transcript } from './soak-person.ts';
import { type Server, startServer } from './soak-server.ts';

export interface CrashResult {
  readonly kills: number;
  readonly acknowledged: number;
  /** Empty if everything holds. */
  readonly complaints: readonly string[];
}

export interface CrashOptions {
  readonly dataDir: string;
  readonly kills: number;
  readonly people: number;
  /** The longest that the server lives, counted from when it is ready. */
  readonly longestLifeMs: number;
  readonly print: (line: string) => void;
}

const LONGEST_SILENCE_MS = 60_000;

export async function crash(options: CrashOptions): Promise<CrashResult> {
  const { dataDir, kills, longestLifeMs, print } = options;
  let server = await startServer(dataDir);
  const people = await Promise.all(Array.from({ length: options.people }, () => arrive(server.url)));
  let isOver = false;
  const talks = people.map(async (person) => {
    while (!isOver)
      await say(
        person,
        () => server.url,
        () => isOver,
      );
  });
  const damages: string[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    // Every other time at work rather than while it warms up, however slow the machine is.
    if (kill % 2 === 0 && !(await moreAcknowledged(people))) damages.push(`nothing was acknowledged before kill ${kill}`);
    await pause(randomInt(longestLifeMs));
    await server.kill();
    // With the log that the next start would replay still beside it.
    const damage = findDamage(databasePath(dataDir));
    if (damage !== null) damages.push(`damaged after kill ${kill}: ${damage}`);
    server = await startServer(dataDir);
    if (kill % 10 === 0) print(`${kill} kills, ${countAcknowledged(people)} messages acknowledged`);
  }
  isOver = true;
  await Promise.all(talks);
  const found = [...damages, ...(await lookBack(people, server))];
  await server.kill();
  return { kills, acknowledged: countAcknowledged(people), complaints: found };
}

/** What everybody finds, and whether each conversation goes on. */
async function lookBack(people: readonly Person[], server: Server): Promise<string[]> {
  const found: string[] = [];
  for (const person of people) {
    await say(
      person,
      () => server.url,
      () => true,
    );
    if (person.said.at(-1)?.id === null) found.push(`does not go on: ${person.conversationId}`);
    found.push(...complaints(person, await transcript(server.url, person)));
  }
  return found;
}

/** @returns false where there is none within a minute */
async function moreAcknowledged(people: readonly Person[]): Promise<boolean> {
  const before = countAcknowledged(people);
  for (const endsAt = performance.now() + LONGEST_SILENCE_MS; performance.now() < endsAt; await pause(20))
    if (countAcknowledged(people) > before) return true;
  return false;
}

function countAcknowledged(people: readonly Person[]): number {
  return people.reduce((sum, { said }) => sum + said.filter(({ id }) => id !== null).length, 0);
}
