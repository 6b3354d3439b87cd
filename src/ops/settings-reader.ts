/** Readers for single environment variables: each returns a checked value or throws a `Fault` that names the variable. */
import { Fault } from './fault.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export function wrong(name: string, expected: string): Fault {
  return new Fault('setting-invalid', `${name}: expected ${expected}`);
}

/** The trimmed value; null when unset or empty. */
export function text(env: Env, name: string, expected = 'text of one line', pattern = /^[^\p{Cc}]+$/u): string | null {
  const value = env[name]?.trim();
  if (value === undefined || value === '') return null;
  if (!pattern.test(value)) throw wrong(name, expected);
  return value;
}

export function wholeNumber(env: Env, name: string, range: { min: number; max: number; otherwise: number }): number {
  const value = text(env, name);
  if (value === null) return range.otherwise;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= range.min && number <= range.max)) throw wrong(name, `a whole number from ${range.min} to ${range.max}`);
  return number;
}

export function oneOf<T extends string>(env: Env, name: string, values: readonly T[], otherwise: T): T {
  const value = text(env, name);
  if (value === null) return otherwise;
  const found = values.find((known) => known.toLowerCase() === value.toLowerCase());
  if (found === undefined) throw wrong(name, `one of ${values.join(', ')}`);
  return found;
}

export function webAddress(env: Env, name: string): URL | null {
  const value = text(env, name);
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw wrong(name, 'an address that begins with https:// or http://');
  if (url.search !== '' || url.hash !== '' || url.username !== '') throw wrong(name, 'an address without query, fragment or user');
  return url;
}
