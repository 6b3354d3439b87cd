import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asJson, type ImportJson } from '../../src/knowledge/import/as-json.ts';
import { findPlan } from '../../src/knowledge/import/find-plan.ts';
import { readDocument } from '../../src/knowledge/import/read/read-document.ts';
import { readImportWords } from '../../src/knowledge/import/read-words.ts';
import { columnNames } from '../../src/knowledge/import/tables.ts';
import { type ImportWordsFile, importWords } from '../../src/knowledge/import/words.ts';
import { loosen } from '../../src/knowledge/readable-text.ts';
import { docxOf, htmlOf } from './make-documents.ts';
import { makePdf, pdfOf, shown } from './make-pdf.ts';

const dir = mkdtempSync(join(tmpdir(), 'tables-'));
afterAll(() => rmSync(dir, { recursive: true }));
const words = importWords(readImportWords('knowledge').file as ImportWordsFile);

async function found(name: string, content: Uint8Array | string): Promise<ImportJson> {
  const path = join(dir, name);
  writeFileSync(path, content);
  return asJson(findPlan((await readDocument(path, columnNames(words))).text, words));
}

const HEAD = ['序号', '重点任务', '具体举措', '牵头单位', '配合单位', '完成时限'].join('\t');
const LEADS = ['区自然资源和规划分局', '区发展改革局、区财政局', '^'];

/** Three rows to two lead departments. @param isShared whether the second and third share one cell, or each names its own */
function longTable(isShared: boolean): string {
  const rows = Array.from({ length: 24 }, (_, at) => [
    `${at + 1}`,
    ['企业开办', '获得用地', '获得信贷'][at % 3],
    `${'推行拿地即可开工；'.repeat(1 + (at % 5) * 2)}建立机制第${at + 1}号。`,
    LEADS[isShared ? at % 3 : Math.min(at % 3, 1)],
    at % 4 === 0 ? '' : '各有关镇街、园区',
    `2023年${1 + (at % 12)}月底前`,
  ]);
  return ['东湖高新区2023年重点任务分解表', HEAD, ...rows.map((row) => row.join('\t')), '附注：本表由区营商办解释。'].join('\n');
}

const [LONG, PLAIN] = [longTable(true), longTable(false)];
const WANTED = Array.from({ length: 24 }, (_, at) => ({
  number: `${at + 1}`,
  lead: at % 3 === 0 ? ['区自然资源和规划分局'] : ['区发展改革局', '区财政局'],
  cooperating: at % 4 === 0 ? [] : ['各有关镇街、园区'],
  undivided: [],
}));

