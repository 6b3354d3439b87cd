import { execFile } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { docxOf, htmlOf, makeDocx, paragraph } from './make-documents.ts';
import { makePdf } from './make-pdf.ts';

const dir = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(dir, { recursive: true }));

interface Run {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
  readonly seconds: number;
}

function runImport(name: string, content: Uint8Array | string | null): Promise<Run> {
  const path = join(dir, name);
  if (content !== null) writeFileSync(path, content);
  const began = performance.now();
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['dist/commands/knowledge.js', 'import', path, '--json'],
      { timeout: 120_000, maxBuffer: 64 * 1024 * 1024 },
      (error, output, errors) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, output, errors, seconds: (performance.now() - began) / 1000 });
      },
    );
  });
}

const PLAN = readFileSync('test/plans/gf-2018-39.txt', 'utf8');
const word = docxOf(PLAN);

/** A size in both headers that is not the content's. */
function lying(zip: Uint8Array, name: string): Uint8Array {
  const bytes = Buffer.from(zip);
  const small = Buffer.alloc(4);
  small.writeUInt32LE(100);
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    const isLocal = bytes.readUInt32LE(at - 30) === 0x04034b50;
    small.copy(bytes, isLocal ? at - 8 : at - 22);
  }
  return bytes;
}

/** A page ruled as finely as a page can be, and words upon it. */
function linesWithoutEnd(): Uint8Array {
  const at = (index: number) => 10 + (index % 1900) * 0.3;
  const rules = Array.from({ length: 200_000 }, (_, index) =>
    index % 2 ? `${at(index)} 10 m ${at(index)} 800 l S` : `10 ${at(index)} m 580 ${at(index)} l S`,
  );
  return makePdf([`BT /F1 14 Tf 1 0 0 1 70 700 Tm <4e00300153d15c55> Tj ET\n${rules.join('\n')}`]);
}

const bomb = zipSync({ 'word/document.xml': new Uint8Array(200 * 1024 * 1024).fill(32) }, { level: 1 });
const twiceDeflated = deflateSync(deflateSync(Buffer.alloc(400 * 1024 * 1024, 32), { level: 9 }), { level: 9 });

const REFUSED: readonly (readonly [what: string, name: string, content: Uint8Array | string, says: RegExp])[] = [
  ['a Word file that was cut off', 'cut.docx', word.subarray(0, word.length / 2), /不完整或已损坏/],
  ['a zip bomb', 'bomb.docx', bomb, /解压后太大/],
  ['a zip whose sizes lie', 'lying.docx', lying(word, 'word/document.xml'), /不完整/],
  ['a zip that is no Word file', 'sheet.docx', zipSync({ 'xl/workbook.xml': new Uint8Array(10) }), /没有 Word 正文/],
  ['an old Word file', 'old.doc', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), /另存为 \.docx/],
  ['a PDF without text', 'scan.pdf', makePdf(['0 0 595 842 re f']), /没有文字/],
  ['a PDF that was cut off', 'cut.pdf', '%PDF-1.7\n1 0 obj\n<< /Type', /不完整或已损坏/],
  [
    'bytes of no meaning',
    'noise.txt',
    Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 104729) & 0xff)),
    /编码|不是文字/,
  ],
  ['an empty file', 'empty.txt', '', /空的/],
  ['blanks', 'blank.html', '<html><body><p> </p><script>1</script></body></html>', /没有文字/],
];

describe('files that nobody should import', () => {
  it.each(REFUSED)('%s is refused in one clear line', async (_, name, content, says) => {
    const { code, output, errors, seconds } = await runImport(name, content);
    expect({ code, output, lines: errors.trim().split('\n').length }).toEqual({ code: 1, output: '', lines: 1 });
    expect(errors).toMatch(says);
    expect(seconds).toBeLessThan(30);
  });

  it('500 MB are refused without being read', async () => {
    openSync(join(dir, 'huge.txt'), 'w');
    truncateSync(join(dir, 'huge.txt'), 500 * 1024 * 1024);
    const { code, errors, seconds } = await runImport('huge.txt', null);
    expect(code).toBe(1);
    expect(errors).toMatch(/文件太大（500 MB/);
    expect(seconds).toBeLessThan(5);
  });

  it('a PDF that unpacks without end is stopped', async () => {
    const content = twiceDeflated.toString('latin1');
    const { code, errors, seconds } = await runImport('bomb.pdf', makePdf([content], { filter: '/Filter [/FlateDecode /FlateDecode]' }));
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(seconds).toBeLessThan(90);
  });

  it.each([
    ['elements in elements', 'deep.html', `${'<div>'.repeat(300_000)}一、好。`],
    ['brackets in brackets', 'brackets.txt', `1. 好。${'（'.repeat(200_000)}`],
    ['tables in tables', 'tables.html', `<html>${'<table><tr><td>'.repeat(5000)}`],
    ['lines without end', 'lines.pdf', linesWithoutEnd()],
    ['numbers without end', 'numbers.txt', '1. 好。（责任单位：市科技局）\n'.repeat(30_000)],
  ])('%s end in bounded time', async (_, name, content) => {
    const { code, seconds } = await runImport(name, content);
    expect([0, 1]).toContain(code);
    expect(seconds).toBeLessThan(60);
  });
});

describe('files that only look odd', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PLAN, 'utf16le')]);
  it.each([
    ['UTF-16 with its mark', 'utf16.txt', utf16],
    ['UTF-16 without', 'utf16-bare.txt', Buffer.from(PLAN, 'utf16le')],
    ['UTF-16, big end first', 'utf16-be.txt', Buffer.from(PLAN, 'utf16le').swap16()],
    ['a Word file called .txt', 'word.txt', word],
    ['a page called .pdf', 'page.pdf', htmlOf(PLAN)],
    [
      'a page with scripts',
      'scripts.html',
      htmlOf(PLAN).replace('</body>', '<script>document.write("2. 假的。（市假局负责）")</script></body>'),
    ],
    [
      'a Word file with text that was deleted',
      'deleted.docx',
      makeDocx({
        body: PLAN.split('\n')
          .map((line) => paragraph(line))
          .join('<w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del>'),
      }),
    ],
  ])('%s is read', async (_, name, content) => {
    const { code, output } = await runImport(name, content);
    expect(code).toBe(0);
    const { plan, measures } = JSON.parse(output) as { plan: { documentNumber: string }; measures: unknown[] };
    expect([plan.documentNumber, measures.length]).toEqual(['国发〔2018〕39号', 15]);
  });
});
