import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asJson } from '../../src/knowledge/import/as-json.ts';
import { findPlan } from '../../src/knowledge/import/find-plan.ts';
import { readImportWords } from '../../src/knowledge/import/read-words.ts';
import { importWords } from '../../src/knowledge/import/words.ts';
import { compare, type Gold } from './compare.ts';

const { file } = readImportWords('knowledge');

describe('importing plans of other issuers', () => {
  it.each(['gf-2018-39', 'gf-2018-38', 'chongqing'])('finds every measure and department of %s', (name) => {
    if (file === null) throw new Error('import-words.yaml');
    const document = readFileSync(`test/plans/${name}.txt`, 'utf8');
    const gold = JSON.parse(readFileSync(`test/plans/${name}.gold.json`, 'utf8')) as Gold;
    const { wrong, ...shares } = compare(asJson(findPlan(document, importWords(file))), gold, document);
    expect(wrong).toEqual([]);
    expect(shares).toEqual({ measures: 1, precision: 1, recall: 1 });
  });
});