describe('a table over several pages, with cells that reach down over rows', () => {
  it.each([
    ['Word', 'long.docx', docxOf(LONG)],
    ['a page', 'long.html', htmlOf(LONG)],
    ['PDF, its borders lines', 'lines.pdf', pdfOf(LONG)],
    ['PDF, its borders thin boxes', 'boxes.pdf', pdfOf(LONG, { borders: 'boxes' })],
    ['PDF, the head on every page', 'head.pdf', pdfOf(PLAIN, { repeatsHead: true, foot: 250 })],
    ['PDF, rows cut by the end of short pages', 'cut.pdf', pdfOf(PLAIN, { foot: 600 })],
    [
      'PDF, without borders, the head on every page',
      'bare-head.pdf',
      pdfOf(PLAIN, { borders: 'none', repeatsHead: true, keepsRows: true }),
    ],
    ['PDF, without borders, the head once', 'bare.pdf', pdfOf(PLAIN, { borders: 'none', keepsRows: true })],
    ['PDF, no lines between the names at the head', 'bare-names.pdf', pdfOf(PLAIN, { hasBareHead: true })],
    ['PDF, pages that lie on their side', 'turned.pdf', pdfOf(LONG, { isTurned: true })],
  ])('%s', async (_, name, content) => {
    const { measures, unplaced } = await found(name, content);
    expect(measures.map(({ number, lead, cooperating, undivided }) => ({ number, lead, cooperating, undivided }))).toEqual(WANTED);
    for (const [at, { text }] of measures.entries()) expect(loosen(text)).toContain(`建立机制第${at + 1}号。`);
    // The title and the head, once; the note below. No page number, no second head.
    expect(unplaced.map(({ text }) => loosen(text))).toEqual([
      loosen(`东湖高新区2023年重点任务分解表${HEAD}`),
      loosen('附注：本表由区营商办解释。'),
    ]);
  });

  it('a PDF without borders whose numbers stand in the middle of their rows gives no row a department of the next', async () => {
    const cells: readonly (readonly [text: string, x: number, y: number])[] = [
      ...[70, 110, 300, 420].map((x, at) => [['序号', '重点任务', '牵头单位', '配合单位'][at] as string, x, 700] as const),
      ...[680, 640, 586].flatMap((y, at) => [[`${at + 1}`, 75, y] as const, [`市第${at + 1}局`, 300, y] as const]),
      ['推行一窗通办。', 110, 680],
      ...[654, 640, 626, 600, 586, 572].map((y) => ['推行一网通办和跨省通办，', 110, y] as const),
    ];
    const page = cells.map(([text, x, y]) => shown(text, x, y, 10)).join('\n');
    const { measures, unplaced } = await found('middle.pdf', makePdf([page]));
    expect(measures.flatMap(({ lead }) => lead)).toEqual([]);
    expect(unplaced.map(({ text }) => text).join()).toContain('市第2局');
  });

  it('a cell that names one body a line names each of them, but a name that goes on in the next line is one', async () => {
    const cells = ['市发改委<br>市财政局<br>各县（市、区）人民政府', '<p>市大数据</p><p>发展局</p>'];
    const rows = cells.map((cell, at) => `<tr><td>${at + 1}</td><td>推行一窗通办。</td><td>${cell}</td></tr>`);
    const table = `<html><p>某市重点任务分工表</p><table><tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr>${rows.join('')}</table></html>`;
    const { measures } = await found('lines.html', table);
    expect(measures.map(({ undivided }) => undivided)).toEqual([['市发改委', '市财政局', '各县（市、区）人民政府'], ['市大数据发展局']]);
  });

  it('a head of two rows names each column by its own', async () => {
    const head =
      '<tr><td rowspan=2>序号</td><td rowspan=2>重点任务</td><td colspan=2>责任单位</td></tr><tr><td>牵头单位</td><td>配合单位</td></tr>';
    const rows = '<tr><td>1</td><td>推行一窗通办。</td><td>市政务局</td><td>市财政局</td></tr>';
    const { measures } = await found('head.html', `<html><p>某市重点任务分工表</p><table>${head}${rows}</table></html>`);
    expect(measures.map(({ lead, cooperating, undivided }) => [lead, cooperating, undivided])).toEqual([[['市政务局'], ['市财政局'], []]]);
  });

  it('a row with more cells than the head has columns is told as unplaced', async () => {
    const lines = [HEAD, '1\t企业开办\t发放执照。\t区市场局\t区公安局\t6月\t多出\t一格'];
    const { measures, unplaced } = await found('wide.txt', `某区重点任务分工表\n${lines.join('\n')}\n`);
    expect(measures).toEqual([]);
    expect(unplaced.map(({ text }) => text).join()).toContain('区市场局');
  });
});

it('characters are read where a PDF names their radicals', async () => {
  const { measures } = await found(
    'radicals.pdf',
    pdfOf('某市若干措施\n⼀、⽀持⻓期投资。（责任单位：市⾦融局）\n⼆、⽀持⻬头并进。（责任单位：市财政局）'),
  );
  expect(measures.map(({ number, title, undivided }) => [number, title, undivided])).toEqual([
    ['一、', '支持长期投资', ['市金融局']],
    ['二、', '支持齐头并进', ['市财政局']],
  ]);
});
