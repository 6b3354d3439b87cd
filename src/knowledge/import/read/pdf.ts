import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { LONGEST_TEXT } from './layout.ts';
import { type PageLine, type Placed, pageLines, withoutRunningLines } from './pdf-lines.ts';
import { Refusal } from './refusal.ts';

const MOST_PAGES = 1000;

/** Text of a PDF, line by line as it is printed, without page numbers and running titles. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(home, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(home, 'standard_fonts') + sep,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pages = await linesOf(await task.promise);
    const text = `${withoutRunningLines(pages).join('\n')}\n`;
    if (!/[\p{L}]/u.test(text)) throw new Refusal('这个 PDF 里没有文字（可能是扫描的图片）；请先做文字识别（OCR），或找带文字的版本');
    return text;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(reason(error));
  } finally {
    await task.destroy();
  }
}

type Document = Awaited<ReturnType<typeof import('pdfjs-dist/legacy/build/pdf.mjs')['getDocument']>['promise']>;

async function linesOf(document: Document): Promise<readonly (readonly PageLine[])[]> {
  if (document.numPages > MOST_PAGES) throw new Refusal(`这个 PDF 有 ${document.numPages} 页，最多 ${MOST_PAGES} 页；请只留下文件的正文`);
  const pages: (readonly PageLine[])[] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const { height } = page.getViewport({ scale: 1 });
    const placed: Placed[] = [];
    for (const item of items) {
      if (!('str' in item) || item.str === '') continue;
      length += item.str.length;
      if (length > LONGEST_TEXT) throw new Refusal(`文字太长（超过 ${LONGEST_TEXT / 10_000} 万字）；请只留下文件的正文再导入`);
      const [, , , scaleY, x, y] = item.transform as number[];
      placed.push({ text: item.str, x: x ?? 0, y: height - (y ?? 0), width: item.width, size: Math.abs(scaleY ?? 0) || item.height || 10 });
    }
    pages.push(pageLines(placed, height));
    page.cleanup();
  }
  return pages;
}

function reason(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return '这个 PDF 有密码；请先去掉密码再导入';
  return '这个 PDF 打不开：文件不完整或已损坏；请重新下载或另存后再导入';
}
