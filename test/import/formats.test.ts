import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asJson } from '../../src/knowledge/import/as-json.ts';
import { findPlan } from '../../src/knowledge/import/find-plan.ts';
import { readDocument } from '../../src/knowledge/import/read/read-document.ts';
import { readImportWords } from '../../src/knowledge/import/read-words.ts';
import { type ImportWordsFile, importWords } from '../../src/knowledge/import/words.ts';
import { compare, type Gold } from './compare.ts';
import { docxOf, htmlOf, makeDocx, paragraph } from './make-documents.ts';
import { pdfOf } from './make-pdf.ts';

const dir = mkdtempSync(join(tmpdir(), 'import-'));
afterAll(() => rmSync(dir, { recursive: true }));
const words = importWords(readImportWords('knowledge').file as ImportWordsFile);

async function read(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(dir, name);
  writeFileSync(path, content);
  return (await readDocument(path)).text;
}

const PLAN = readFileSync('test/plans/gf-2018-39.txt', 'utf8');
const GOLD = JSON.parse(readFileSync('test/plans/gf-2018-39.gold.json', 'utf8')) as Gold;

describe('one plan in several formats', () => {
  it.each([
    ['plan.docx', docxOf(PLAN)],
    ['plan.html', htmlOf(PLAN)],
    ['plan.pdf', pdfOf(PLAN)],
  ])('%s gives the same measures and departments', async (name, content) => {
    const text = await read(name, content);
    const { wrong, ...shares } = compare(asJson(findPlan(text, words)), GOLD, text);
    expect(wrong).toEqual([]);
    expect(shares).toEqual({ measures: 1, precision: 1, recall: 1 });
  });

  it.each([
    ['xinhe-restart.gb18030.txt', '新政办发〔2021〕17号', 5],
    ['xinhe-restart.gbk.page', '新政办发〔2021〕17号', 5],
    ['taoyuan-traditional.big5.txt', '桃產字(2018)6號', 3],
  ])('%s is read in its own encoding', async (name, documentNumber, measures) => {
    const { text } = await readDocument(`test/import/encodings/${name}`);
    const found = asJson(findPlan(text, words));
    expect([found.plan.documentNumber, found.measures.length]).toEqual([documentNumber, measures]);
  });

  it('a Word file gives its automatic numbers', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="7">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
      <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`;
    const body = [
      paragraph('支持企业', { id: 3, level: 0 }),
      paragraph('加大贷款。多贷款。（责任单位：市金融局）', { id: 3, level: 1 }),
      paragraph('加大担保。多担保。（责任单位：市财政局）', { id: 3, level: 1 }),
      paragraph('支持人才', { id: 3, level: 0 }),
      paragraph('安居。多建房。（责任单位：市住建局）', { id: 3, level: 1 }),
    ];
    const text = await read('numbers.docx', makeDocx({ body: body.join(''), numbering }));
    expect(text.split('\n').map((line) => line.slice(0, 4))).toEqual(['一、支持', '1.加大', '2.加大', '二、支持', '1.安居', '']);
  });
});
