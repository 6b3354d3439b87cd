/** A short run of `npm run soak -- reload`. */
import { expect, it } from 'vitest';
import { reload } from '../../src/commands/soak-reload.ts';
import { freshDir } from '../fresh-dir.ts';

it('answers every turn from one version of the files while these are edited, a third of the edits broken', {
  timeout: 180_000,
}, async () => {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const complaints = await reload({ dataDir: freshDir(), durationMs: 9_000, turnsPerS: 20, editEveryMs: 1_000, print });
  expect(complaints).toEqual([]);
  expect(Number(/(\d+) served/.exec(lines.at(-1) ?? '')?.[1])).toBeGreaterThan(1);
});
