import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemaFiles } from '../../src/commands/schemas.ts';
import { filesUnder, textOf } from '../house/project-files.ts';

const ajv = new Ajv({ strict: false });
const files = filesUnder('knowledge').filter((path) => path.endsWith('.yaml') && !path.includes('import-words'));

describe('the schemas that editors read', () => {
  it('are those of the check, as `npm run knowledge -- schemas` writes them', async () => {
    for (const [name, text] of schemaFiles()) await expect(text).toMatchFileSnapshot(`../../knowledge/.schemas/${name}`);
  });

  it.each(files)('%s names its own in the first line, and holds to it', (path) => {
    const [, named] = /^# yaml-language-server: \$schema=(?:\.\.?\/)+\.schemas\/([\w-]+\.json)\n/.exec(textOf(path)) ?? [];
    const schema = JSON.parse(schemaFiles().get(named ?? '') ?? 'false');
    expect(ajv.validate(schema, parse(textOf(path))), JSON.stringify(ajv.errors)).toBe(true);
  });

  it('tell in Chinese and English what each name is for', () => {
    const measure = JSON.parse(schemaFiles().get('measure.json') ?? '{}');
    for (const [name, schema] of Object.entries<{ markdownDescription?: string }>(measure.properties)) {
      expect(schema.markdownDescription, name).toMatch(/\p{Script=Han}.* · [A-Za-z]/u);
    }
  });
});
