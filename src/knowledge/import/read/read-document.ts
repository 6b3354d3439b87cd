import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { docxText } from './docx.ts';
import { declaredEncoding, htmlText } from './html.ts';
import { LONGEST_TEXT } from './layout.ts';
import { pdfText } from './pdf.ts';
import type { IsColumnName } from './pdf-unruled.ts';
import { Refusal } from './refusal.ts';
import { decodeText } from './text-file.ts';

/** Larger files are no policy documents, or are full of pictures. */
const LARGEST_FILE = 40 * 1024 * 1024;

export type Format = 'txt' | 'docx' | 'html' | 'pdf';

export interface ReadDocument {
  readonly format: Format;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** The text of a document, by what the file holds and not by what it is called. Throws a `Refusal` where it cannot be read. @param isColumnName what a table without ruling lines is known by */
export async function readDocument(path: string, isColumnName: IsColumnName = () => false): Promise<ReadDocument> {
  const bytes = readBytes(path);
  const format = formatOf(bytes);
  const text = (await textOf(bytes, format, isColumnName)).replace(/^\uFEFF/, '');
  if (text.length > LONGEST_TEXT) throw new Refusal(`文字太长（超过 ${LONGEST_TEXT / 10_000} 万字）；请只留下文件的正文再导入`);
  if (text.trim() === '') throw new Refusal('这个文件里没有文字');
  return { format, text, bytes };
}

function readBytes(path: string): Uint8Array {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new Refusal('没有这个文件');
  if (!stats.isFile()) throw new Refusal('这不是一个文件');
  if (stats.size > LARGEST_FILE)
    throw new Refusal(`文件太大（${Math.round(stats.size / 1_048_576)} MB，最多 ${LARGEST_FILE / 1_048_576} MB）`);
  if (stats.size === 0) throw new Refusal('文件是空的');
  try {
    closeSync(openSync(path, 'r'));
  } catch {
    throw new Refusal('读不出来；请看文件的权限');
  }
  return readFileSync(path);
}

function textOf(bytes: Uint8Array, format: Format, isColumnName: IsColumnName): string | Promise<string> {
  if (format === 'pdf') return pdfText(bytes, isColumnName);
  if (format === 'docx') return docxText(bytes);
  return format === 'html' ? htmlText(decodeText(bytes, declaredEncoding(bytes))) : decodeText(bytes);
}

function formatOf(bytes: Uint8Array): Format {
  const beginning = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  if (beginning.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (beginning.startsWith('PK')) return 'docx';
  if (beginning.startsWith('\xD0\xCF\x11\xE0')) throw new Refusal('这是旧版 Word 文件（.doc、.wps）；请用 Word 或 WPS 另存为 .docx 再导入');
  if (beginning.startsWith('{\\rtf')) throw new Refusal('这是 RTF 文件；请用 Word 或 WPS 另存为 .docx 再导入');
  // A page in UTF-16 has a zero beside every letter.
  return /<(?:!doctype\s+html|html|head|body|div|p|table|meta|span|section|article)[\s>/]/i.test(beginning.replace(/\0/g, ''))
    ? 'html'
    : 'txt';
}
