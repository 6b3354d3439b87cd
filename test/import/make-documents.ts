import { zipSync } from 'fflate';

/** The same lines as a Word file or a web page, as offices write them; as a PDF: `make-pdf.ts`. */

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
export const UNDER = '^';

function htmlCell(cell: string, reachesDown: boolean): string {
  return cell === UNDER ? '' : `<td${reachesDown ? ' rowspan="2"' : ''}><p>${escaped(cell)}</p></td>`;
}

export function txtOf(document: string): string {
  return document.replaceAll(`\t${UNDER}\t`, '\t\t');
}

/** Lines, and runs of lines with tabs as tables. */
export function blocksOf(document: string): readonly (string | readonly (readonly string[])[])[] {
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
