/**
 * Hours at an even load: memory, open files and the time of an answer have to stay where they are. What else the machine does
 * is no finding: a time that grew counts only if it also grew beside that of a request that does nothing, made in between.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { grew, quantile } from './soak-figures.ts';
import { arrive, complaints, type Person, say, transcript } from './soak-person.ts';
import { startServer } from './soak-server.ts';

export interface SteadyOptions {
  readonly dataDir: string;
  readonly durationMs: number;
  readonly messagesPerS: number;
  readonly print: (line: string) => void;
}

interface Sample {
  readonly residentMiB: number;
  readonly files: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Times of an answer to those of nothing. */
  readonly p50Ratio: number;
  readonly p95Ratio: number;
}

const SAMPLES = 30;
/** Messages after which somebody leaves and somebody else comes. */
const STAY = 40;
const PEOPLE = 40;

/** @returns complaints; empty if all stayed flat and everything was answered */
export async function steady({ dataDir, durationMs, messagesPerS, print }: SteadyOptions): Promise<readonly string[]> {
  const server = await startServer(dataDir);
  const samples: Sample[] = [];
  const found: string[] = [];
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => arrive(server.url)));
  for (let sample = 0; sample < SAMPLES; sample++) {
    const times = await load(server.url, people, { forMs: durationMs / SAMPLES, messagesPerS, found });
    const { residentBytes, files } = server.weigh();
    const [p50Ms, p95Ms] = [quantile(times.answers, 0.5), quantile(times.answers, 0.95)];
    const ratios = { p50Ratio: p50Ms / quantile(times.nothing, 0.5), p95Ratio: p95Ms / quantile(times.nothing, 0.95) };
    const taken = { residentMiB: residentBytes / 2 ** 20, files, p50Ms, p95Ms, ...ratios };
    samples.push(taken);
    print(describe(sample, times.answers.length, taken));
  }
  await server.kill();
  return [...found, ...growth(samples)];
}

async function load(
  url: string,
  people: Person[],
  { forMs, messagesPerS, found }: { forMs: number; messagesPerS: number; found: string[] },
): Promise<{ readonly answers: number[]; readonly nothing: number[] }> {
  const [answers, nothing]: [number[], number[]] = [[], []];
  const endsAt = performance.now() + forMs;
  for (let turn = 0; performance.now() < endsAt; turn++) {
    const place = turn % people.length;
    const person = people[place] as Person;
    if (person.said.length >= STAY) {
      found.push(...complaints(person, await transcript(url, person)));
      people[place] = await arrive(url);
    }
    const startedAt = performance.now();
    await say(
      people[place] as Person,
      () => url,
      () => true,
    );
    const answeredAt = performance.now();
    answers.push(answeredAt - startedAt);
    await (await fetch(`${url}/healthz`)).arrayBuffer();
    nothing.push(performance.now() - answeredAt);
    await pause(Math.max(0, 1000 / messagesPerS - (performance.now() - startedAt)));
  }
  return { answers, nothing };
}

function growth(samples: readonly Sample[]): string[] {
  const of = (name: keyof Sample, factor: number, allowance: number) =>
    grew(
      name,
      samples.map((sample) => sample[name]),
      factor,
      allowance,
    );
  const slower = (ms: readonly string[], ratio: readonly string[]) => (ms.length > 0 && ratio.length > 0 ? [...ms, ...ratio] : []);
  return [
    ...of('residentMiB', 1.05, 5),
    ...of('files', 1, 2),
    ...slower(of('p50Ms', 1.3, 1), of('p50Ratio', 1.3, 0.5)),
    ...slower(of('p95Ms', 1.5, 3), of('p95Ratio', 1.5, 1)),
  ];
}

function describe(sample: number, count: number, { residentMiB, files, p50Ms, p95Ms, p50Ratio, p95Ratio }: Sample): string {
  const part = `${sample + 1}/${SAMPLES}`.padStart(5);
  return `${part}  ${count} messages  p50 ${p50Ms.toFixed(1)} ms (${p50Ratio.toFixed(1)})  p95 ${p95Ms.toFixed(1)} ms (${p95Ratio.toFixed(1)})  ${residentMiB.toFixed(0)} MiB  ${files} files`;
}
