import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FOLDER_CHECKS, runKnowledge } from '../../src/commands/knowledge.ts';
import { dirsIn, withSmall } from './small.ts';

async function run(dir: string, ...args: string[]): Promise<{ code: number; lines: readonly string[] }> {
  const lines: string[] = [];
  const places = { ...dirsIn(dir), dataDir: dir, dialogsDir: join(dir, 'dialogs'), localesDir: join(dir, 'locales') };
  // What other folders hold is for their own tests.
  const others = FOLDER_CHECKS.splice(0);
  try {
    return { code: await runKnowledge(args, places, (line) => lines.push(line)), lines };
  } finally {
    FOLDER_CHECKS.push(...others);
  }
}

describe('the command knowledge', () => {
  it('check prints one line and succeeds when all holds', () =>
    withSmall(async (dir) => {
      expect(await run(dir, 'check')).toEqual({ code: 0, lines: ['没有发现问题：2 个计划，4 条措施，5 个部门，2 组说法。'] });
    }));

  it('check prints a line for each finding, sorted by place, and fails', () =>
    withSmall(async (dir) => {
      writeFileSync(join(dir, 'knowledge/stop-words.yaml'), '[的, 的, 了, 了]\n');
      writeFileSync(join(dir, 'knowledge/bodies.yaml'), '');
      const { code, lines } = await run(dir, 'check');
      expect(code).toBe(1);
      expect(lines.map((line) => line.split(' ')[0])).toEqual([
        'knowledge/bodies.yaml:1:1:',
        'knowledge/stop-words.yaml:1:5:',
        'knowledge/stop-words.yaml:1:11:',
        '发现',
      ]);
    }));

  it.each([[[]], [['toString']], [['check', 'more']]])('refuses %j with the list of what it knows', (args) =>
    withSmall(async (dir) => {
      expect(await run(dir, ...args)).toEqual({ code: 2, lines: [expect.stringMatching(/^用法：npm run knowledge -- check/)] });
    }),
  );
});
