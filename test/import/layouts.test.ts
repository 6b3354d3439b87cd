import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asJson } from '../../src/knowledge/import/as-json.ts';
import { findPlan } from '../../src/knowledge/import/find-plan.ts';
import { readDocument } from '../../src/knowledge/import/read/read-document.ts';
import { readImportWords } from '../../src/knowledge/import/read-words.ts';
import { type ImportWordsFile, importWords } from '../../src/knowledge/import/words.ts';
import { compare, type Gold } from './compare.ts';
import { docxOf, htmlOf, txtOf } from './make-documents.ts';
import { pdfOf } from './make-pdf.ts';

const LAYOUTS = 'test/plans/layouts';
const dir = mkdtempSync(join(tmpdir(), 'layouts-'));
afterAll(() => rmSync(dir, { recursive: true }));
const words = importWords(readImportWords('knowledge').file as ImportWordsFile);
const names = readdirSync(LAYOUTS).flatMap((file) => (file.endsWith('.txt') ? [file.replace('.txt', '')] : []));

const MAKE: Readonly<Record<string, (document: string) => Uint8Array | string>> = {
  txt: txtOf,
  'windows.txt': (document) => txtOf(document).replaceAll('\n', '\r\n'),
  docx: docxOf,
  html: htmlOf,
  pdf: (document) => pdfOf(document),
};
const cases = names.flatMap((name) => Object.keys(MAKE).map((format) => [name, format] as const));

describe('layouts of public offices, written for this test', () => {
  it.each(cases)('%s as %s', async (name, format) => {
    const document = readFileSync(`${LAYOUTS}/${name}.txt`, 'utf8');
    const gold = JSON.parse(readFileSync(`${LAYOUTS}/${name}.gold.json`, 'utf8')) as Gold;
    const path = join(dir, `${name}.${format}`);
    writeFileSync(path, MAKE[format]?.(document) ?? '');
    const { text } = await readDocument(path);
    const { wrong, ...shares } = compare(asJson(findPlan(text, words)), gold, text);
    expect({ wrong, ...shares }).toEqual({ wrong: [], measures: 1, precision: 1, recall: 1 });
  });
});
