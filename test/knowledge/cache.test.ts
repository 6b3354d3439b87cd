import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge, readCache } from '../../src/knowledge/cache.ts';
import type { KnowledgeBase } from '../../src/knowledge/model.ts';
import { dirsIn, withSmall } from './small.ts';

async function load(dir: string, cacheFile = join(dir, 'cache/knowledge.json')): Promise<KnowledgeBase> {
  const loaded = await loadKnowledge({ ...dirsIn(dir), cacheFile });
  if ('findings' in loaded) throw new Error('the small knowledge does not hold');
  return loaded.knowledge;
}

describe('the cache of compiled knowledge', () => {
  it('gives what compiling gives, frozen', () =>
    withSmall(async (dir) => {
      const compiled = await load(dir);
      const cached = readCache(join(dir, 'cache/knowledge.json'), compiled.version);
      expect(cached).toEqual(compiled);
      expect(Object.isFrozen(cached?.plans[0]?.measures)).toBe(true);
      expect(readdirSync(join(dir, 'cache'))).toEqual(['knowledge.json']);
    }));

  it('keeps what each file holds: read again, it gives the same knowledge and the same findings with their places', () =>
    withSmall(async (dir) => {
      const files = { ...dirsIn(dir), filesFile: join(dir, 'cache/files.json') };
      const anew = (name: string) => loadKnowledge({ ...files, cacheFile: join(dir, 'cache', name) });
      const first = await anew('first.json');
      expect(await anew('second.json')).toEqual(first);
      const path = join(dir, 'knowledge/pilot/measures/01.yaml');
      // Wrong only beside another file: this one is as it was when it was kept.
      writeFileSync(
        join(dir, 'knowledge/bodies.yaml'),
        readFileSync(join(dir, 'knowledge/bodies.yaml'), 'utf8').replace('市财政局', '市财务局'),
      );
      const kept = await anew('third.json');
      expect(kept).toHaveProperty('findings');
      expect(kept).toEqual(await loadKnowledge({ ...dirsIn(dir), cacheFile: join(dir, 'cache/fourth.json') }));
      writeFileSync(path, readFileSync(path, 'utf8').replace('number: 1', 'number: one'));
      expect(await anew('fifth.json')).toEqual(await loadKnowledge({ ...dirsIn(dir), cacheFile: join(dir, 'cache/sixth.json') }));
    }));

  it('is passed over once a file has changed', () =>
    withSmall(async (dir) => {
      const before = await load(dir);
      appendFileSync(join(dir, 'knowledge/stop-words.yaml'), '# a remark\n');
      const after = await load(dir);
      expect(after.version).not.toBe(before.version);
      expect(readCache(join(dir, 'cache/knowledge.json'), after.version)).toEqual(after);
    }));

  it.each(['', '{', 'half', 'one character'])('is ignored and written anew when it is broken (%s)', (kind) =>
    withSmall(async (dir) => {
      const cacheFile = join(dir, 'cache/knowledge.json');
      const knowledge = await load(dir);
      const whole = readFileSync(cacheFile, 'utf8');
      const broken =
        kind === 'half' ? whole.slice(0, whole.length / 2) : kind === 'one character' ? whole.replace('租机器', '租机场') : kind;
      writeFileSync(cacheFile, broken);
      expect(await load(dir)).toEqual(knowledge);
      expect(readFileSync(cacheFile, 'utf8')).toBe(whole);
    }),
  );

  it('is no reason to fail when it cannot be written', () =>
    withSmall(async (dir) => {
      mkdirSync(join(dir, 'cache/knowledge.json'), { recursive: true });
      expect((await load(dir)).plans).toHaveLength(2);
      expect(readdirSync(join(dir, 'cache'))).toEqual(['knowledge.json']);
    }));

  it('is not written for knowledge that does not hold', () =>
    withSmall(async (dir) => {
      writeFileSync(join(dir, 'knowledge/bodies.yaml'), '');
      const cacheFile = join(dir, 'cache.json');
      expect(await loadKnowledge({ ...dirsIn(dir), cacheFile })).toHaveProperty('findings');
      expect(existsSync(cacheFile)).toBe(false);
    }));
});
