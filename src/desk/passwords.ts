/** Passwords: argon2id with the parameters that OWASP recommends (19 MiB, two passes). */
import { hash, verify } from '@node-rs/argon2';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SHORTEST = 10;
const LONGEST = 200;

export type PasswordProblem = 'too-short' | 'too-long' | 'too-plain';

/** @returns null where it will do */
export function passwordProblem(password: string, name: string): PasswordProblem | null {
  const characters = [...password];
  if (characters.length < SHORTEST) return 'too-short';
  if (characters.length > LONGEST) return 'too-long';
  const plain = password.toLowerCase();
  return new Set(characters).size < 5 || plain.includes(name.toLowerCase()) || plain.startsWith('1234567') ? 'too-plain' : null;
}

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobodys: Promise<string> | null = null;

/** Takes as long where there is no such account, so that the time does not tell. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  nobodys ??= hash('nobody’s password', COST);
  const matches = await verify(passwordHash ?? (await nobodys), password);
  return matches && passwordHash !== null;
}
