/** Fits what each sign adds to the chance of an answer, on the questions that may be tuned on: logistic regression. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLabelled } from '../../../src/review/labelled.ts';
import { isTuning } from '../../../src/review/split.ts';
import type { Signs } from '../../../src/search/decide.ts';
import type { Search } from '../../../src/search/search.ts';
import { DECISION } from '../../../src/search/weights.ts';

interface Row {
  readonly file: string;
  readonly signs: readonly number[];
  readonly isAnswered: boolean;
}

const NAMES = Object.keys(DECISION.signs).filter((name) => name !== 'bias') as (keyof Signs)[];
const STEPS = 4000;
const RATE = 0.3;
/** Keeps the weights of signs that seldom occur from growing. */
const DECAY = 2e-3;
const SILENT: ReadonlySet<string> = new Set(['oos', 'near-oos']);

/** Lines to print: each set by the fit on the others, then the fit on all. */
export function fitted(search: Search, directory: string): string[] {
  const files = readdirSync(directory).filter((file) => /^(?:dev|fresh-\d+|outside-\d+)\.jsonl$/.test(file));
  const rows = files.flatMap((file) => rowsOf(search, join(directory, file), file));
  const lines = ['\n## Signs of an answer, fitted', '| left out | in scope refused | others not refused |', '| --- | --- | --- |'];
  for (const file of files) {
    const fit = fitOn(rows.filter((row) => row.file !== file));
    const left = rows.filter((row) => row.file === file);
    const wrong = (isAnswered: boolean): string => {
      const asked = left.filter((row) => row.isAnswered === isAnswered);
      return `${asked.filter((row) => chance(fit, row) < DECISION.refuse === isAnswered).length}/${asked.length}`;
    };
    lines.push(`| ${file} | ${wrong(true)} | ${wrong(false)} |`);
  }
  const [bias = 0, ...weights] = fitOn(rows);
  lines.push(`bias: ${bias.toFixed(2)}`, ...NAMES.map((name, place) => `${name}: ${(weights[place] ?? 0).toFixed(2)}`));
  return lines;
}

function rowsOf(search: Search, path: string, file: string): Row[] {
  return readLabelled(readFileSync(path, 'utf8'))
    .filter(({ id, kind, gold }) => (file !== 'dev.jsonl' || isTuning(id)) && (gold.length > 0 || SILENT.has(kind)))
    .map(({ q, gold }) => {
      const { signs } = search.explain(q);
      return { file, signs: NAMES.map((name) => signs[name]), isAnswered: gold.length > 0 };
    });
}

/** Gradient descent on standardised signs; both outcomes weigh the same in all. The bias stands first. */
function fitOn(rows: readonly Row[]): number[] {
  const means = NAMES.map((_, i) => mean(rows.map(({ signs }) => signs[i] ?? 0)));
  const spreads = NAMES.map((_, i) => Math.sqrt(mean(rows.map(({ signs }) => ((signs[i] ?? 0) - (means[i] ?? 0)) ** 2))) || 1);
  const inputs = rows.map(({ signs }) => [1, ...signs.map((sign, i) => (sign - (means[i] ?? 0)) / (spreads[i] ?? 1))]);
  const answered = rows.filter(({ isAnswered }) => isAnswered).length;
  const weights = new Array<number>(NAMES.length + 1).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : DECAY * weight));
    rows.forEach(({ isAnswered }, r) => {
      const error = logistic(dot(weights, inputs[r] ?? [])) - (isAnswered ? 1 : 0);
      const share = 0.5 / (isAnswered ? answered : rows.length - answered);
      inputs[r]?.forEach((input, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * input * share;
      });
    });
    gradient.forEach((slope, i) => {
      weights[i] = (weights[i] ?? 0) - RATE * slope;
    });
  }
  const plain = weights.slice(1).map((weight, i) => weight / (spreads[i] ?? 1));
  return [(weights[0] ?? 0) - dot(plain, means), ...plain];
}

function chance([bias = 0, ...weights]: readonly number[], { signs }: Row): number {
  return logistic(bias + dot(weights, signs));
}

function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
}
