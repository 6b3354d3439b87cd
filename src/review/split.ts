/** Which labelled questions may be looked at and tuned on; nobody reads the others. */
import { createHash } from 'node:crypto';

export function isTuning(id: string): boolean {
  return Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 2), 16) % 2 === 0;
}
