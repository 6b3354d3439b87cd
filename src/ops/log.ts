/**
 * JSON lines on standard output. Of people the log holds neither words nor names: fields that could carry them
 * are censored at any depth, and numbers that look like a telephone or an identity card are masked.
 */
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './settings.ts';

export type Log = Logger;

const PERSONAL = ['text', 'value', 'question', 'body', 'name', 'contact', 'phone', 'activity', 'attachments', 'transcript', 'user', 'from'];
const SECRET = ['token', 'secret', 'password', 'authorization', 'cookie', 'key', 'headers', 'query', 'url'];
const CENSORED: ReadonlySet<string> = new Set([...PERSONAL, ...SECRET]);
const DEEPEST = 4;

/** Digits that could be a telephone number or an identity card become `***`; years, days and sums of money stay. */
export function maskNumbers(text: string): string {
  return text.replace(/[\d０-９](?:[\d０-９ －-]{5,}[\d０-９xXｘＸ])/g, (digits, at: number) =>
    YEARS_OR_DAY.test(digits) || (SUM.test(digits) && UNIT.test(text.slice(at + digits.length))) ? digits : '***',
  );
}

const YEARS_OR_DAY = /^(19|20)\d\d ?[-－] ?((19|20)\d\d|\d{1,2} ?[-－] ?\d{1,2})$/;
/** No telephone number of ours begins so and is that short, save a landline's without its area: then no unit follows. */
const SUM = /^[1-9]\d{6,9}$/;
const UNIT = /^ ?[元块塊万萬亿億]/;

function censor(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskNumbers(value);
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((item) => censor(item, depth + 1));
  const entries = Object.entries(value).map(([field, inner]) =>
    CENSORED.has(field.toLowerCase()) ? [field, '***'] : [field, censor(inner, depth + 1)],
  );
  return Object.fromEntries(entries);
}

/** What of an error goes into the log: never its other properties, which may hold a request. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: maskNumbers(String(error)) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: maskNumbers(error.message),
    stack: maskNumbers(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** @param destination for tests; standard output without it */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: object) => censor(fields) as Record<string, unknown>,
    },
    serializers: { err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
