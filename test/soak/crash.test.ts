/** A few rounds of `npm run soak -- crash`. */
import { expect, it } from 'vitest';
import { crash } from '../../src/commands/soak-crash.ts';
import { freshDir } from '../fresh-dir.ts';

it('loses nothing that was acknowledged and answers nothing twice, though it is killed at any moment', { timeout: 180_000 }, async () => {
  const result = await crash({ dataDir: freshDir(), kills: 3, people: 8, longestLifeMs: 700, print: () => {} });
  expect(result.complaints).toEqual([]);
  expect(result.acknowledged).toBeGreaterThan(0);
});
