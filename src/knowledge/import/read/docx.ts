import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { Layout } from './layout.ts';
import { Refusal } from './refusal.ts';
import { ListCounter, listPlace, readNumbering } from './word-numbers.ts';

/** Unpacked size of one part; a policy document of 100 pages has about 2 MB. */
const LARGEST_PART = 48 * 1024 * 1024;
const PARTS = new Set(['word/document.xml', 'word/numbering.xml', 'word/styles.xml']);

export function docxText(bytes: Uint8Array): string {
  const parts = unpack(bytes);
  const document = parts.get('word/document.xml');
  if (document === undefined) throw new Refusal('这个压缩包里没有 Word 正文（word/document.xml）；请给出 .docx 文件');
  const text = textOf(document, parts.get('word/numbering.xml') ?? '', parts.get('word/styles.xml') ?? '');
  if (!/<\/w:document>\s*$/.test(document)) throw new Refusal('这个 .docx 不完整，正文没有结尾；请重新下载或另存后再导入');
  return text;
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.has(name)) return false;
        if (originalSize > LARGEST_PART)
          throw new Refusal(`解压后太大（${Math.round(originalSize / 1_048_576)} MB）；这不像一份正常的 Word 文件`);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('这个 .docx 打不开：文件不完整或已损坏；请重新下载或另存后再导入');
  }
  for (const [name, content] of Object.entries(files)) parts.set(name, new TextDecoder().decode(content));
  return parts;
}

/** A paragraph that is being read. */
interface Paragraph {
  style: string | null;
  list: string | null;
  level: number | null;
  isNumbered: boolean;
}

/** Elements whose text is not the document's as it stands: what was deleted or moved away, field codes, doubled drawings. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:rPrChange', 'w:pPrChange', 'w:tblPrChange']);

function textOf(document: string, numbering: string, styles: string): string {
  const layout = new Layout();
  const lists = readNumbering(numbering, styles);
  const counter = new ListCounter(lists);
  const paragraphs: Paragraph[] = [];
  let skipping = 0;
  let isText = false;
  let isHidden = false;
  let cell = { columns: 1, isContinued: false };
  let isCellOpen = true;

  const openCell = (): void => {
    if (!isCellOpen) layout.startCell(cell);
    isCellOpen = true;
  };
  /** A number stands before the paragraph's first text; a paragraph without text has none. */
  const number = (): void => {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined || paragraph.isNumbered) return;
    paragraph.isNumbered = true;
    const place = listPlace(lists, paragraph, paragraph.style);
    if (place !== null) layout.text(counter.next(place));
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipping > 0 || SKIPPED.has(name)) {
          skipping++;
          return;
        }
        const value = attributes['w:val'] ?? '';
        const paragraph = paragraphs.at(-1);
        switch (name) {
          case 'w:tbl':
            layout.startTable();
            break;
          case 'w:tr':
            layout.startRow();
            break;
          case 'w:tc':
            cell = { columns: 1, isContinued: false };
            isCellOpen = false;
            break;
          case 'w:gridSpan':
            cell.columns = Math.min(Number(value) || 1, 30);
            break;
          case 'w:vMerge':
            cell.isContinued = value !== 'restart';
            break;
          case 'w:p':
            openCell();
            layout.breakLine();
            paragraphs.push({ style: null, list: null, level: null, isNumbered: false });
            break;
          case 'w:r':
            isHidden = false;
            break;
          case 'w:vanish':
            isHidden = value !== '0' && value !== 'false';
            break;
          case 'w:pStyle':
            if (paragraph !== undefined) paragraph.style = value;
            break;
          case 'w:numId':
            if (paragraph !== undefined) paragraph.list = value;
            break;
          case 'w:ilvl':
            if (paragraph !== undefined) paragraph.level = Number(value);
            break;
          case 'w:t':
            isText = true;
            break;
          case 'w:br':
          case 'w:cr':
            layout.breakLine();
            break;
          case 'w:tab':
            layout.text(' ');
            break;
          case 'w:noBreakHyphen':
            layout.text('-');
            break;
        }
      },
      ontext(text) {
        if (!isText || skipping > 0 || isHidden || text === '') return;
        number();
        layout.text(text);
      },
      onclosetag(name) {
        if (skipping > 0) {
          skipping--;
          return;
        }
        if (name === 'w:t') isText = false;
        else if (name === 'w:p') {
          layout.breakLine();
          paragraphs.pop();
        } else if (name === 'w:tc') {
          openCell();
          layout.endCell();
        } else if (name === 'w:tr') layout.endRow();
        else if (name === 'w:tbl') layout.endTable();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(document);
  parser.end();
  return layout.toString();
}
