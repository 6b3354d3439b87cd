import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsIn, withSmall } from './small.ts';

/**
 * Each folder of `broken/` is laid over the small knowledge: its files replace or join what is there,
 * and what `remove.txt` names goes. `expect.txt` is the one finding that it gives, or the start of it.
 */
const BROKEN = join(import.meta.dirname, 'broken');
const cases = readdirSync(BROKEN);

function spoil(dir: string, name: string): void {
  const removals = join(BROKEN, name, 'remove.txt');
  if (existsSync(removals)) rmSync(join(dir, readFileSync(removals, 'utf8').trim()));
  cpSync(join(BROKEN, name), dir, { recursive: true });
}

describe('a broken file gives one clear finding, with its place', () => {
  it('and the small knowledge as it is gives none', () => withSmall((dir) => expect(findingsIn(dir)).toEqual([])));

  it.each(cases)('%s', (name) =>
    withSmall((dir) => {
      spoil(dir, name);
      const findings = findingsIn(dir);
      const expected = readFileSync(join(BROKEN, name, 'expect.txt'), 'utf8').trim();
      expect(findings).toHaveLength(1);
      expect(findings[0]?.slice(0, expected.length)).toBe(expected);
    }),
  );
});

/** What cannot lie in the repository, or should not. */
const MADE: readonly (readonly [name: string, make: (knowledge: string) => void, finding: string])[] = [
  ['a folder named like a file', (at) => mkdirSync(join(at, 'words/more.yaml')), 'knowledge/words/more.yaml:1:1: 这是一个文件夹'],
  [
    'a link that leads outside',
    (at) => symlinkSync('/etc/hostname', join(at, 'words/more.yaml')),
    'knowledge/words/more.yaml:1:1: 这是一个指向文件夹以外的链接',
  ],
  [
    'a link that leads nowhere',
    (at) => symlinkSync('nowhere', join(at, 'words/more.yaml')),
    'knowledge/words/more.yaml:1:1: 这是一个指向文件夹以外的链接',
  ],
  [
    'a huge file',
    (at) => writeFileSync(join(at, 'stop-words.yaml'), `- ${'x'.repeat(2 ** 20)}`),
    'knowledge/stop-words.yaml:1:1: 文件太大',
  ],
  [
    'a huge file of words',
    (at) => writeFileSync(join(at, 'words/more.yaml'), '#'.repeat(2 ** 21 + 1)),
    'knowledge/words/more.yaml:1:1: 文件太大',
  ],
  ['no folder at all', (at) => rmSync(at, { recursive: true }), 'knowledge:1:1: 没有这个文件夹'],
];

describe('what is no readable file gives one clear finding', () => {
  it.each(MADE)('%s', (_name, make, finding) =>
    withSmall((dir) => {
      make(join(dir, 'knowledge'));
      const findings = findingsIn(dir);
      expect(findings).toHaveLength(1);
      expect(findings[0]).toContain(finding);
    }),
  );

  it('a file of words may be larger than others', () =>
    withSmall((dir) => {
      const comment = '#'.repeat(2 ** 20 + 1);
      const words = '\n- { concept: more, speaks-for: { pilot: { 1: 1 } }, zh: [租车床] }\n';
      writeFileSync(join(dir, 'knowledge/words/more.yaml'), comment + words);
      expect(findingsIn(dir)).toEqual([]);
    }));

  it('files that editors leave behind are no part of the knowledge', () =>
    withSmall((dir) => {
      for (const name of ['.bodies.yaml.swp', '#bodies.yaml#', 'bodies.yaml~', 'README.md'])
        writeFileSync(join(dir, 'knowledge', name), '?');
      expect(findingsIn(dir)).toEqual([]);
    }));
});
