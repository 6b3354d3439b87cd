import { describe, expect, it } from 'vitest';
import { forbidden, type Import, importsOf, inCycles } from './imports.ts';
import { filesUnder, manifest, textOf } from './project-files.ts';

const code = filesUnder('src').filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
const real = code.flatMap((path) => importsOf(path, textOf(path)));
const planted = (from: string, to: string): Import[] => [...real, { from, to }];

describe('imports in src/', () => {
  it('are seen: of all kinds that the language has', () => {
    const kinds = [
      "import a from './a.ts';",
      "import type { B } from '../b/b.ts';",
      "import {\n  c,\n  d,\n} from '@scope/pack/deep';",
      "export { e } from './e.ts';",
      "import './f.ts';",
      "const g = await import('../g/g.ts');",
    ].join('\n');
    const found = importsOf('src/x/y.ts', kinds).map(({ to }) => to);
    expect(found).toEqual(['src/x/a.ts', 'src/b/b.ts', '@scope/pack', 'src/x/e.ts', 'src/x/f.ts', 'src/g/g.ts']);
    expect(real.length).toBeGreaterThan(200);
  });

  it('point up the table of folders and nowhere else', () => {
    expect(forbidden(real)).toEqual([]);
  });

  it.each([
    ['src/text/fold.ts', 'src/knowledge/model.ts'],
    ['src/turn/model.ts', 'src/store/store.ts'],
    ['src/web/server.ts', 'src/channels/host.ts'],
    ['src/channels/wechat/mount.ts', 'src/channels/directline/mount.ts'],
    ['src/turn/model.ts', 'botbuilder-core'],
    ['src/bot/bot.ts', 'restify'],
    ['src/desk/needs.ts', 'kysely'],
  ])('are refused where %s would import %s', (from, to) => {
    expect(forbidden(planted(from, to))).toEqual([`${from} imports ${to}`]);
  });

  it('form no cycle', () => {
    expect(inCycles(real)).toEqual([]);
  });

  it('are refused where a cycle is planted', () => {
    const importing = real.find(({ to }) => to.startsWith('src/')) as Import;
    expect(inCycles(planted(importing.to, importing.from))).toContain(importing.from);
  });

  it('name only packages that package.json lists for use at run time', () => {
    const { dependencies } = manifest();
    const packages = real.map(({ to }) => to).filter((to) => !to.startsWith('src/') && !to.startsWith('node:'));
    expect([...new Set(packages)].filter((name) => !(name in dependencies))).toEqual([]);
  });
});

describe('SQL', () => {
  it('stands in src/store/ only', () => {
    const statement = /\b(insert into|delete from|update \w+ set|create table|select [\w*, ]+ from)\b/i;
    const outside = code.filter((path) => !path.startsWith('src/store/') && statement.test(textOf(path)));
    expect(outside).toEqual([]);
  });
});
