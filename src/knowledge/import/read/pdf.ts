import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { LONGEST_TEXT } from './layout.ts';
import { withTablesJoined } from './pdf-continued.ts';
import { type Grid, gridsOf } from './pdf-grid.ts';
import { type PageLine, type Placed, withoutRunningLines } from './pdf-lines.ts';
import { type Matrix, rulesOf, times } from './pdf-rules.ts';
import { linesWithTables } from './pdf-tables.ts';
import { type IsColumnName, unruledGrid } from './pdf-unruled.ts';
import { withoutRadicals } from './radicals.ts';
import { Refusal } from './refusal.ts';

const MOST_PAGES = 1000;
/** In pixels: no picture is unpacked to find the lines around it. */
const LARGEST_PICTURE = 1;

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** Text of a PDF, line by line as it is printed, without page numbers and running titles; a table's row is a line with tabs. */
export async function pdfText(bytes: Uint8Array, isColumnName: IsColumnName): Promise<string> {
  const pdf: Pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdf.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(home, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(home, 'standard_fonts') + sep,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    maxImageSize: LARGEST_PICTURE,
    verbosity: pdf.VerbosityLevel.ERRORS,
  });
  try {
    const pages = await linesOf(await task.promise, pdf.OPS, isColumnName);
    const text = `${withTablesJoined(withoutRunningLines(pages)).join('\n')}\n`;
    if (!/[\p{L}]/u.test(text)) throw new Refusal('这个 PDF 里没有文字（可能是扫描的图片）；请先做文字识别（OCR），或找带文字的版本');
    return text;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(reason(error));
  } finally {
    await task.destroy();
  }
}

type Document = Awaited<ReturnType<Pdf['getDocument']>['promise']>;
type Page = Awaited<ReturnType<Document['getPage']>>;

async function linesOf(document: Document, operators: Pdf['OPS'], isColumnName: IsColumnName): Promise<readonly (readonly PageLine[])[]> {
  if (document.numPages > MOST_PAGES) throw new Refusal(`这个 PDF 有 ${document.numPages} 页，最多 ${MOST_PAGES} 页；请只留下文件的正文`);
  const pages: (readonly PageLine[])[] = [];
  let length = 0;
  let columns: readonly number[] | null = null;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { height, transform } = page.getViewport({ scale: 1 });
    const placed = await textOf(page, transform);
    length += placed.reduce((sum, { text }) => sum + text.length, 0);
    if (length > LONGEST_TEXT) throw new Refusal(`文字太长（超过 ${LONGEST_TEXT / 10_000} 万字）；请只留下文件的正文再导入`);
    const rules = placed.length === 0 ? { across: [], down: [] } : rulesOf(await page.getOperatorList(), operators, transform);
    const ruled = gridsOf(rules);
    const unruled: Grid | null = ruled.length > 0 ? null : unruledGrid(placed, height, isColumnName, columns);
    columns = unruled?.xs ?? null;
    pages.push(linesWithTables(placed, unruled === null ? ruled : [unruled], height));
    page.cleanup();
  }
  return pages;
}

async function textOf(page: Page, viewed: Matrix): Promise<readonly Placed[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , skew = 0, scale = 0, x = 0, y = 0] = times(viewed, item.transform as Matrix);
    return [{ text: withoutRadicals(item.str), x, y, width: item.width, size: Math.hypot(skew, scale) || item.height || 10 }];
  });
}

function reason(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return '这个 PDF 有密码；请先去掉密码再导入';
  return '这个 PDF 打不开：文件不完整或已损坏；请重新下载或另存后再导入';
}
