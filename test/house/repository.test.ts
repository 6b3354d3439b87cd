import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, manifest, ROOT, textOf } from './project-files.ts';

const TEXT = /\.(ts|mjs|json|jsonl|md|ya?ml|hbs|css|svg|txt)$|^\.ci\/|^\.npmrc$/;
const texts = filesUnder('').filter((path) => TEXT.test(path));
const documents = texts.filter((path) => path.endsWith('.md'));

describe('the source', () => {
  it('is the file that was published, byte for byte', () => {
    const hashes = filesUnder('seeds').map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(ROOT, path)))
        .digest('hex'),
    ]);
    expect(hashes).toEqual([['seeds/000_a0b4adadebab42b3.txt', '50d3885f9fa0686f1e503c6659f22fac8926d96763ba638e1b6810ab2b86fb60']]);
  });
});

describe('the repository', () => {
  // In pieces, so that this file does not find itself.
  it.each([
    ['the home of one machine', new RegExp(`(?<![\\w.:/-])/(?:${['home', 'root', 'Users', 'work'].join('|')})/\\w`)],
    ['files beside it', new RegExp(`\\.\\./${'sha'}${'red'}\\b`)],
    ["a package registry's host", new RegExp(`https?://[\\w.-]*(?:${['regis', 'npm'].join('try|')}try)[\\w.-]*/`)],
    ['where a package was fetched from', new RegExp(`"${'resol'}ved"\\s*:`)],
  ])('does not name %s', (_what, pattern) => {
    expect(texts.filter((path) => pattern.test(textOf(path)))).toEqual([]);
  });

  it('has no file that ends within a line, or a line with Windows ends', () => {
    const own = texts.filter((path) => /^(src|locales|dialogs|knowledge)\//.test(path));
    expect(own.filter((path) => textOf(path).includes('\r') || !textOf(path).endsWith('\n'))).toEqual([]);
  });
});

describe('commands', () => {
  const { scripts } = manifest();

  it('have the program that they start', () => {
    const started = Object.values(scripts).flatMap((line) =>
      [...line.matchAll(/node dist\/([\w/-]+)\.js/g)].map((match) => match[1] ?? ''),
    );
    const missing = started.filter((name) => !['src', 'test'].some((folder) => existsSync(join(ROOT, folder, `${name}.ts`))));
    expect(missing).toEqual([]);
  });

  it('exist where a document names them', () => {
    const named = documents.flatMap((path) =>
      [...textOf(path).matchAll(/(?:`|^|&& )npm (?:run (?:--silent )?)?([a-z][\w:-]*)/gm)].map((match) => match[1] ?? ''),
    );
    const builtIn = ['ci', 'install', 'view'];
    expect([...new Set(named)].filter((name) => !(name in scripts) && !builtIn.includes(name))).toEqual([]);
  });

  it('stand in the README', () => {
    const readme = textOf('README.md');
    expect(Object.keys(scripts).filter((name) => !new RegExp(`npm (run )?(--silent )?${name}\\b`).test(readme))).toEqual([]);
  });
});

describe('dependencies', () => {
  it('are pinned to exact versions, and explained in the README if they run', () => {
    const { dependencies, devDependencies } = manifest();
    const all = Object.entries({ ...dependencies, ...devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const readme = textOf('README.md');
    expect(Object.keys(dependencies).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
