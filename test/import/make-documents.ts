import { zipSync } from 'fflate';

/** The same lines as a Word file, a web page or a PDF, as offices write them. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export interface WordParts {
  /** Content of `w:body`. */
  readonly body: string;
  /** Content of `w:numbering`. */
  readonly numbering?: string;
}

export function makeDocx({ body, numbering = '' }: WordParts): Uint8Array {
  const text = (content: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`);
  return zipSync({
    '[Content_Types].xml': text(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    'word/document.xml': text(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
    'word/numbering.xml': text(`<w:numbering ${W}>${numbering}</w:numbering>`),
  });
}

export function paragraph(line: string, list?: { readonly id: number; readonly level: number }): string {
  const number = list === undefined ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr></w:pPr>`;
  // Word breaks runs wherever its author paused.
  const runs = [line.slice(0, 3), line.slice(3)]
    .filter((run) => run !== '')
    .map((run) => `<w:r><w:t xml:space="preserve">${escaped(run)}</w:t></w:r>`);
  return `<w:p>${number}${runs.join('')}</w:p>`;
}

export function wordTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    `<w:tc><w:tcPr>${text === UNDER ? '<w:vMerge/>' : ''}</w:tcPr>${paragraph(text === UNDER ? '' : text)}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

export function docxOf(document: string): Uint8Array {
  return makeDocx({
    body: blocksOf(document)
      .map((block) => (typeof block === 'string' ? paragraph(block) : wordTable(block)))
      .join(''),
  });
}

export function htmlOf(document: string): string {
  const body = blocksOf(document).map((block) =>
    typeof block === 'string'
      ? `<p style="text-indent:2em">&nbsp;&nbsp;${escaped(block)}</p>`
      : `<table>${block.map((row, at) => `<tr>${row.map((cell, column) => htmlCell(cell, block[at + 1]?.[column] === UNDER)).join('')}</tr>`).join('')}</table>`,
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政策文件 - 门户网站</title><script>var a="1. 不是正文";</script></head>
<body><div class="nav"><ul><li>首页</li><li>政务公开</li></ul></div><table><tr><td><div id="zoom">${body.join('\n')}</div></td></tr></table>
<div class="footer">主办单位：某某网站管理中心</div></body></html>`;
}

/** In a table: the cell above reaches into this one. */
const UNDER = '^';

function htmlCell(cell: string, reachesDown: boolean): string {
  return cell === UNDER ? '' : `<td${reachesDown ? ' rowspan="2"' : ''}><p>${escaped(cell)}</p></td>`;
}

export function txtOf(document: string): string {
  return document.replaceAll(`\t${UNDER}\t`, '\t\t');
}

/** A PDF whose font every reader brings along: lines of `width` characters, `perPage` of them, page numbers below. */
export function pdfOf(document: string, { width = 32, perPage = 34 } = {}): Uint8Array {
  const lines = blocksOf(document).flatMap((block) =>
    typeof block === 'string' ? wrapped(block, width) : block.map((row) => row.join('  ')),
  );
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += perPage) pages.push(lines.slice(at, at + perPage));
  return makePdf(pages.map((page, index) => drawn(page, index + 1)));
}

function wrapped(line: string, width: number): readonly string[] {
  const points = [...line];
  const lines: string[] = [];
  for (let at = 0; at < points.length; at += width) lines.push(points.slice(at, at + width).join(''));
  return lines;
}

function drawn(lines: readonly string[], page: number): string {
  const line = (text: string, y: number, x = 70) => `BT /F1 14 Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`;
  return [...lines.map((text, index) => line(text, 770 - index * 20)), line(`- ${page} -`, 40, 280)].join('\n');
}

function hex(text: string): string {
  return [...text].map((point) => (point.codePointAt(0) as number).toString(16).padStart(4, '0')).join('');
}

/** @param contents content streams, one a page */
export function makePdf(contents: readonly string[], filter = ''): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${contents.length} /Kids [${contents.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  contents.forEach((content, index) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
    );
    objects.push(`<< /Length ${content.length} ${filter} >>\nstream\n${content}\nendstream`);
  });
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines, and runs of lines with tabs as tables. */
function blocksOf(document: string): readonly (string | readonly (readonly string[])[])[] {
  const blocks: (string | (readonly string[])[])[] = [];
  for (const line of document.split('\n')) {
    const last = blocks.at(-1);
    if (!line.includes('\t')) {
      if (line.trim() !== '') blocks.push(line);
    } else if (typeof last === 'object') last.push(line.split('\t'));
    else blocks.push([line.split('\t')]);
  }
  return blocks;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
