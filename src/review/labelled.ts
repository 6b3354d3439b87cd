/** Labelled questions: what is asked, and what a right answer must hold. Format: `test/questions/README.md`. */
import type { Unstated } from '../knowledge/model.ts';

export interface Labelled {
  readonly id: string;
  /** Counts from 1. */
  readonly line: number;
  readonly q: string;
  readonly kind: string;
  /** The plan that the numbers belong to: only its measures are ranked; null: all measures are. */
  readonly plan: string | null;
  /** Measure numbers; empty where no measure is asked for. */
  readonly gold: readonly number[];
  readonly also: readonly number[];
  readonly dept: readonly string[];
  readonly phase: number | null;
  readonly unstated: readonly Unstated[];
  readonly unanswerable: boolean;
  readonly outcome: string | null;
}

/** @throws with the line's number where a line is no labelled question */
export function readLabelled(text: string): Labelled[] {
  return text.split(/\r?\n/).flatMap((line, i) => (line.trim() === '' ? [] : [labelledFrom(line, i + 1)]));
}

function labelledFrom(line: string, number: number): Labelled {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new Error(`line ${number}: not a JSON object`);
  }
  if (!isRecord(row) || typeof row.id !== 'string' || typeof row.q !== 'string' || typeof row.kind !== 'string') {
    throw new Error(`line ${number}: a labelled question needs "id", "q" and "kind"`);
  }
  return {
    id: row.id,
    line: number,
    q: row.q,
    kind: row.kind,
    plan: isString(row.plan) ? row.plan : null,
    gold: listOf(row.gold, isNumber),
    also: listOf(row.also, isNumber),
    dept: listOf(row.dept, isString),
    phase: isNumber(row.phase) ? row.phase : null,
    unstated: listOf(row.unstated, isString) as Unstated[],
    unanswerable: row.unanswerable === true,
    outcome: isString(row.outcome) ? row.outcome : null,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function listOf<T>(value: unknown, is: (one: unknown) => one is T): T[] {
  return Array.isArray(value) ? value.filter(is) : [];
}
