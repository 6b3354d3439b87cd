/** Edits without rest under load: every turn is answered, every answer is of one version of the files, and memory stays flat. */
import { setTimeout as pause } from 'node:timers/promises';
import { activitiesAfter } from '../store/activities.ts';
import { openDataDir } from '../store/data-dir.ts';
import { createEditor, type Marks } from './soak-edits.ts';
import { grew, quantile } from './soak-figures.ts';
import { arrive, complaints, type Person, say, transcript } from './soak-person.ts';
import { type Server, startServer } from './soak-server.ts';

export interface ReloadOptions {
  readonly dataDir: string;
  readonly durationMs: number;
  readonly turnsPerS: number;
  readonly editEveryMs: number;
  readonly print: (line: string) => void;
}

const SAMPLES = 30;
/** Messages after which somebody leaves and somebody else comes. */
const STAY = 40;
/** More than this many turns at once: the machine does not bear this load, and nobody is sent on top. */
const MOST_PENDING = 200;
/** By when the last edit has to count. */
const CATCH_UP_MS = 120_000;
/** A shorter run still warms up, and says nothing of memory. */
const SETTLED_MS = 120_000;

/** @returns complaints; empty if all held */
export async function reload({ dataDir, durationMs, turnsPerS, editEveryMs, print }: ReloadOptions): Promise<readonly string[]> {
  const editor = createEditor(`${dataDir}/files`);
  const { knowledgeDir, seedsDir, dialogsDir, localesDir } = editor.places;
  const env = { KNOWLEDGE_DIR: knowledgeDir, SEEDS_DIR: seedsDir, DIALOGS_DIR: dialogsDir, LOCALES_DIR: localesDir };
  const server = await startServer(dataDir, env);
  const crowd = createCrowd(server);
  const editing = setInterval(editor.edit, editEveryMs);
  const memory: number[] = [];
  for (let sample = 1; sample <= SAMPLES; sample++) {
    const times = await crowd.load(durationMs / SAMPLES, turnsPerS);
    const residentMiB = server.weigh().residentBytes / 2 ** 20;
    memory.push(residentMiB);
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)].map((ms) => ms.toFixed(1));
    print(`${sample}/${SAMPLES}  ${times.length} turns  p50 ${p50} ms  p99 ${p99} ms  ${residentMiB.toFixed(0)} MiB`);
  }
  clearInterval(editing);
  const last = editor.finish();
  const caughtUp = await catchesUp(server, dataDir, last, crowd.everybody);
  const { failed, held, texts } = await crowd.leave();
  const { mixed, served, staleMs } = await compare(dataDir, crowd.everybody, texts, editor.versions);
  await server.kill();
  const seconds = (share: number) => (quantile(staleMs, share) / 1000).toFixed(1);
  print(
    `${editor.versions.size} versions written, ${served} served; answers behind the files by ${seconds(0.5)} s at p50, ${seconds(0.99)} s at p99; ${held} turns held back`,
  );
  return [...failed, ...mixed, ...caughtUp, ...(durationMs < SETTLED_MS ? [] : grew('residentMiB', memory, 1.05, 5, 0))];
}

function createCrowd({ url }: Server) {
  const everybody: Person[] = [];
  const idle: Person[] = [];
  const failed: string[] = [];
  const pending = new Set<Promise<void>>();
  let times: number[] = [];
  let held = 0;

  async function turn(): Promise<void> {
    const startedAt = performance.now();
    let person = idle.pop();
    if (person === undefined || person.said.length >= STAY) {
      person = await arrive(url);
      everybody.push(person);
    }
    await say(
      person,
      () => url,
      () => true,
    );
    times.push(performance.now() - startedAt);
    idle.push(person);
  }

  return {
    everybody,
    /** @returns how long each turn took that ended meanwhile */
    async load(forMs: number, perS: number): Promise<number[]> {
      times = [];
      const startedAt = performance.now();
      for (let sent = 0; performance.now() - startedAt < forMs; sent++) {
        if (pending.size >= MOST_PENDING) held++;
        else {
          const taken = turn().catch((error: unknown) => void failed.push(`a turn failed: ${error}`));
          pending.add(taken);
          void taken.finally(() => pending.delete(taken));
        }
        await pause(Math.max(0, startedAt + ((sent + 1) * 1000) / perS - performance.now()));
      }
      return times;
    },
    /** @returns with what was said, by its id: as people got it, for what lies in the store may be encrypted */
    async leave(): Promise<{ failed: readonly string[]; held: number; texts: ReadonlyMap<string, string> }> {
      await Promise.all(pending);
      const texts = new Map<string, string>();
      for (const person of everybody) {
        const kept = await transcript(url, person);
        for (const { id, text } of kept) texts.set(id, text ?? '');
        failed.push(...complaints(person, kept));
        failed.push(...person.said.filter(({ id }) => id === null).map(({ key }) => `refused: ${key}`));
      }
      return { failed, held, texts };
    },
  };
}

/** Asks until an answer is of the last version. */
async function catchesUp({ url }: Server, dataDir: string, version: string, everybody: Person[]): Promise<readonly string[]> {
  const until = Date.now() + CATCH_UP_MS;
  const store = await openDataDir(dataDir);
  try {
    while (Date.now() < until) {
      const person = await arrive(url);
      everybody.push(person);
      await say(
        person,
        () => url,
        () => true,
      );
      const kept = await store.read((db) => activitiesAfter(db, person.conversationId, 0, STAY));
      if (kept.some(({ knowledge }) => knowledge === version)) return [];
      await pause(100);
    }
    return [`the last edit did not count within ${CATCH_UP_MS / 1000} s`];
  } finally {
    await store.close();
  }
}

/** Holds every answer to the version that it says it is of. */
async function compare(
  dataDir: string,
  people: readonly Person[],
  texts: ReadonlyMap<string, string>,
  versions: ReadonlyMap<string, Marks>,
) {
  const mixed: string[] = [];
  let marked = 0;
  const served = new Set<string>();
  const staleMs: number[] = [];
  const sound = [...versions].filter(([, { isSound }]) => isSound);
  const store = await openDataDir(dataDir);
  for (const { conversationId } of people) {
    for (const { id, knowledge, at } of await store.read((db) => activitiesAfter(db, conversationId, 0, 4 * STAY))) {
      if (knowledge === null) continue;
      served.add(knowledge);
      const marks = versions.get(knowledge);
      const explained = explanationsIn(texts.get(id) ?? '');
      marked += explained.length;
      if (marks === undefined || !marks.isSound) mixed.push(`${id} is of a version that does not hold: ${knowledge}`);
      else if (!explained.every((one) => one.wording === marks.wording && one.measure === marks.measure))
        mixed.push(`${id} is not all of its version: ${JSON.stringify({ explained, marks })}`);
      const newer = sound.find(([, other]) => marks !== undefined && other.at > marks.at);
      staleMs.push(newer === undefined ? 0 : Math.max(0, at - newer[1].at));
    }
  }
  await store.close();
  if (marked === 0) mixed.push('no answer held what the editor marks');
  return { mixed, served: served.size, staleMs };
}

/** What the editor marks stands in the answers about one measure: its explanation, and the words before it. */
function explanationsIn(text: string): readonly Pick<Marks, 'wording' | 'measure'>[] {
  const found = text.matchAll(/〔说明([甲乙丙丁戊己庚辛壬癸]*)〕(?:（记([甲乙丙丁戊己庚辛壬癸]+)）)?融资租赁就是设备先租着用/g);
  return [...found].map(([, wording = '', measure = '']) => ({ wording, measure }));
}
