/** One engine over one set of questions: how often it is right, how long it takes. */
import type { Engine, Find } from './engines.ts';
import type { Text } from './tokens.ts';

export interface Question {
  readonly query: Text;
  /** Places of right documents. */
  readonly gold: ReadonlySet<number>;
}

export interface Row {
  readonly name: string;
  readonly recall: readonly [one: number, three: number, ten: number];
  readonly mrr: number;
  readonly ms: readonly [p50: number, p95: number, p99: number];
  readonly buildSeconds: number;
  readonly megabytes: number;
}

const ROUNDS_TO_WARM_UP = 1;

export async function run(engine: Engine, documents: readonly Text[], questions: readonly Question[]): Promise<Row> {
  global.gc?.();
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const find = await engine.index(documents);
  const buildSeconds = (performance.now() - startedAt) / 1000;
  global.gc?.();
  const megabytes = Math.max(0, process.memoryUsage().rss - before) / 2 ** 20;
  return { name: engine.name, ...(await ask(find, questions)), buildSeconds, megabytes };
}

async function ask(find: Find, questions: readonly Question[]): Promise<Pick<Row, 'recall' | 'mrr' | 'ms'>> {
  const times: number[] = [];
  const hits = [0, 0, 0];
  let reciprocal = 0;
  for (let round = 0; round <= ROUNDS_TO_WARM_UP; round++) {
    for (const { query, gold } of questions) {
      const startedAt = performance.now();
      const found = await find(query, 10);
      if (round < ROUNDS_TO_WARM_UP) continue;
      times.push(performance.now() - startedAt);
      const rank = found.findIndex((place) => gold.has(place)) + 1;
      for (const [i, within] of [1, 3, 10].entries()) if (rank > 0 && rank <= within) hits[i] = (hits[i] as number) + 1;
      if (rank > 0) reciprocal += 1 / rank;
    }
  }
  times.sort((a, b) => a - b);
  const [one, three, ten] = hits.map((count) => count / questions.length) as [number, number, number];
  return { recall: [one, three, ten], mrr: reciprocal / questions.length, ms: [at(times, 0.5), at(times, 0.95), at(times, 0.99)] };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function table(rows: readonly Row[]): string[] {
  const head = '| engine | R@1 | R@3 | R@10 | MRR@10 | p50 ms | p95 ms | p99 ms | build s | MB |';
  const lines = rows.map(({ name, recall, mrr, ms, buildSeconds, megabytes }) => {
    const shares = [...recall, mrr].map((share) => share.toFixed(3));
    return `| ${[name, ...shares, ...ms.map((one) => one.toFixed(2)), buildSeconds.toFixed(1), megabytes.toFixed(0)].join(' | ')} |`;
  });
  return [head, `|${' --- |'.repeat(10)}`, ...lines];
}
