import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runKnowledge } from '../../src/commands/knowledge.ts';
import { lineInEnglish } from '../../src/knowledge/finding-in-english.ts';
import { ROOT } from '../house/project-files.ts';
import { openWorkshop } from './workshop.ts';

const BROKEN = join(ROOT, 'test/knowledge/broken');
const lines = readdirSync(BROKEN).flatMap((name) =>
  readFileSync(join(BROKEN, name, 'expect.txt'), 'utf8')
    .trim()
    .split('\n'),
);

/** What is quoted from files stays as it is. */
const withoutQuotes = (line: string) => line.replace(/^\S+ /, '').replace(/“[^”]*”/g, '');

describe('findings in English', () => {
  it.each([...new Set(lines)])('%s', (line) => {
    const english = lineInEnglish(line);
    expect(english).not.toBe(line);
    expect(withoutQuotes(english)).not.toMatch(/[「」；，]|请/);
  });

  it('are what `--lang en` prints', async () => {
    const { places, edit } = openWorkshop();
    const printed: string[] = [];
    expect(await runKnowledge(['check', '--lang', 'en'], places, (line) => printed.push(line))).toBe(0);
    edit('knowledge/pilot/measures/01.yaml', 'quote: 支持租用设备', 'quote: 支持组用设备');
    expect(await runKnowledge(['check', '--lang', 'en'], places, (line) => printed.push(line))).toBe(1);
    expect(printed).toEqual([
      'All holds: 2 plans, 4 measures, 5 bodies, 2 concepts.',
      expect.stringMatching(/01\.yaml:\d+:\d+: “支持组用设备” is not in the title of measure 1; the nearest is “支持租用设备”$/),
      '1 findings; mend them and check again.',
    ]);
  });
});
